// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/replay.h"

#include "core/graph/groups.h"

#include <algorithm>
#include <cmath>

namespace ad {

namespace {

NodeFrame& nodeOf(Frame& frame, NodeId id)
{
    return frame.nodes[static_cast<std::size_t>(id)];
}

// The edges into a node are consecutive.
template<typename Visit>
void forEachEdgeInto(const Trace& trace, NodeId id, Visit visit)
{
    const auto first = std::lower_bound(trace.edges.begin(), trace.edges.end(), id, [](const Edge& e, NodeId to) { return e.to < to; });
    for (auto edge = first; edge != trace.edges.end() && edge->to == id; ++edge)
        visit(static_cast<std::size_t>(edge - trace.edges.begin()), *edge);
}

void applyMessage(Frame& frame, const Trace& trace, const Step& step)
{
    NodeFrame& node = nodeOf(frame, step.node);
    const Message& message = trace.messageOf(step);
    node.adjoint = &trace.valueOf(message.after);
    node.isComplete = step.isLast;
    node.isLeftOver = false;
    node.isWrong = trace.right && trace.wrongMessages[static_cast<std::size_t>(step.message)];
    frame.edges[static_cast<std::size_t>(step.edge)].message = &trace.valueOf(message.value);
}

void applyTangent(Frame& frame, const Trace& trace, const Step& step)
{
    NodeFrame& node = nodeOf(frame, step.node);
    const TangentMessage& message = trace.tangentMessageOf(step);
    node.tangent = &trace.valueOf(message.after);
    node.isTangentComplete = step.isLast;
    frame.edges[static_cast<std::size_t>(step.edge)].tangent = &trace.valueOf(message.value);
}

void applyUpdate(Frame& frame, const Trace& trace, const Step& step)
{
    for (const UpdateNodes& update : trace.updates)
        if (update.node == step.node) {
            nodeOf(frame, step.node).value = &trace.valueOf(update.after);
            nodeOf(frame, step.node).isUpdated = true;
        }
}

// Makes a step as a whole.
void apply(Frame& frame, const Trace& trace, const Step& step)
{
    NodeFrame& node = nodeOf(frame, step.node);
    switch (step.kind) {
    case StepKind::Value:
    case StepKind::Recompute:
        node.value = &trace.valueOf(step.node);
        node.isForgotten = false;
        forEachEdgeInto(trace, step.node, [&](std::size_t i, const Edge& edge) { frame.edges[i].value = &trace.valueOf(edge.from); });
        break;
    case StepKind::Tangent:
        applyTangent(frame, trace, step);
        break;
    case StepKind::Seed:
        node.adjoint = &trace.valueOf(trace.backward.seed);
        node.isComplete = true;
        node.isLeftOver = false;
        break;
    case StepKind::Message:
        applyMessage(frame, trace, step);
        break;
    case StepKind::Update:
        applyUpdate(frame, trace, step);
        break;
    }
    for (const NodeId id : step.forgotten) {
        nodeOf(frame, id).value = nullptr;
        nodeOf(frame, id).isForgotten = true;
    }
}

void emphasise(Frame& frame, const Trace& trace, const Step& step)
{
    nodeOf(frame, step.node).emphasis = Emphasis::Active;
    if (step.kind == StepKind::Value || step.kind == StepKind::Recompute) {
        forEachEdgeInto(trace, step.node, [&](std::size_t i, const Edge& edge) {
            frame.edges[i].emphasis = Emphasis::Active;
            frame.edges[i].travel = frame.progress;
            if (edge.from != step.node)
                nodeOf(frame, edge.from).emphasis = Emphasis::Source;
        });
    } else if (step.kind == StepKind::Message || step.kind == StepKind::Tangent) {
        EdgeFrame& edge = frame.edges[static_cast<std::size_t>(step.edge)];
        edge.emphasis = Emphasis::Active;
        edge.travel = frame.progress;
        const Edge& ends = trace.edges[static_cast<std::size_t>(step.edge)];
        nodeOf(frame, step.kind == StepKind::Message ? ends.to : ends.from).emphasis = Emphasis::Source;
    }
}

Phase phaseOf(StepKind kind)
{
    switch (kind) {
    case StepKind::Value:
    case StepKind::Tangent:
        return Phase::Forward;
    case StepKind::Seed:
    case StepKind::Message:
    case StepKind::Recompute:
        return Phase::Backward;
    case StepKind::Update:
        return Phase::Update;
    }
    return Phase::Forward;
}

// What there is before the first step.
Frame leavesOnly(const Trace& trace)
{
    Frame frame;
    frame.nodes.resize(static_cast<std::size_t>(trace.forwardSize));
    frame.edges.resize(trace.edges.size());
    for (NodeId id = 0; id < trace.forwardSize; ++id)
        if (isLeaf(*trace.graph().node(id).op)) {
            nodeOf(frame, id).value = &trace.valueOf(id);
            nodeOf(frame, id).tangent = trace.tangentOf(id);
            nodeOf(frame, id).isTangentComplete = true;
        }
    for (NodeId id = 0; id < static_cast<NodeId>(trace.backward.leftovers.size()); ++id)
        if (const NodeId leftover = trace.backward.leftovers[static_cast<std::size_t>(id)]; leftover != kNoNode && id < trace.forwardSize) {
            nodeOf(frame, id).adjoint = &trace.valueOf(leftover);
            nodeOf(frame, id).isLeftOver = true;
        }
    return frame;
}

// The first `made` steps are made, and [begin, end) are shown: on their way, or just made.
Frame frameOf(const Trace& trace, int made, int begin, int end, double progress)
{
    Frame frame = leavesOnly(trace);
    for (int i = 0; i < made; ++i)
        apply(frame, trace, trace.steps[static_cast<std::size_t>(i)]);
    if (trace.right && made >= trace.forwardSteps + trace.backwardSteps)
        for (const NodeId id : trace.missingAdjoints)
            nodeOf(frame, id).isWrong = true;
    frame.firstStep = begin;
    frame.step = end - 1;
    frame.progress = progress;
    for (int i = std::max(begin, 0); i < end; ++i)
        emphasise(frame, trace, trace.steps[static_cast<std::size_t>(i)]);
    if (begin >= 0 && begin < end)
        frame.phase = phaseOf(trace.steps[static_cast<std::size_t>(begin)].kind);
    return frame;
}

// What a group passes back travels once to each node outside; of what is inside nothing is to be seen.
void showPassages(Frame& frame, const Trace& trace, const ScriptStep& step, bool isMade)
{
    for (NodeId id = 0; id < trace.forwardSize; ++id)
        if (nodeOf(frame, id).emphasis == Emphasis::Active && isInside(trace.graph(), id, step.group))
            nodeOf(frame, id).emphasis = Emphasis::Source;
    for (const Passage& passage : step.passages) {
        EdgeFrame& edge = frame.edges[static_cast<std::size_t>(passage.edge)];
        edge.emphasis = Emphasis::Active;
        edge.travel = frame.progress;
        if (isMade)
            edge.message = &passage.message;
    }
}

} // namespace

Frame frameAt(const Trace& trace, double position)
{
    const double at = std::isnan(position) ? 0.0 : std::clamp(position, 0.0, static_cast<double>(trace.size()));
    const int made = static_cast<int>(std::floor(at));
    const double part = at - made;
    const int begin = part > 0.0 ? made : made - 1;
    Frame frame = frameOf(trace, made, begin, begin + 1, part > 0.0 ? part : 1.0);
    frame.position = at;
    return frame;
}

Frame frameAt(const Trace& trace, const Script& script, double position)
{
    const double at = std::isnan(position) ? 0.0 : std::clamp(position, 0.0, static_cast<double>(script.size()));
    const int made = static_cast<int>(std::floor(at));
    const double part = at - made;
    const int shown = part > 0.0 ? made : made - 1;
    if (shown < 0)
        return frameAt(trace, 0.0);
    const ScriptStep& step = script.step(shown);
    Frame frame = frameOf(trace, part > 0.0 ? step.begin : step.end, step.begin, step.end, part > 0.0 ? part : 1.0);
    frame.position = tracePosition(script, at);
    frame.group = step.group == kNoGroup ? nullptr : &step;
    for (int i = 0; i < made; ++i)
        for (const Passage& passage : script.step(i).passages)
            frame.edges[static_cast<std::size_t>(passage.edge)].message = &passage.message;
    if (step.group != kNoGroup && trace.steps[static_cast<std::size_t>(step.begin)].kind == StepKind::Message)
        showPassages(frame, trace, step, part <= 0.0);
    return frame;
}

} // namespace ad
