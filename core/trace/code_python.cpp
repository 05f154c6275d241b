// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/code_helpers.h"
#include "core/lang/code_names.h"
#include "core/trace/code_statements.h"

#include <algorithm>

namespace ad {

namespace {

class Script
{
public:
    Script(const Trace& trace, const CodeStatements& statements, CodeLanguage language)
        : m_trace(trace)
        , m_statements(statements)
        , m_language(language)
    {
    }

    std::vector<CodeLine> run() &&
    {
        section("inputs", m_statements.leaves);
        section("direction", m_statements.directions);
        section("forward", m_statements.forward);
        section("from before", m_statements.leftovers);
        untracked("backward", m_statements.backward);
        section("no derivative arrives", m_statements.untouched);
        if (isTorch() && !m_statements.backward.empty())
            autograd();
        untracked("update", m_statements.updates);
        if (m_statements.output != m_statements.outputStem && !lang::isKeyword(m_statements.outputStem, m_language)) {
            header("the output under its own name");
            line(m_statements.outputStem + " = " + m_statements.output);
        }
        return withPreamble();
    }

private:
    [[nodiscard]] bool isTorch() const { return m_language == CodeLanguage::PyTorch; }
    void line(std::string text) { m_lines.push_back({.text = std::move(text)}); }

    void header(const std::string& title)
    {
        line("");
        line("# " + title);
    }

    void section(const std::string& title, const std::vector<CodeStatement>& statements)
    {
        if (statements.empty())
            return;
        header(title);
        for (const CodeStatement& statement : statements)
            assign(statement, "");
    }

    // What autograd need not follow.
    void untracked(const std::string& title, const std::vector<CodeStatement>& statements)
    {
        if (statements.empty())
            return;
        header(title);
        if (isTorch())
            line("with torch.no_grad():");
        for (const CodeStatement& statement : statements)
            assign(statement, isTorch() ? "    " : "");
    }

    void assign(const CodeStatement& statement, const std::string& indent)
    {
        const std::string note = statement.note.empty() ? "" : "  # " + statement.note;
        m_lines.push_back({.text = indent + statement.target + (statement.isSum ? " += " : " = ") + value(statement) + note,
                           .step = statement.step,
                           .node = statement.node});
    }

    // A leaf of autograd: torch.tensor(2.0, requires_grad=True).
    [[nodiscard]] std::string value(const CodeStatement& statement) const
    {
        const auto isThis = [&](const CodeInput& input) { return input.variable == statement.target && !input.adjoint.empty(); };
        const bool isLeaf = isTorch() && statement.step < 0 && std::any_of(m_statements.inputs.begin(), m_statements.inputs.end(), isThis);
        if (!isLeaf)
            return statement.value;
        return statement.value.substr(0, statement.value.size() - 1) + ", requires_grad=True)";
    }

    // Autograd needs a leaf that the output depends on.
    void autograd()
    {
        std::vector<const CodeInput*> reached;
        for (const CodeInput& input : m_statements.inputs)
            if (input.isReached)
                reached.push_back(&input);
        if (reached.empty())
            return;
        header("compare with autograd");
        line(m_statements.output + ".backward(" + m_statements.outputAdjoint + ")");
        for (const CodeInput* input : reached)
            line("print(\"" + input->variable + ":\", torch.allclose(" + input->variable + ".grad, " + input->adjoint +
                 ", equal_nan=True))");
    }

    [[nodiscard]] std::vector<CodeLine> withPreamble() const
    {
        std::string code;
        for (const CodeLine& line : m_lines)
            code += line.text + "\n";
        std::vector<CodeLine> result;
        const auto add = [&](std::string text) { result.push_back({.text = std::move(text)}); };
        add("# " + m_statements.outputStem + " and its derivatives, one line a step. Written by Adjoint.");
        for (std::string& text : lang::preamble(m_language, m_statements.variables.uses, code, m_statements.applied))
            add(std::move(text));
        if (result.back().text.starts_with(' '))
            add("");
        if (isTorch() || hasSpecialNumbers())
            add("");
        if (isTorch())
            add("torch.set_default_dtype(torch.float64)");
        else if (hasSpecialNumbers())
            add("np.seterr(all=\"ignore\")  # some values have no real result: that is no mistake");
        result.insert(result.end(), m_lines.begin(), m_lines.end());
        return result;
    }

    // NumPy warns where NaN and infinities arise.
    [[nodiscard]] bool hasSpecialNumbers() const
    {
        return !isTorch() &&
               std::any_of(m_trace.values.begin(), m_trace.values.end(), [](const Tensor& value) { return !isFinite(value); });
    }

    const Trace& m_trace;
    const CodeStatements& m_statements;
    CodeLanguage m_language;
    std::vector<CodeLine> m_lines;
};

} // namespace

std::vector<CodeLine> pythonLines(const Trace& trace, const CodeStatements& statements, CodeLanguage language)
{
    return Script(trace, statements, language).run();
}

} // namespace ad
