// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/explain_absent.h"

#include "core/base/zero.h"
#include "core/trace/explain_reason.h"
#include "core/trace/explain_sum.h"

#include <algorithm>

namespace ad {

namespace {

constexpr std::size_t kMostReasons = 2;

bool isDataDifferentiated(const Trace& trace)
{
    const auto isData = [&](const Message& m) { return trace.graph().node(m.to).role == LeafRole::Data; };
    return std::any_of(trace.backward.messages.begin(), trace.backward.messages.end(), isData);
}

// True if a leaf that takes part in the pass is among what `node` is computed from.
bool dependsOnParameter(const Trace& trace, NodeId node)
{
    const std::vector<bool> needed = ancestors(trace.graph(), node);
    for (NodeId id = 0; id <= node; ++id)
        if (needed[static_cast<std::size_t>(id)] && trace.graph().node(id).role == LeafRole::Parameter)
            return true;
    return false;
}

// The users through which the output depends on the node let nothing through.
std::string blocked(const Trace& trace, const StepNames& names, NodeId node, const std::vector<bool>& matters)
{
    const std::string nothing = "No derivative gets through to " + names.plain(node) + ": ";
    for (const Edge& edge : trace.edges) {
        if (edge.from != node || !matters[static_cast<std::size_t>(edge.to)])
            continue;
        const Node& user = trace.graph().node(edge.to);
        if (!trace.adjointOf(edge.to))
            return nothing + names.plain(edge.to) + " gets none either.";
        if (std::string_view(user.op->name) == "detach")
            return nothing + "detach stops it.";
        return nothing + names.plain(edge.to) + " = " + names.plainFormula(edge.to) + " is flat in it.";
    }
    return nothing + "its users are flat in it.";
}

} // namespace

std::string reasonForNoAdjoint(const Trace& trace, const StepNames& names, NodeId node)
{
    if (trace.adjointOf(node))
        return {};
    const Node& shown = trace.graph().node(node);
    const std::string name = names.plain(node);
    if (isConstant(shown))
        return (shown.name.empty() ? "A constant" : name + " is a constant, and that") + " is not differentiated.";
    const std::vector<bool> matters = ancestors(trace.graph(), trace.backward.output);
    if (!matters[static_cast<std::size_t>(node)])
        return "The output " + names.plain(trace.backward.output) + " does not depend on " + name + ".";
    if (shown.role == LeafRole::Data && !isDataDifferentiated(trace))
        return name + " is data, and data is not differentiated.";
    if (!isLeaf(*shown.op) && !dependsOnParameter(trace, node))
        return name + " is computed from data and constants only, so there is nothing to differentiate.";
    return blocked(trace, names, node, matters);
}

std::string reasonForZeroAdjoint(const Trace& trace, const StepNames& names, NodeId node)
{
    const Tensor* adjoint = trace.adjointOf(node);
    if (!adjoint || !isZero(*adjoint))
        return {};
    if (node == trace.backward.output)
        return "The external gradient is 0.";
    std::vector<std::string> reasons;
    bool isCancelled = false;
    for (const int index : messagesTo(trace, node)) {
        const Message& message = trace.backward.messages[static_cast<std::size_t>(index)];
        isCancelled = isCancelled || !isZero(trace.valueOf(message.value));
        const std::string reason = reasonForMessage(trace, names, message);
        if (!reason.empty() && std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
            reasons.push_back(reason);
    }
    if (isCancelled)
        return "The messages cancel: their sum is 0.";
    std::string text;
    for (std::size_t i = 0; i < std::min(reasons.size(), kMostReasons); ++i)
        text += (i > 0 ? " " : "") + reasons[i];
    return text;
}

} // namespace ad
