// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/script.h"

#include "core/graph/groups.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace ad {

namespace {

// The group in which each step happens: where a message comes from, where everything else arrives.
class Places
{
public:
    Places(const Trace& trace, std::span<const int> collapsed)
        : m_trace(trace)
        , m_groups(outermostGroups(trace.graph(), trace.forwardSize, collapsed))
    {
    }

    [[nodiscard]] int groupOf(NodeId node) const { return m_groups[static_cast<std::size_t>(node)]; }
    [[nodiscard]] int groupOf(const Step& step) const
    {
        if (step.kind == StepKind::Seed)
            return kNoGroup;
        return groupOf(step.kind == StepKind::Message ? m_trace.messageOf(step).from : step.node);
    }

private:
    const Trace& m_trace;
    std::vector<int> m_groups;
};

// The first edge from a node into a group that it is not part of.
std::map<std::pair<NodeId, int>, int> entrances(const Trace& trace, const Places& places)
{
    std::map<std::pair<NodeId, int>, int> result;
    for (std::size_t i = 0; i < trace.edges.size(); ++i)
        if (const int group = places.groupOf(trace.edges[i].to); group != kNoGroup && group != places.groupOf(trace.edges[i].from))
            result.emplace(std::pair(trace.edges[i].from, group), static_cast<int>(i));
    return result;
}

void add(Tensor& sum, const Tensor& value)
{
    for (std::ptrdiff_t i = 0; i < sum.size(); ++i)
        sum[i] += value[i];
}

std::vector<Passage> passagesOf(const Trace& trace, const ScriptStep& range, const Places& places,
                                const std::map<std::pair<NodeId, int>, int>& entrances)
{
    std::map<NodeId, Passage, std::greater<>> byNode;
    for (int i = range.begin; i < range.end; ++i) {
        const Step& step = trace.steps[static_cast<std::size_t>(i)];
        if (step.kind != StepKind::Message || places.groupOf(step.node) == range.group)
            continue;
        const Message& message = trace.messageOf(step);
        const Tensor& value = trace.valueOf(message.value);
        const auto [found, isNew] = byNode.try_emplace(step.node);
        Passage& passage = found->second;
        if (isNew)
            passage = {.to = step.node,
                       .edge = entrances.at({step.node, range.group}),
                       .message = Tensor(value.shape(), 0.0),
                       .before = message.before};
        add(passage.message, value);
        passage.after = message.after;
        passage.isLast = step.isLast;
    }
    std::vector<Passage> result;
    for (auto& [node, passage] : byNode)
        result.push_back(std::move(passage));
    return result;
}

// The step of the script that holds a step of the trace.
int holderOf(const Script& script, double step)
{
    const auto next =
        std::upper_bound(script.steps.begin(), script.steps.end(), step, [](double at, const ScriptStep& s) { return at < s.begin; });
    return static_cast<int>(next - script.steps.begin()) - 1;
}

} // namespace

Script scriptOf(const Trace& trace, std::span<const int> collapsed)
{
    const Places places(trace, collapsed);
    Script script;
    script.steps.reserve(trace.steps.size());
    bool wasMessage = false;
    for (int i = 0; i < trace.size(); ++i) {
        const Step& step = trace.steps[static_cast<std::size_t>(i)];
        const int group = places.groupOf(step);
        const bool isMessage = step.kind == StepKind::Message;
        if (group != kNoGroup && !script.steps.empty() && script.steps.back().group == group && isMessage == wasMessage)
            script.steps.back().end = i + 1;
        else
            script.steps.push_back({.begin = i, .end = i + 1, .group = group});
        wasMessage = isMessage;
    }
    if (collapsed.empty())
        return script;
    const auto doors = entrances(trace, places);
    for (ScriptStep& step : script.steps)
        if (step.group != kNoGroup)
            step.passages = passagesOf(trace, step, places, doors);
    return script;
}

double tracePosition(const Script& script, double position)
{
    if (script.steps.empty() || !(position > 0.0))
        return 0.0;
    if (position >= script.size())
        return script.steps.back().end;
    const ScriptStep& step = script.step(static_cast<int>(position));
    return step.begin + (position - std::floor(position)) * (step.end - step.begin);
}

double scriptPosition(const Script& script, double tracePosition)
{
    if (script.steps.empty() || !(tracePosition > 0.0))
        return 0.0;
    if (tracePosition >= script.steps.back().end)
        return script.size();
    const int index = holderOf(script, tracePosition);
    const ScriptStep& step = script.step(index);
    return index + (tracePosition - step.begin) / (step.end - step.begin);
}

} // namespace ad
