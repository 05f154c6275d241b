// SPDX-License-Identifier: GPL-3.0-or-later
// What the values and derivatives of a trace are called in a script.
#pragma once

#include "core/lang/code_helpers.h"
#include "core/lang/code_words.h"
#include "core/trace/trace.h"

#include <string>
#include <vector>

namespace ad {

/// All different, and none of them the name of a helper or a word of the language.
struct CodeVariables
{
    std::vector<std::string> values;       // of all nodes of the trace's graph; "" for what is written out where it is used
    std::vector<std::string> adjoints;     // of the forward nodes that have or could have one: grad_NAME
    lang::Uses uses = lang::Uses::Numbers; // what the trace computes with
    std::vector<std::string> tangents;     // of the forward nodes that have one: dot_NAME
};

/// The output, the adjoints of inputs and names of the program keep their names where the language allows it; the rest gives way.
/// Cost: O(nodes · log nodes).
[[nodiscard]] CodeVariables codeVariables(const Trace& trace, CodeLanguage language);

/// What each of them stands for.
[[nodiscard]] lang::CodeVariableKinds kindsOf(const CodeVariables& variables);

} // namespace ad
