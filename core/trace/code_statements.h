// SPDX-License-Identifier: GPL-3.0-or-later
// The statements of a script, before they are laid out in the manner of a language.
#pragma once

#include "core/trace/code.h"
#include "core/trace/code_variables.h"

#include <set>
#include <string>
#include <vector>

namespace ad {

struct CodeStatement
{
    std::string target = {};
    std::string value = {};
    bool isSum = false; // += instead of =
    int step = -1;
    NodeId node = kNoNode;
    std::string note = {}; // for a comment
};

struct CodeInput
{
    NodeId node = kNoNode;
    std::string variable = {};
    std::string adjoint = {}; // "" if none was asked for
    bool isReached = false;   // the adjoint is computed, not zero by nature
};

struct CodeStatements
{
    std::vector<CodeStatement> leaves;     // inputs, named constants, and arrays that would be too long in an expression
    std::vector<CodeStatement> directions; // tangents of inputs
    std::vector<CodeStatement> forward;
    std::vector<CodeStatement> leftovers; // adjoints that are there before the backward pass
    std::vector<CodeStatement> backward;
    std::vector<CodeStatement> untouched; // adjoints that are zero, as no message arrives
    std::vector<CodeStatement> updates;
    std::vector<CodeInput> inputs;
    std::string output;          // the variable
    std::string outputStem;      // the name that it would have if no keyword or library had it
    std::string outputAdjoint;   // the variable
    std::string outputTangent;   // "" if there is none
    std::set<const Op*> applied; // see lang::CodeWriter
    CodeVariables variables = {};
};

/// Whatever a script of that language computes.
[[nodiscard]] CodeStatements codeStatements(const Trace& trace, CodeLanguage language, const CodeOptions& options);

// The layouts.
[[nodiscard]] std::vector<CodeLine> pythonLines(const Trace& trace, const CodeStatements& statements, CodeLanguage language);
[[nodiscard]] std::vector<CodeLine> cppLines(const Trace& trace, const CodeStatements& statements);

} // namespace ad
