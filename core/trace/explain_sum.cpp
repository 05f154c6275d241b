// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/explain_sum.h"

#include "core/base/text.h"

#include <algorithm>

namespace ad {

namespace {

constexpr std::size_t kMostTerms = 8; // more can't be read; the first ones and the current one are written

const Message& messageAt(const Trace& trace, int index)
{
    return trace.backward.messages[static_cast<std::size_t>(index)];
}

bool isTwice(const Node& user, NodeId input)
{
    return std::count(user.inputs.begin(), user.inputs.end(), input) > 1;
}

std::string partial(const Trace& trace, const StepNames& names, const Message& message)
{
    std::string input = names.tex(message.to);
    // x·x passes two messages to the same node; (1) and (2) tell the places apart.
    if (isTwice(trace.graph().node(message.from), message.to))
        input = "{" + input + "}^{(" + std::to_string(message.slot + 1) + ")}";
    return "\\frac{\\partial " + names.tex(message.from) + "}{\\partial " + input + "}";
}

std::string numberTerm(const Trace& trace, const StepNames& names, const Message& message)
{
    if (!isScalarProduct(trace, message))
        return names.texRuleNumbers(message.value, message.from);
    const Tensor& upstream = trace.valueOf(trace.backward.adjoints[static_cast<std::size_t>(message.from)]);
    return colored("adjoint", texInBrackets(upstream)) + " \\cdot " + colored("value", texInBrackets(trace.valueOf(message.local)));
}

std::string linked(const Trace& trace, const Message& message, const std::string& tex)
{
    return "\\link{edge:" + std::to_string(edgeOf(trace, message)) + "}{" + tex + "}";
}

// Edges stand in the order of their users and slots.
int edgeInto(const Trace& trace, NodeId user, int slot)
{
    const auto first = std::lower_bound(trace.edges.begin(), trace.edges.end(), user, [](const Edge& e, NodeId to) { return e.to < to; });
    return static_cast<int>(first - trace.edges.begin()) + slot;
}

// The terms that are written: all of a short sum, of a long one the first ones up to the current one's neighbourhood.
std::vector<int> shownTerms(const std::vector<int>& all, int current)
{
    if (all.size() <= kMostTerms)
        return all;
    std::vector<int> shown(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kMostTerms - 1));
    if (std::find(shown.begin(), shown.end(), current) == shown.end())
        shown.push_back(current);
    return shown;
}

class Sum
{
public:
    Sum(const Trace& trace, const StepNames& names, int current)
        : m_trace(trace)
        , m_names(names)
        , m_current(current)
        , m_all(messagesTo(trace, messageAt(trace, current).to))
        , m_shown(shownTerms(m_all, current))
    {
        const bool isReplaced = messageAt(trace, current).before == kNoNode && current != m_all.front();
        if (isReplaced)
            m_all = m_shown = {current}; // a mistake: what came before is gone
    }

    std::string symbols() const
    {
        std::string result = left() + " = ";
        for (std::size_t i = 0; i < m_shown.size(); ++i) {
            const Message& message = messageAt(m_trace, m_shown[i]);
            const std::string term = linked(m_trace, message, symbolTerm(m_trace, m_names, message));
            const std::string joined = (i > 0 ? gap(i) : "") + term;
            result += m_shown[i] > m_current ? colored("dim", joined) : joined;
        }
        return result + (m_shown.back() != m_all.back() ? colored("dim", " + \\cdots") : "");
    }

    std::string numbers() const
    {
        std::string result;
        for (std::size_t i = 0; i < m_shown.size() && m_shown[i] <= m_current; ++i) {
            const Message& message = messageAt(m_trace, m_shown[i]);
            result += (i > 0 ? gap(i) : "") + linked(m_trace, message, numberTerm(m_trace, m_names, message));
        }
        return "= " + result + toCome();
    }

    // What was there, what comes, and what that makes.
    std::string result() const
    {
        const Message& message = messageAt(m_trace, m_current);
        std::string text = "= ";
        if (message.before != kNoNode)
            text += number(message.before) + " + " + colored("adjoint", texOf(message.value)) + toCome() + " = ";
        return text + number(message.after) + toCome();
    }

    std::string local() const
    {
        const Message& message = messageAt(m_trace, m_current);
        const std::string rule = m_names.texRule(message.local, message.from);
        const std::string number = latexText(m_trace.valueOf(message.local));
        return partial(m_trace, m_names, message) + " = " + (rule == number ? "" : rule + " = ") + colored("value", number);
    }

private:
    std::string left() const { return colored("adjoint", m_names.barTex(messageAt(m_trace, m_current).to)); }
    std::string texOf(NodeId id) const { return texInBrackets(m_trace.valueOf(id)); }
    std::string number(NodeId id) const { return colored("adjoint", latexText(m_trace.valueOf(id), 4, 4)); }
    std::string toCome() const { return m_current == m_all.back() ? "" : colored("dim", " + \\cdots"); }
    std::string gap(std::size_t i) const
    {
        const auto place = [&](int message) { return std::find(m_all.begin(), m_all.end(), message) - m_all.begin(); };
        return place(m_shown[i]) == place(m_shown[i - 1]) + 1 ? " + " : " + \\cdots + ";
    }

    const Trace& m_trace;
    const StepNames& m_names;
    int m_current;
    std::vector<int> m_all;
    std::vector<int> m_shown;
};

} // namespace

std::vector<int> messagesTo(const Trace& trace, NodeId node)
{
    std::vector<int> result;
    for (std::size_t i = 0; i < trace.backward.messages.size(); ++i)
        if (trace.backward.messages[i].to == node)
            result.push_back(static_cast<int>(i));
    return result;
}

int edgeOf(const Trace& trace, const Message& message)
{
    return edgeInto(trace, message.from, message.slot);
}

int edgeOf(const Trace& trace, const TangentMessage& message)
{
    return edgeInto(trace, message.to, message.slot);
}

bool isScalarProduct(const Trace& trace, const Message& message)
{
    return message.local != kNoNode && trace.valueOf(message.from).isScalar() && trace.valueOf(message.local).isScalar() &&
           trace.valueOf(message.to).isScalar();
}

std::string symbolTerm(const Trace& trace, const StepNames& names, const Message& message)
{
    if (isScalarProduct(trace, message))
        return names.barTex(message.from) + "\\," + partial(trace, names, message);
    return names.texRule(message.value, message.from);
}

std::vector<std::string> sumOverUsers(const Trace& trace, const StepNames& names, int current)
{
    const Sum sum(trace, names, current);
    std::vector<std::string> lines{sum.symbols()};
    const Message& message = messageAt(trace, current);
    // A message that is passed on unchanged, such as by +, has its number in the result already.
    const bool isPassedOn = !isScalarProduct(trace, message) && message.before == kNoNode &&
                            message.value == trace.backward.adjoints[static_cast<std::size_t>(message.from)];
    if (!isPassedOn)
        lines.push_back(sum.numbers());
    lines.push_back(sum.result());
    if (isScalarProduct(trace, message))
        lines.push_back(sum.local());
    return lines;
}

} // namespace ad
