// SPDX-License-Identifier: GPL-3.0-or-later
// The derivative as an expression, with and without shared subexpressions, and how large both are.
#pragma once

#include "core/graph/graph.h"

#include <string>
#include <vector>

namespace ad {

/// Operations of an expression. Written out, they are counted and not walked, as they may be more than 2^1000: exact up to 2^53, then to
/// 16 digits, and infinite beyond 10^308.
struct ExpressionSize
{
    double shared = 0.0;     // each node once
    double writtenOut = 0.0; // each node as often as it is written when nothing has a name
};

/// The size of the expression of `node`. Leaves are not counted, nor what is not written: stretching, and nodes that only hand a value on.
/// Cost: O(nodes).
[[nodiscard]] ExpressionSize expressionSize(const Graph& graph, NodeId node);

/// A statement "name = formula", in TeX.
struct SymbolicLine
{
    std::string name;
    std::string formula;
};

struct SymbolicDerivative
{
    Graph graph;             // of the simplified derivative; inputs keep their names
    NodeId result = kNoNode; // the derivative, in the shape of the input
    NodeId seed = kNoNode;   // ȳ of an output that is no scalar, an unnamed input of `graph`; else kNoNode
    ExpressionSize size;
    std::vector<SymbolicLine> lines; // what has a name or is used more than once, before its users; the last line is the derivative
    std::string writtenOut;          // TeX, with "…" after kLongestFormula operations
};

/// ∂output/∂input as the simplified backward pass, written in symbols: Σ ȳ·∂output/∂input with a symbolic ȳ if the output is no scalar.
/// Cost: O(nodes + edges), and that of at most kLongestFormula operations for each line.
///
/// @param input  an input leaf (asserted), data included.
[[nodiscard]] SymbolicDerivative symbolicDerivative(const Graph& graph, NodeId output, NodeId input);

/// One node between the input and the output.
struct SwellPoint
{
    NodeId node = kNoNode;
    int depth = 0;                // operations on the longest way from the input
    ExpressionSize function = {}; // of the node itself
    ExpressionSize derivative = {};
};

/// How the derivative of each node on the way from `input` to `output` grows, in the order of the graph; `most` of them, evenly spread, the
/// output always among them. Cost: most × O(nodes + edges).
/// @see Baydin, Pearlmutter, Radul & Siskind, "Automatic differentiation in machine learning: a survey" (2018), table 1.
[[nodiscard]] std::vector<SwellPoint> expressionSwell(const Graph& graph, NodeId output, NodeId input, int most = 48);

} // namespace ad
