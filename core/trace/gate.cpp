// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/gate.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ad {

namespace {

bool isChoice(std::string_view op)
{
    static constexpr std::array kChoices{"max", "min", "relu", "where", "amax", "amin"};
    return std::find(kChoices.begin(), kChoices.end(), op) != kChoices.end();
}

bool isAllOf(const Tensor& value, double number)
{
    return std::all_of(value.values().begin(), value.values().end(), [number](double v) { return v == number; });
}

// "w and b", "both places of x".
std::string bothOperands(const StepNames& names, const Node& node)
{
    const std::string first = names.plain(node.inputs[0]);
    return node.inputs[0] == node.inputs[1] ? "both places of " + first : first + " and " + names.plain(node.inputs[1]);
}

std::string distributing(const Trace& trace, const StepNames& names, const Message& message)
{
    const Node& node = trace.graph().node(message.from);
    const bool isAsItIs = trace.valueOf(message.value).shape() == node.shape;
    return "The add gate distributes: " + bothOperands(names, node) + " get " + names.barPlain(message.from) +
           (isAsItIs ? " as it is." : ", summed where one element served several.");
}

std::string swapping(const Trace& trace, const StepNames& names, const Message& message)
{
    const Node& node = trace.graph().node(message.from);
    const NodeId other = node.inputs[message.slot == 0 ? 1 : 0];
    if (other == message.to)
        return "The mul gate swaps: the slope in each factor is the other one.";
    return "The mul gate swaps: the slope in " + names.plain(message.to) + " is the other factor, " + names.plain(other) + ".";
}

std::string routing(const Trace& trace, const StepNames& names, const Message& message)
{
    const Node& node = trace.graph().node(message.from);
    const std::string_view op = node.op->name;
    const std::string bar = names.barPlain(message.from);
    const std::string to = names.plain(message.to);
    if (op == "amax" || op == "amin") {
        const char* chosen = op == "amax" ? "largest" : "smallest";
        return std::string("The ") + (op == "amax" ? "max" : "min") + " gate routes: " + bar + " goes to the " + chosen +
               " element, the others get 0.";
    }
    const std::string gate = op == "relu" ? "relu is a max gate and" : "The " + std::string(op) + " gate";
    if (!node.shape.isScalar())
        return gate + " routes: each element of " + bar + " goes to what was chosen there.";
    if (message.local == kNoNode)
        return {};
    const Tensor& slope = trace.valueOf(message.local);
    if (isAllOf(slope, 0.5))
        return "A tie: the " + std::string(op) + " gate gives half of " + bar + " to each side.";
    if (!isAllOf(slope, 1.0))
        return {}; // why nothing comes is said already
    if (op == "relu")
        return gate + " routes: all of " + bar + " goes on to " + to + ", which is above 0.";
    const std::string why = op == "max" ? "the larger one" : op == "min" ? "the smaller one" : "which was chosen";
    return gate + " routes: all of " + bar + " goes to " + to + ", " + why + ".";
}

Gate pattern(const Trace& trace, NodeId node, std::ptrdiff_t messages)
{
    const Node& operation = trace.graph().node(node);
    const std::string_view op = operation.op->name;
    if (op == "add")
        return messages == 2 ? Gate::Distributor : Gate::None;
    const auto isFixed = [&](NodeId input) { return isConstant(trace.graph().node(input)); };
    if (op == "mul")
        return messages > 0 && std::none_of(operation.inputs.begin(), operation.inputs.end(), isFixed) ? Gate::Swapper : Gate::None;
    return messages > 0 && isChoice(op) ? Gate::Router : Gate::None;
}

} // namespace

Gate gateOf(const Trace& trace, NodeId node)
{
    const auto& messages = trace.backward.messages;
    return pattern(trace, node, std::count_if(messages.begin(), messages.end(), [&](const Message& m) { return m.from == node; }));
}

std::vector<GateRole> gateRoles(const Trace& trace)
{
    std::vector<GateRole> roles(static_cast<std::size_t>(trace.forwardSize));
    std::vector<int> sent(roles.size());
    for (const Message& message : trace.backward.messages) {
        ++sent[static_cast<std::size_t>(message.from)];
        ++roles[static_cast<std::size_t>(message.to)].copies;
    }
    for (NodeId id = 0; id < trace.forwardSize; ++id)
        roles[static_cast<std::size_t>(id)].gate = pattern(trace, id, sent[static_cast<std::size_t>(id)]);
    return roles;
}

std::string gateSentence(const Trace& trace, const StepNames& names, const Message& message)
{
    switch (gateOf(trace, message.from)) {
    case Gate::Distributor:
        return distributing(trace, names, message);
    case Gate::Swapper:
        return swapping(trace, names, message);
    case Gate::Router:
        return routing(trace, names, message);
    case Gate::None:
        break;
    }
    return {};
}

std::string gateWords(const GateRole& role)
{
    static constexpr std::array kPatterns{"", "add gate: distributes the gradient", "mul gate: swaps the factors",
                                          "max gate: routes the gradient"};
    std::string words = kPatterns[static_cast<std::size_t>(role.gate)];
    if (role.copies > 1)
        words += (words.empty() ? "" : "; ") + ("copied to " + std::to_string(role.copies) + " places: adds the gradients");
    return words;
}

} // namespace ad
