// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/code.h"

#include "core/trace/code_statements.h"

namespace ad {

Code codeOf(const Trace& trace, CodeLanguage language, const CodeOptions& options)
{
    const CodeStatements statements = codeStatements(trace, language, options);
    Code code{language, isPython(language) ? pythonLines(trace, statements, language) : cppLines(trace, statements)};
    const lang::CodeVariableKinds kinds = kindsOf(statements.variables);
    for (CodeLine& line : code.lines)
        line.words = lang::codeWords(line.text, language, kinds);
    return code;
}

std::string toText(const Code& code)
{
    std::string text;
    for (const CodeLine& line : code.lines)
        text += line.text + "\n";
    return text;
}

std::vector<int> linesOfSteps(const Code& code)
{
    std::vector<int> result;
    for (std::size_t i = 0; i < code.lines.size(); ++i)
        if (code.lines[i].step >= 0) {
            result.resize(std::max(result.size(), static_cast<std::size_t>(code.lines[i].step) + 1), -1);
            result[static_cast<std::size_t>(code.lines[i].step)] = static_cast<int>(i);
        }
    return result;
}

} // namespace ad
