// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/explain.h"

#include "core/base/text.h"
#include "core/trace/explain_product.h"
#include "core/trace/explain_reason.h"
#include "core/trace/explain_step.h"
#include "core/trace/explain_sum.h"
#include "core/trace/gate.h"

#include <algorithm>
#include <string_view>

namespace ad {

namespace {

constexpr int kMostInSentence = 3;
constexpr int kLongestNumbers = 60; // characters of a formula with numbers that a sentence can bear

std::string text(const Tensor& value)
{
    return shortText(value, 4, kMostInSentence);
}

bool isScalarOperation(const Trace& trace, NodeId node)
{
    const Node& operation = trace.graph().node(node);
    return operation.shape.isScalar() &&
           std::all_of(operation.inputs.begin(), operation.inputs.end(), [&](NodeId input) { return trace.valueOf(input).isScalar(); });
}

// Adds a part to a text where there is one.
void append(std::string& sentence, const std::string& more)
{
    if (!more.empty())
        sentence += " " + more;
}

// "Tangents start with ẋ₁ = 1: the derivative in that direction travels along."
std::string directionText(const Trace& trace)
{
    const StepNames names(trace);
    std::string seeds;
    for (NodeId id = 0; id < trace.forwardSize; ++id)
        if (const Tensor* tangent = isLeaf(*trace.graph().node(id).op) ? trace.tangentOf(id) : nullptr)
            seeds += (seeds.empty() ? "" : ", ") + names.dotPlain(id) + " = " + text(*tangent);
    return seeds.empty() ? "No input has a tangent, so every tangent is 0."
                         : "Tangents start with " + seeds + ": the derivative in that direction travels along with the values.";
}

std::string phaseName(StepKind kind)
{
    switch (kind) {
    case StepKind::Value:
        return "forward";
    case StepKind::Tangent:
        return "forward, tangent";
    case StepKind::Seed:
    case StepKind::Message:
        return "backward";
    case StepKind::Recompute:
        return "backward, computed again";
    case StepKind::Update:
        return "update";
    }
    return {};
}

Explanation explainStart(const Trace& trace)
{
    const auto all = trace.graph().inputs();
    const auto inputs = std::count_if(all.begin(), all.end(), [&](NodeId input) { return input < trace.forwardSize; });
    Explanation result;
    result.title = std::to_string(trace.size()) + (trace.size() == 1 ? " step" : " steps");
    const std::string seeds = trace.tangents.empty() ? "" : " " + directionText(trace);
    result.sentence = trace.forwardSteps == 0 ? "There is nothing to compute: the output is a leaf."
                      : inputs == 1           ? "The input has its value. Forward computes one node after the other."
                                              : "The inputs have their values. Forward computes one node after the other.";
    result.sentence += seeds;
    return result;
}

Explanation explainValue(const Trace& trace, const StepNames& names, NodeId node)
{
    const Tensor& value = trace.valueOf(node);
    const std::string formula = names.plainFormula(node);
    Explanation result;
    result.sentence = names.plain(node) + " = " + formula;
    std::string numbers = isScalarOperation(trace, node) ? names.plainNumbers(node) : std::string();
    if (!numbers.empty() && characterCount(numbers) <= kLongestNumbers && numbers != text(value))
        result.sentence += " = " + numbers;
    result.sentence += " = " + text(value) + ".";
    append(result.sentence, reasonForValue(trace, names, node));
    result.formulas.push_back(names.tex(node) + " = " + names.texFormula(node));
    const std::string number = latexText(value, 4, 4);
    const std::string texNumbers = names.texNumbers(node);
    result.formulas.push_back((texNumbers == number ? "" : "= " + texNumbers + " ") + "= " + colored("value", number));
    return result;
}

Explanation explainSeed(const Trace& trace, const StepNames& names)
{
    const NodeId output = trace.backward.output;
    const Tensor& seed = trace.valueOf(trace.backward.seed);
    const std::string name = names.plain(output);
    const bool isOne = std::all_of(seed.values().begin(), seed.values().end(), [](double v) { return v == 1.0; });
    Explanation result;
    if (isOne && seed.isScalar())
        result.sentence = "Backward starts at " + name + ": ∂" + name + "/∂" + name + " = 1.";
    else if (isOne)
        result.sentence = "Backward starts at " + name + ": each of its elements gets the adjoint 1, as if they were summed.";
    else
        result.sentence = "Backward starts at " + name + " with the external gradient " + names.barPlain(output) + " = " + text(seed) + ".";
    const std::string tex = names.tex(output);
    const std::string middle = isOne && seed.isScalar() ? " = \\frac{\\partial " + tex + "}{\\partial " + tex + "}" : std::string();
    result.formulas.push_back(colored("adjoint", names.barTex(output)) + middle + " = " + colored("adjoint", latexText(seed, 4, 4)));
    return result;
}

// "y = σ(z) passes back 0.197 × its slope 0.197 = 0.0388 to z."
std::string passing(const Trace& trace, const StepNames& names, const Message& message)
{
    const std::string user = names.plain(message.from) + " = " + names.plainFormula(message.from);
    const std::string to = names.plain(message.to);
    const Tensor& value = trace.valueOf(message.value);
    if (isScalarProduct(trace, message)) {
        const double upstream = trace.valueOf(trace.backward.adjoints[static_cast<std::size_t>(message.from)]).scalar();
        return user + " passes back " + shortText(upstream) + " × its slope " + inBrackets(trace.valueOf(message.local).scalar()) + " = " +
               shortText(value.scalar()) + " to " + to + ".";
    }
    const std::string rule = names.plainRule(message.value, message.from);
    const std::string number = text(value);
    if (std::string_view(trace.graph().node(message.value).op->name) == "broadcast")
        return user + " passes back " + rule + " to every element of " + to + ": " + number + ".";
    return user + " passes back " + (rule == number ? "" : rule + " = ") + number + " to " + to + ".";
}

// "w̄ had 0.2 so far: 0.2 + 0.3 = 0.5." and whether that is all.
std::string adding(const Trace& trace, const StepNames& names, const Step& step)
{
    const Message& message = trace.messageOf(step);
    const std::string bar = names.barPlain(message.to);
    const auto all = static_cast<int>(messagesTo(trace, message.to).size());
    std::string result;
    if (message.before != kNoNode) {
        const Tensor& before = trace.valueOf(message.before);
        const Tensor& value = trace.valueOf(message.value);
        const Tensor& after = trace.valueOf(message.after);
        result = bar + " had " + text(before) + " so far";
        result += after.isScalar() ? ": " + text(before) + " + " + inBrackets(value.scalar()) + " = " + text(after) + "."
                                   : "; together that makes " + text(after) + ".";
    }
    if (step.isLast)
        append(result, all == 1   ? "That completes " + bar + "."
                       : all == 2 ? "Both messages are in: " + bar + " is complete; a copy gate adds."
                                  : "All " + std::to_string(all) + " messages are in: " + bar + " is complete; a copy gate adds.");
    return result.starts_with(' ') ? result.substr(1) : result;
}

Explanation explainMessage(const Trace& trace, const StepNames& names, const Step& step)
{
    const Message& message = trace.messageOf(step);
    Explanation result;
    result.sentence = passing(trace, names, message);
    append(result.sentence, reasonForMessage(trace, names, message));
    append(result.sentence, productSentence(trace, message));
    append(result.sentence, gateSentence(trace, names, message));
    append(result.sentence, adding(trace, names, step));
    append(result.sentence, mistakeOf(trace, names, step));
    result.formulas = sumOverUsers(trace, names, step.message);
    if (const std::string product = productTex(trace, message); !product.empty())
        result.formulas.push_back(product);
    return result;
}

Explanation explainKind(const Trace& trace, const StepNames& names, const Step& step)
{
    switch (step.kind) {
    case StepKind::Value:
        return explainValue(trace, names, step.node);
    case StepKind::Tangent:
        return explainTangent(trace, names, step);
    case StepKind::Seed:
        return explainSeed(trace, names);
    case StepKind::Message:
        return explainMessage(trace, names, step);
    case StepKind::Recompute:
        return explainRecompute(trace, names, step);
    case StepKind::Update:
        return explainUpdate(trace, names, step);
    }
    return {};
}

} // namespace

Explanation explain(const Trace& trace, int step)
{
    if (step < 0)
        return explainStart(trace);
    const StepNames names(trace);
    const Step& shown = trace.steps[static_cast<std::size_t>(step)];
    Explanation result = explainKind(trace, names, shown);
    result.title = "Step " + std::to_string(step + 1) + " of " + std::to_string(trace.size()) + " · " + phaseName(shown.kind);
    return result;
}

std::vector<std::string> explainAdjoint(const Trace& trace, NodeId node)
{
    const std::vector<int> all = messagesTo(trace, node);
    if (!all.empty())
        return sumOverUsers(trace, StepNames(trace), all.back());
    return node == trace.backward.output ? explainSeed(trace, StepNames(trace)).formulas : std::vector<std::string>();
}

} // namespace ad
