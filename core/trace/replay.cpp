// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/replay.h"

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

// Makes a step as a whole.
void apply(Frame& frame, const Trace& trace, const Step& step)
{
    NodeFrame& node = nodeOf(frame, step.node);
    switch (step.kind) {
    case StepKind::Value:
        node.value = &trace.valueOf(step.node);
        forEachEdgeInto(trace, step.node, [&](std::size_t i, const Edge& edge) { frame.edges[i].value = &trace.valueOf(edge.from); });
        break;
    case StepKind::Seed:
        node.adjoint = &trace.valueOf(trace.backward.seed);
        node.isComplete = true;
        break;
    case StepKind::Message: {
        const Message& message = trace.messageOf(step);
        node.adjoint = &trace.valueOf(message.after);
        node.isComplete = step.isLast;
        frame.edges[static_cast<std::size_t>(step.edge)].message = &trace.valueOf(message.value);
        break;
    }
    }
}

void emphasise(Frame& frame, const Trace& trace, const Step& step)
{
    nodeOf(frame, step.node).emphasis = Emphasis::Active;
    if (step.kind == StepKind::Value) {
        forEachEdgeInto(trace, step.node, [&](std::size_t i, const Edge& edge) {
            frame.edges[i].emphasis = Emphasis::Active;
            frame.edges[i].travel = frame.progress;
            if (edge.from != step.node)
                nodeOf(frame, edge.from).emphasis = Emphasis::Source;
        });
    } else if (step.kind == StepKind::Message) {
        EdgeFrame& edge = frame.edges[static_cast<std::size_t>(step.edge)];
        edge.emphasis = Emphasis::Active;
        edge.travel = frame.progress;
        nodeOf(frame, trace.messageOf(step).from).emphasis = Emphasis::Source;
    }
}

Frame leavesOnly(const Trace& trace)
{
    Frame frame;
    frame.nodes.resize(static_cast<std::size_t>(trace.forwardSize));
    frame.edges.resize(trace.edges.size());
    for (NodeId id = 0; id < trace.forwardSize; ++id)
        if (isLeaf(*trace.graph().node(id).op))
            nodeOf(frame, id).value = &trace.valueOf(id);
    return frame;
}

} // namespace

Frame frameAt(const Trace& trace, double position)
{
    Frame frame = leavesOnly(trace);
    frame.position = std::isnan(position) ? 0.0 : std::clamp(position, 0.0, static_cast<double>(trace.size()));
    const int made = static_cast<int>(std::floor(frame.position));
    for (int i = 0; i < made; ++i)
        apply(frame, trace, trace.steps[static_cast<std::size_t>(i)]);
    const double part = frame.position - made;
    frame.step = part > 0.0 ? made : made - 1;
    frame.progress = part > 0.0 ? part : 1.0;
    if (frame.step >= 0) {
        const Step& step = trace.steps[static_cast<std::size_t>(frame.step)];
        emphasise(frame, trace, step);
        frame.phase = step.kind == StepKind::Value ? Phase::Forward : Phase::Backward;
    }
    return frame;
}

} // namespace ad
