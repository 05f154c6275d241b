// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/checkpoints.h"

#include <algorithm>
#include <cmath>

namespace ad {

namespace {

int operationsOf(const Trace& trace)
{
    return static_cast<int>(
        std::count_if(trace.steps.begin(), trace.steps.end(), [](const Step& step) { return step.kind == StepKind::Value; }));
}

class Checkpoints
{
public:
    Checkpoints(Trace& trace, int segments)
        : m_trace(trace)
        , m_count(std::clamp(segments, 1, std::max(1, operationsOf(trace))))
        , m_segment(static_cast<std::size_t>(trace.forwardSize), -1)
        , m_dropped(static_cast<std::size_t>(m_count))
    {
        cut();
        chooseDropped();
    }

    void rewrite()
    {
        std::vector<Step> old = std::move(m_trace.steps);
        m_trace.steps.clear();
        const auto backward = old.begin() + m_trace.forwardSteps;
        for (auto step = old.begin(); step != backward; ++step) {
            const bool isEnd = step + 1 == backward || segment((step + 1)->node) != segment(step->node);
            m_trace.steps.push_back(std::move(*step));
            if (isEnd && segment(m_trace.steps.back().node) + 1 < m_count)
                m_trace.steps.back().forgotten = dropped(segment(m_trace.steps.back().node));
        }
        int open = m_count - 1; // the stretch whose values are there
        for (auto step = backward; step != old.end(); ++step) {
            const int needed = step->kind == StepKind::Message ? segment(m_trace.messageOf(*step).from) : open;
            if (needed != open)
                reopen(open, needed);
            open = needed;
            m_trace.steps.push_back(std::move(*step));
        }
        m_trace.backwardSteps = m_trace.size() - m_trace.forwardSteps;
    }

private:
    [[nodiscard]] int segment(NodeId node) const { return m_segment[static_cast<std::size_t>(node)]; }
    [[nodiscard]] const std::vector<NodeId>& dropped(int segment) const { return m_dropped[static_cast<std::size_t>(segment)]; }

    void cut()
    {
        const int operations = operationsOf(m_trace);
        int next = 0;
        for (const Step& step : m_trace.steps)
            if (step.kind == StepKind::Value)
                m_segment[static_cast<std::size_t>(step.node)] = static_cast<int>(static_cast<long long>(next++) * m_count / operations);
    }

    // What no later stretch reads.
    void chooseDropped()
    {
        std::vector<int> lastReader = m_segment;
        for (const Edge& edge : m_trace.edges)
            lastReader[static_cast<std::size_t>(edge.from)] = std::max(lastReader[static_cast<std::size_t>(edge.from)], segment(edge.to));
        for (NodeId id = 0; id < m_trace.forwardSize; ++id)
            if (const int own = segment(id);
                own >= 0 && own + 1 < m_count && lastReader[static_cast<std::size_t>(id)] == own && id != m_trace.backward.output)
                m_dropped[static_cast<std::size_t>(own)].push_back(id);
    }

    void reopen(int open, int needed)
    {
        if (!m_trace.steps.empty() && open >= 0 && open + 1 < m_count)
            m_trace.steps.back().forgotten = dropped(open);
        for (const NodeId node : dropped(needed))
            m_trace.steps.push_back({.kind = StepKind::Recompute, .node = node});
    }

    Trace& m_trace;
    int m_count;
    std::vector<int> m_segment; // of each node; -1 for leaves
    std::vector<std::vector<NodeId>> m_dropped;
};

} // namespace

void addCheckpoints(Trace& trace, int segments)
{
    if (trace.backwardSteps > 0 && operationsOf(trace) > 0)
        Checkpoints(trace, segments).rewrite();
}

int usualSegments(const Trace& trace)
{
    return std::max(1, static_cast<int>(std::lround(std::sqrt(operationsOf(trace)))));
}

} // namespace ad
