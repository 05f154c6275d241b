// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/explain_step.h"

#include "core/base/text.h"
#include "core/trace/explain_sum.h"

#include <algorithm>

namespace ad {

namespace {

constexpr int kMostInSentence = 3;

std::string text(const Tensor& value)
{
    return shortText(value, 4, kMostInSentence);
}

bool isProductOfNumbers(const Trace& trace, const TangentMessage& message)
{
    return message.local != kNoNode && trace.valueOf(message.from).isScalar() && trace.valueOf(message.local).isScalar() &&
           trace.valueOf(message.to).isScalar();
}

NodeId tangentNode(const Trace& trace, NodeId node)
{
    return trace.tangents[static_cast<std::size_t>(node)];
}

std::string partial(const Trace& trace, const StepNames& names, const TangentMessage& message)
{
    const std::vector<NodeId>& inputs = trace.graph().node(message.to).inputs;
    std::string input = names.tex(message.from);
    if (std::count(inputs.begin(), inputs.end(), message.from) > 1)
        input = "{" + input + "}^{(" + std::to_string(message.slot + 1) + ")}";
    return "\\frac{\\partial " + names.tex(message.to) + "}{\\partial " + input + "}";
}

// The lines of ẏ as the sum over the operands of y, of which those up to `current` have arrived.
class TangentSum
{
public:
    TangentSum(const Trace& trace, const StepNames& names, const Step& step)
        : m_trace(trace)
        , m_names(names)
        , m_current(trace.tangentMessageOf(step))
    {
        for (const TangentMessage& message : trace.tangentMessages)
            if (message.to == m_current.to)
                m_all.push_back(&message);
    }

    [[nodiscard]] std::vector<std::string> lines() const
    {
        std::vector<std::string> result = {symbols()};
        if (const std::string line = numbers(); !line.empty())
            result.push_back(line);
        std::string last = "= ";
        if (m_current.before != kNoNode)
            last +=
                tangent(m_current.before) + " + " + colored("tangent", texInBrackets(m_trace.valueOf(m_current.value))) + toCome() + " = ";
        result.push_back(last + tangent(m_current.after) + toCome());
        if (isProductOfNumbers(m_trace, m_current))
            result.push_back(local());
        return result;
    }

private:
    [[nodiscard]] bool hasArrived(const TangentMessage& message) const { return message.slot <= m_current.slot; }
    [[nodiscard]] std::string tangent(NodeId id) const { return colored("tangent", latexText(m_trace.valueOf(id), 4, 4)); }
    [[nodiscard]] std::string toCome() const { return m_all.back() == &m_current ? "" : colored("dim", " + \\cdots"); }

    [[nodiscard]] std::string linked(const TangentMessage& message, const std::string& tex) const
    {
        return "\\link{edge:" + std::to_string(edgeOf(m_trace, message)) + "}{" + tex + "}";
    }

    [[nodiscard]] std::string symbols() const
    {
        std::string result = colored("tangent", m_names.dotTex(m_current.to)) + " = ";
        for (const TangentMessage* message : m_all) {
            const std::string term = isProductOfNumbers(m_trace, *message)
                                         ? partial(m_trace, m_names, *message) + "\\," + m_names.dotTex(message->from)
                                         : m_names.texTangentRule(message->value, message->from);
            const std::string joined = (message == m_all.front() ? "" : " + ") + linked(*message, term);
            result += hasArrived(*message) ? joined : colored("dim", joined);
        }
        return result;
    }

    [[nodiscard]] std::string numbers() const
    {
        if (m_current.before == kNoNode && m_current.value == tangentNode(m_trace, m_current.from))
            return {}; // passed on unchanged: the number is in the result
        std::string result = "= ";
        for (const TangentMessage* message : m_all) {
            if (!hasArrived(*message))
                break;
            const std::string term = isProductOfNumbers(m_trace, *message)
                                         ? colored("value", texInBrackets(m_trace.valueOf(message->local))) + " \\cdot " +
                                               colored("tangent", texInBrackets(m_trace.valueOf(tangentNode(m_trace, message->from))))
                                         : m_names.texTangentRuleNumbers(message->value, message->from);
            result += (message == m_all.front() ? "" : " + ") + linked(*message, term);
        }
        return result + toCome();
    }

    [[nodiscard]] std::string local() const
    {
        const std::string rule = m_names.texTangentRule(m_current.local, m_current.from);
        const std::string number = latexText(m_trace.valueOf(m_current.local));
        return partial(m_trace, m_names, m_current) + " = " + (rule == number ? "" : rule + " = ") + colored("value", number);
    }

