// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/explain_script.h"

#include "core/base/text.h"
#include "core/graph/groups.h"
#include "core/trace/explain_reason.h"
#include "core/trace/step_names.h"

#include <algorithm>

namespace ad {

namespace {

std::string text(const Tensor& value)
{
    return shortText(value, 4, 3);
}

std::string counted(int count, const std::string& word)
{
    return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

// "z", "z and t", "X, γ and β".
std::string listed(const std::vector<std::string>& names)
{
    std::string result;
    for (std::size_t i = 0; i < names.size(); ++i)
        result += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return result;
}

/// Words and formulas of one collapsed group.
class GroupWords
{
public:
    GroupWords(const Trace& trace, int group)
        : m_trace(trace)
        , m_names(trace)
        , m_group(group)
        , m_output(trace.graph().groups()[static_cast<std::size_t>(group)].output)
        , m_operations(operationCount(trace.graph(), group))
    {
        for (const Edge& edge : trace.edges)
            if (isInside(trace.graph(), edge.to, group) && !isInside(trace.graph(), edge.from, group) &&
                !isConstant(trace.graph().node(edge.from)))
                m_arguments.push_back(edge.from);
        std::sort(m_arguments.begin(), m_arguments.end());
        m_arguments.erase(std::unique(m_arguments.begin(), m_arguments.end()), m_arguments.end());
    }

    [[nodiscard]] std::string name() const { return displayName(function()); }

    // "softmax(z)", "cross_entropy of t and z": in which order they stand in the call is not known.
    [[nodiscard]] std::string call() const
    {
        std::vector<std::string> names;
        for (const NodeId argument : m_arguments)
            names.push_back(m_names.plain(argument));
        return names.empty() ? name() : names.size() == 1 ? name() + "(" + names[0] + ")" : name() + " of " + listed(names);
    }

    [[nodiscard]] int operations() const { return m_operations; }

    [[nodiscard]] Explanation forward() const
    {
        const Tensor& value = m_trace.valueOf(m_output);
        Explanation result;
        result.sentence = m_names.plain(m_output) + " = " + call() + " = " + text(value) + ": " +
                          (m_operations == 1 ? "one operation" : counted(m_operations, "operation") + " at once") + ".";
        if (const std::string reason = reasonForValue(m_trace, m_names, m_output); !reason.empty())
            result.sentence += " " + reason;
        const std::string number = "= " + colored("value", latexText(value, 4, 4));
        if (m_arguments.size() == 1)
            result.formulas = {m_names.tex(m_output) + " = " + function(Form::Tex) + "\\left(" + m_names.tex(m_arguments[0]) + "\\right)",
                               number};
        else
            result.formulas = {m_names.tex(m_output) + " " + number};
        return result;
    }

    [[nodiscard]] Explanation backward(const std::vector<Passage>& passages) const
    {
        Explanation result;
        result.sentence = name() + " passes back ";
        for (std::size_t i = 0; i < passages.size(); ++i)
            result.sentence += (i == 0                     ? ""
                                : i + 1 == passages.size() ? " and "
                                                           : ", ") +
                               text(passages[i].message) + " to " + m_names.plain(passages[i].to);
        if (passages.empty())
            result.sentence += "nothing: no node outside of it needs an adjoint";
        result.sentence += m_operations == 1 ? "." : ", through " + counted(m_operations, "operation") + " at once.";
        for (const Passage& passage : passages) {
            result.sentence += sum(passage);
            addFormulas(result.formulas, passage);
        }
        return result;
    }

private:
    enum class Form { Plain, Tex };

    [[nodiscard]] const std::string& function() const { return m_trace.graph().groups()[static_cast<std::size_t>(m_group)].name; }

    [[nodiscard]] std::string function(Form) const
    {
        const std::string tex = latexName(function());
        const std::string cursive = "\\mathit";
        return tex.starts_with(cursive) ? "\\operatorname" + tex.substr(cursive.size()) : tex;
    }

    [[nodiscard]] std::string sum(const Passage& passage) const
    {
        const std::string bar = m_names.barPlain(passage.to);
        std::string result;
        if (passage.before != kNoNode) {
            const Tensor& before = m_trace.valueOf(passage.before);
            const Tensor& after = m_trace.valueOf(passage.after);
            result = " " + bar + " had " + text(before) + " so far" +
                     (after.isScalar() ? ": " + text(before) + " + " + inBrackets(passage.message.scalar()) + " = " + text(after) + "."
                                       : "; together that makes " + text(after) + ".");
        }
        return result + (passage.isLast ? " That completes " + bar + "." : "");
    }

    // z̄ = ȳ ∂y/∂z of numbers, z̄ = (∂y/∂z)ᵀ ȳ of arrays, and what was there before.
    void addFormulas(std::vector<std::string>& formulas, const Passage& passage) const
    {
        const std::string bar = colored("adjoint", m_names.barTex(passage.to));
        const std::string upstream = colored("adjoint", m_names.barTex(m_output));
        const std::string partial = "\\frac{\\partial " + m_names.tex(m_output) + "}{\\partial " + m_names.tex(passage.to) + "}";
        const bool isScalar = passage.message.isScalar() && m_trace.valueOf(m_output).isScalar();
        const std::string product = isScalar ? upstream + "\\," + partial : "\\left(" + partial + "\\right)^{\\top} " + upstream;
        const std::string linked = "\\link{edge:" + std::to_string(passage.edge) + "}{" + product + "}";
        const std::string message = colored("adjoint", latexText(passage.message, 4, 4));
        if (passage.before == kNoNode) {
            formulas.push_back(bar + " = " + linked + " = " + message);
            return;
        }
        formulas.push_back(bar + " \\leftarrow " + bar + " + " + linked);
        const std::string added = passage.message.isScalar() ? texInBrackets(passage.message) : latexText(passage.message, 4, 4);
        formulas.push_back("= " + colored("adjoint", latexText(m_trace.valueOf(passage.before), 4, 4)) + " + " + colored("adjoint", added) +
                           " = " + colored("adjoint", latexText(m_trace.valueOf(passage.after), 4, 4)));
    }

    const Trace& m_trace;
    StepNames m_names;
    int m_group;
    NodeId m_output;
    int m_operations;
    std::vector<NodeId> m_arguments; // what it uses from outside, by rising NodeId
};

} // namespace

Explanation explain(const Trace& trace, const Script& script, int step)
{
    if (step < 0) {
        Explanation start = explain(trace, -1);
        start.title = counted(script.size(), "step");
        return start;
    }
    const ScriptStep& shown = script.step(step);
    const bool isMessage = trace.steps[static_cast<std::size_t>(shown.begin)].kind == StepKind::Message;
    Explanation result;
    if (shown.group == kNoGroup)
        result = explain(trace, shown.begin);
    else if (isMessage)
        result = GroupWords(trace, shown.group).backward(shown.passages);
    else
        result = GroupWords(trace, shown.group).forward();
    const std::size_t mark = result.title.find(" · ");
    result.title = "Step " + std::to_string(step + 1) + " of " + std::to_string(script.size()) +
                   (mark != std::string::npos ? result.title.substr(mark)
                    : isMessage               ? " · backward"
                                              : " · forward");
    return result;
}

std::string groupSummary(const Trace& trace, int group)
{
    const GroupWords words(trace, group);
    return words.call() + ", " + counted(words.operations(), "operation");
}

} // namespace ad
