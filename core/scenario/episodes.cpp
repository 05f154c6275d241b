// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/episodes.h"

#include "core/run/evaluate.h"
#include "core/scenario/derive.h"

namespace ad {

namespace {

class Episodes
{
public:
    Episodes(const EpisodeSource& source, const GraphChoice& choice)
        : m_source(source)
        , m_choice(choice)
        , m_point(source.point)
    {
        m_base.seed = source.seed;
        m_base.differentiate = source.differentiate;
        m_base.playsBackward = choice.mode != SweepMode::Forward && source.firstDerivative == kNoNode;
        m_base.segments = choice.segments;
        m_base.conditions.overwrites = choice.pitfalls.overwrites;
        if (choice.mode != SweepMode::Reverse && source.firstDerivative == kNoNode)
            m_base.direction = directionOf(choice, source.graph);
        for (const std::string& name : choice.pitfalls.detached)
            if (const NodeId node = source.graph.find(name); node != kNoNode)
                m_base.conditions.detached.push_back(node);
    }

    std::vector<std::shared_ptr<const Trace>> make() &&
    {
        const bool isLoop = m_choice.loop.updates > 0 && m_base.playsBackward;
        if (!isLoop) {
            add(m_base, {});
            if (m_choice.pitfalls.kept != KeptGradients::None && m_base.playsBackward)
                add(withLeftovers(m_choice.pitfalls.kept, false), {});
            return std::move(m_traces);
        }
        const std::vector<Point> examples = fittingExamples();
        for (int update = 0; update < m_choice.loop.updates; ++update)
            addUpdate(examples);
        Recording last = m_base;
        last.playsBackward = false;
        for (const Point& example : examples)
            add(last, example);
        return std::move(m_traces);
    }

private:
    // At least one, which may change nothing.
    std::vector<Point> fittingExamples() const
    {
        std::vector<Point> result;
        for (const Point& example : m_choice.loop.examples)
            if (!misfit(m_source.graph, example))
                result.push_back(example);
        if (result.empty())
            result.emplace_back();
        return result;
    }

    void addUpdate(const std::vector<Point>& examples)
    {
        for (std::size_t i = 0; i < examples.size(); ++i) {
            Recording recording = m_base;
            const bool isFirst = i == 0;
            if (!isFirst)
                recording = withLeftovers(KeptGradients::Inputs, true);
            else if (!m_traces.empty() && m_choice.pitfalls.kept != KeptGradients::None)
                recording = withLeftovers(m_choice.pitfalls.kept, false);
            if (i + 1 == examples.size())
                recording.learningRate = m_choice.loop.learningRate;
            add(recording, examples[i]);
        }
        const Trace& trace = *m_traces.back();
        for (const UpdateNodes& update : trace.updates)
            m_point.insert_or_assign(trace.graph().node(update.node).name, trace.valueOf(update.after));
    }

    // The adjoints of the last trace are still there when the next one begins.
    Recording withLeftovers(KeptGradients kept, bool isRight) const
    {
        Recording recording = m_base;
        recording.leftoversAreRight = isRight;
        const Trace& last = *m_traces.back();
        for (NodeId id = 0; id < last.forwardSize; ++id)
            if (const Tensor* adjoint = last.adjointOf(id))
                if (kept == KeptGradients::All || isLeaf(*last.graph().node(id).op))
                    recording.conditions.leftovers.emplace_back(id, *adjoint);
        return recording;
    }

    void add(Recording recording, const Point& example)
    {
        recording.point = m_point;
        for (const auto& [name, value] : example)
            recording.point.insert_or_assign(name, value);
        auto trace = std::make_shared<Trace>(record(m_source.graph, m_source.output, recording));
        trace->firstDerivative = m_source.firstDerivative;
        m_traces.push_back(std::move(trace));
    }

    const EpisodeSource& m_source;
    const GraphChoice& m_choice;
    Recording m_base;
    Point m_point; // grows with the updates
    std::vector<std::shared_ptr<const Trace>> m_traces;
};

} // namespace

std::vector<std::shared_ptr<const Trace>> episodesOf(const EpisodeSource& source, const GraphChoice& choice)
{
    return Episodes(source, choice).make();
}

} // namespace ad
