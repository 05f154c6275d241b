// SPDX-License-Identifier: GPL-3.0-or-later
// Graphs back to text: as a program, or one value as a formula in the language or in LaTeX.
#pragma once

#include "core/graph/graph.h"

#include <functional>
#include <optional>
#include <string>

namespace ad {

/// How far a formula looks through names.
enum class Depth {
    Names, // nodes with a name below the first are written as that name
    Full,  // down to the inputs and constants
};

/// Formulas stop with "…" after this many operations, or nested this deeply.
inline constexpr int kLongestFormula = 400;
inline constexpr int kDeepestFormula = 60;

/// The formula of `node` in the language, with as few parentheses as it takes; an input or a constant is written as its name or number.
/// Cost: bounded by kLongestFormula, however often nodes are shared.
[[nodiscard]] std::string toText(const Graph& graph, NodeId node, Depth depth = Depth::Names);

/// The same in LaTeX (of MathJax's dialect): products without a sign where that is clear, ⊙ between arrays.
[[nodiscard]] std::string toLatex(const Graph& graph, NodeId node, Depth depth = Depth::Names);

/// How a node stands in a formula that somebody else words, and how tightly that binds.
struct Written
{
    std::string text = {};
    Binding binding = Binding::Atom;
};
/// What stands for a node below the first one; nothing for nodes whose own formula is to be written.
using Naming = std::function<std::optional<Written>(NodeId)>;

/// The formula of `node` in LaTeX, with other names for its parts: v̄₂ for the node that computes it, or its number.
[[nodiscard]] std::string toLatex(const Graph& graph, NodeId node, const Naming& naming);

/// The same as people write it in a sentence: "w × x + b", "σ(z)", "Wᵀ @ ȳ", "x²".
[[nodiscard]] std::string toPlainText(const Graph& graph, NodeId node, const Naming& naming);

/// A program whose output has the value of `output`, to the last bit: one statement for each name and for each unnamed node that is used
/// more than once (v1, v2 …). Groups are written out. Cost: O(nodes + length of the text).
[[nodiscard]] std::string toProgram(const Graph& graph, NodeId output);

} // namespace ad
