// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/explain_reason.h"

#include "core/base/text.h"
#include "core/base/zero.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace ad {

namespace {

bool hasNan(const Tensor& value)
{
    return std::any_of(value.values().begin(), value.values().end(), [](double v) { return std::isnan(v); });
}

std::string slotValue(const Trace& trace, const StepNames& names, NodeId node)
{
    const std::string name = names.plain(node);
    const std::string value = shortText(trace.valueOf(node), 4, 3);
    return name == value ? value : name + " = " + value;
}

// What the local derivative of 0 comes from, for ops where a learner asks.
std::string reasonForSlope(const Trace& trace, const StepNames& names, const Message& message)
{
    const Node& user = trace.graph().node(message.from);
    const std::string_view op = user.op->name;
    const auto operand = [&](std::size_t slot) { return slotValue(trace, names, user.inputs[slot]); };
    if (op == "relu")
        return "The slope of relu is 0, as " + operand(0) + " is not positive: nothing gets through.";
    if (op == "mul")
        return "The slope in one factor is the other factor, " + operand(message.slot == 0 ? 1 : 0) + ": nothing gets through.";
    if (op == "max" || op == "min")
        return names.plain(message.to) + " is not the " + (op == "max" ? "larger" : "smaller") + " one, so nothing gets through to it.";
    if (op == "clip")
        return operand(0) + " is beyond a bound, where clip is flat.";
    if (op == "detach")
        return "detach lets no derivative through.";
    if (op == "sign" || op == "lt" || op == "le" || op == "gt" || op == "ge" || op == "eq" || op == "ne")
        return "A step is flat on both sides, so its slope is 0.";
    if (op == "where")
        return names.plain(message.to) + " was not the one that was chosen, so nothing gets through to it.";
    if (op == "sigmoid" || op == "tanh")
        return std::string(user.op->notation.symbol) + " is saturated at " + operand(0) + ": its slope is 0 in double precision.";
    return "The slope is 0 at " + slotValue(trace, names, message.to) + ".";
}

} // namespace

std::string reasonForValue(const Trace& trace, const StepNames& names, NodeId node)
{
    const Tensor& value = trace.valueOf(node);
    if (isFinite(value))
        return {};
    const Node& operation = trace.graph().node(node);
    for (const NodeId input : operation.inputs)
        if (!isFinite(trace.valueOf(input)))
            return std::string(hasNan(value) ? "NaN" : "∞") + " came in with " + names.plain(input) + ".";
    const std::string_view op = operation.op->name;
    const bool isScalar = value.isScalar();
    const std::string expression = isScalar ? names.plainNumbers(node) : names.plainFormula(node);
    if (hasNan(value))
        return expression + (isScalar ? " has no real value." : " has elements without a real value.");
    if (op == "div")
        return expression + " divides by 0.";
    if (op == "log")
        return "The logarithm falls without bound towards 0.";
    return "That is larger than the largest double, 1.8·10³⁰⁸.";
}

std::string reasonForMessage(const Trace& trace, const StepNames& names, const Message& message)
{
    const Tensor& value = trace.valueOf(message.value);
    const Tensor& upstream = trace.valueOf(trace.backward.adjoints[static_cast<std::size_t>(message.from)]);
    if (!isFinite(value)) {
        if (!isFinite(upstream))
            return names.barPlain(message.from) + " is not finite already.";
        if (isZero(upstream))
            return "0 times a slope that is not finite has no value.";
        return "The slope at " + slotValue(trace, names, message.to) + " is not finite.";
    }
    if (!isZero(value))
        return {};
    if (isZero(upstream))
        return names.barPlain(message.from) + " is 0, so nothing is passed back.";
    if (message.local != kNoNode && isZero(trace.valueOf(message.local)))
        return reasonForSlope(trace, names, message);
    return {};
}

} // namespace ad