    const Trace& m_trace;
    const StepNames& m_names;
    const TangentMessage& m_current;
    std::vector<const TangentMessage*> m_all;
};

} // namespace

Explanation explainTangent(const Trace& trace, const StepNames& names, const Step& step)
{
    const TangentMessage& message = trace.tangentMessageOf(step);
    const Tensor& tangent = trace.valueOf(tangentNode(trace, message.from));
    const std::string to = names.plain(message.to) + " = " + names.plainFormula(message.to);
    const std::string dot = names.dotPlain(message.from);
    Explanation result;
    if (isProductOfNumbers(trace, message)) {
        result.sentence = to + " takes " + dot + " = " + text(tangent) + " × its slope " +
                          inBrackets(trace.valueOf(message.local).scalar()) + " = " + text(trace.valueOf(message.value)) + " in.";
    } else {
        const std::string rule = names.plainTangentRule(message.value, message.from);
        const std::string number = text(trace.valueOf(message.value));
        result.sentence = to + " takes " + (rule == number ? "" : rule + " = ") + number + " in.";
    }
    if (message.before != kNoNode)
        result.sentence += " " + names.dotPlain(message.to) + " had " + text(trace.valueOf(message.before)) +
                           " so far; together that makes " + text(trace.valueOf(message.after)) + ".";
    if (step.isLast)
        result.sentence += " " + names.dotPlain(message.to) + " is complete.";
    result.formulas = TangentSum(trace, names, step).lines();
    return result;
}

Explanation explainRecompute(const Trace& trace, const StepNames& names, const Step& step)
{
    const std::string number = text(trace.valueOf(step.node));
    Explanation result;
    result.sentence = "The value of " + names.plain(step.node) +
                      " was not kept, and the backward pass is about to read it: " + names.plain(step.node) + " = " +
                      names.plainFormula(step.node) + " = " + number + " is computed once more.";
    result.formulas = {names.tex(step.node) + " = " + names.texFormula(step.node),
                       "= " + colored("value", latexText(trace.valueOf(step.node), 4, 4))};
    return result;
}

Explanation explainUpdate(const Trace& trace, const StepNames& names, const Step& step)
{
    const auto update = std::find_if(trace.updates.begin(), trace.updates.end(), [&](const UpdateNodes& u) { return u.node == step.node; });
    const Tensor& rate = trace.valueOf(update->rate);
    const Tensor& adjoint = *trace.adjointOf(step.node);
    const std::string x = names.plain(step.node);
    const std::string bar = names.barPlain(step.node);
    Explanation result;
    result.sentence = x + " takes a step against its gradient: " + x + " ← " + x + " − η·" + bar + " = " + text(trace.valueOf(step.node)) +
                      " − " + text(rate) + "·" + (adjoint.isScalar() ? inBrackets(adjoint.scalar()) : text(adjoint)) + " = " +
                      text(trace.valueOf(update->after)) + ".";
    result.formulas = {names.tex(step.node) + " \\leftarrow " + names.tex(step.node) + " - \\eta\\," +
                           colored("adjoint", names.barTex(step.node)),
                       "= " + colored("value", latexText(trace.valueOf(step.node), 4, 4)) + " - " + latexText(rate) + " \\cdot " +
                           colored("adjoint", texInBrackets(adjoint)),
                       "= " + colored("value", latexText(trace.valueOf(update->after), 4, 4))};
    return result;
}

std::string mistakeOf(const Trace& trace, const StepNames& names, const Step& step)
{
    if (!trace.right || !trace.wrongMessages[static_cast<std::size_t>(step.message)])
        return {};
    const Message& message = trace.messageOf(step);
    const std::string bar = names.barPlain(message.to);
    const bool isFirst = std::none_of(trace.backward.messages.begin(), trace.backward.messages.begin() + step.message,
                                      [&](const Message& other) { return other.to == message.to; });
    const auto& leftovers = trace.backward.leftovers;
    std::string reason;
    if (message.before == kNoNode && !isFirst)
        reason = "Wrong: this message replaces what was there instead of being added to it. With several users, write +=, not =.";
    else if (isFirst && !leftovers.empty() && message.before == leftovers[static_cast<std::size_t>(message.to)] &&
             message.before != kNoNode)
        reason = "Wrong: the gradient of the last backward pass was still there. Set gradients to zero before each backward pass.";
    else
        reason = "Wrong: it was computed from an adjoint that is wrong already, or a message is missing.";
    if (const Tensor* right = trace.right->adjointOf(message.to); right != nullptr && step.isLast)
        reason += " Right is " + bar + " = " + text(*right) + ".";
    return reason;
}

} // namespace ad
