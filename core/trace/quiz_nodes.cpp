// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/quiz_nodes.h"

#include <algorithm>

namespace ad {

namespace {

void sortAndThin(std::vector<NodeId>& nodes)
{
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

bool areKnown(const std::vector<NodeId>& inputs, const std::vector<bool>& known)
{
    return std::all_of(inputs.begin(), inputs.end(), [&](NodeId input) { return known[static_cast<std::size_t>(input)]; });
}

} // namespace

Known knownBefore(const Trace& trace, int step)
{
    const auto size = static_cast<std::size_t>(trace.forwardSize);
    Known known{std::vector<bool>(size), std::vector<bool>(size), std::vector<bool>(size), std::vector<bool>(size)};
    for (std::size_t id = 0; id < size; ++id)
        if (isLeaf(*trace.graph().nodes()[id].op)) {
            known.value[id] = true;
            known.tangent[id] = true;
        }
    for (int i = 0; i < step; ++i) {
        const Step& made = trace.steps[static_cast<std::size_t>(i)];
        const auto node = static_cast<std::size_t>(made.node);
        if (made.kind == StepKind::Value)
            known.value[node] = true;
        else if (made.kind == StepKind::Tangent)
            known.tangent[node] = made.isLast;
        else if (made.kind == StepKind::Seed)
            known.adjoint[node] = true;
        else if (made.kind == StepKind::Message) {
            known.adjoint[node] = made.isLast;
            known.passedOn[static_cast<std::size_t>(trace.messageOf(made).from)] = true;
        }
    }
    return known;
}

std::vector<NodeId> possibleNext(const Trace& trace, int step, bool isBackward)
{
    const Known known = knownBefore(trace, step);
    std::vector<NodeId> result;
    if (isBackward) {
        for (const Message& message : trace.backward.messages)
            if (known.adjoint[static_cast<std::size_t>(message.from)] && !known.passedOn[static_cast<std::size_t>(message.from)])
                result.push_back(message.from);
    } else {
        for (NodeId id = 0; id < trace.forwardSize; ++id)
            if (!known.value[static_cast<std::size_t>(id)] && areKnown(trace.graph().node(id).inputs, known.value))
                result.push_back(id);
    }
    sortAndThin(result);
    return result;
}

std::vector<NodeId> contributors(const Trace& trace, NodeId node, bool isBackward)
{
    std::vector<NodeId> result;
    if (isBackward) {
        for (const Message& message : trace.backward.messages)
            if (message.to == node)
                result.push_back(message.from);
    } else {
        for (const NodeId input : trace.graph().node(node).inputs)
            if (!isConstant(trace.graph().node(input)))
                result.push_back(input);
    }
    sortAndThin(result);
    return result;
}

} // namespace ad
