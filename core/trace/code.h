// SPDX-License-Identifier: GPL-3.0-or-later
// A trace as a script of NumPy, PyTorch or C++ that computes the same numbers, one line for each step.
#pragma once

#include "core/lang/code_words.h"
#include "core/trace/trace.h"

#include <string>
#include <vector>

namespace ad {

struct CodeLine
{
    std::string text = {};
    int step = -1;         // index into Trace::steps of the step that the line makes; -1: none
    NodeId node = kNoNode; // of the forward graph, which gets a value or an adjoint there
    std::vector<CodeWord> words = {};
};

struct Code
{
    CodeLanguage language = CodeLanguage::NumPy;
    std::vector<CodeLine> lines;
};

/// What a script does for a trace that plays no backward pass.
enum class Backwards {
    AsPlayed,
    Always,
};

struct CodeOptions
{
    /// As the trace was recorded: whether data without an adjoint has none by its nature (zero), or none was asked for (no line).
    Differentiate differentiate = Differentiate::Parameters;
    Backwards backward = Backwards::AsPlayed;
    /// How many numbers of a row are written of an input; lang::kAllNumbers, or for a view fewer: the text is then no code.
    int most = lang::kAllNumbers;
};

/// The script: inputs with the values of the trace, every operation and tangent, then the backward pass message by message, then updates.
/// Each step of the trace has exactly one line, and the lines of steps stand in the order of the steps.
///
/// The output has its name, and the adjoint of each input NAME is grad_NAME, also where it is zero; tangents are dot_NAME. Names are kept;
/// what can't be a name in the language is changed as in lang::CodeNames (lambda_, x1 for x₁), unnamed nodes are v1, v2 …. Expressions are
/// printed from the nodes of the trace, with the forms in the rows of the ops. PyTorch's script ends by asking autograd for the same; C++'s
/// is one function. Cost: O(nodes + messages + length of the text).
[[nodiscard]] Code codeOf(const Trace& trace, CodeLanguage language, const CodeOptions& options = {});

/// All lines, each with a line break.
[[nodiscard]] std::string toText(const Code& code);

/// For each step of the trace the index of its line. Cost: O(lines).
[[nodiscard]] std::vector<int> linesOfSteps(const Code& code);

} // namespace ad
