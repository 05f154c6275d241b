// SPDX-License-Identifier: GPL-3.0-or-later
// Which steps of a trace are played as one, because they happen inside of a group that is shown as one node.
#pragma once

#include "core/trace/trace.h"

#include <span>
#include <vector>

namespace ad {

/// What a collapsed group passes back to a node outside of it: the sum over all ways through the group.
struct Passage
{
    NodeId to = kNoNode;
    int edge = -1; // the first edge from `to` into the group
    Tensor message = {};
    NodeId before = kNoNode; // the adjoint of `to` so far; kNoNode for the first message
    NodeId after = kNoNode;  // what it is then
    bool isLast = false;     // the adjoint of `to` is complete
};

/// The steps [begin, end) of a trace, end > begin.
struct ScriptStep
{
    int begin = 0;
    int end = 0;
    int group = kNoGroup;               // whose steps these are; kNoGroup for a single step of the trace
    std::vector<Passage> passages = {}; // backward, by falling NodeId

    [[nodiscard]] int last() const { return end - 1; }
};

/// What the player plays: every step of the trace once, in its order.
struct Script
{
    std::vector<ScriptStep> steps;

    [[nodiscard]] int size() const { return static_cast<int>(steps.size()); }
    [[nodiscard]] const ScriptStep& step(int index) const { return steps[static_cast<std::size_t>(index)]; }
};

/// The script in which the forward pass through each of the `collapsed` groups is one step, and the backward pass another one. Groups
/// inside of these don't matter; without any group each step stands alone. Cost: O(steps + edges).
[[nodiscard]] Script scriptOf(const Trace& trace, std::span<const int> collapsed = {});

/// Where in the steps of the trace a position of the script is, and the other way round; the place within a step is kept. Positions outside
/// are clamped. Cost: O(log steps).
[[nodiscard]] double tracePosition(const Script& script, double position);
[[nodiscard]] double scriptPosition(const Script& script, double tracePosition);

} // namespace ad
