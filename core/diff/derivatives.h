// SPDX-License-Identifier: GPL-3.0-or-later
// Derivatives as numbers at one point: gradient, Jacobian, Hessian.
#pragma once

#include "core/graph/graph.h"

namespace ad {

/// x̄ for every parameter x: Σ seed·∂output/∂x, in the shape of x; zeros where the output does not depend on it. One reverse sweep.
///
/// @param seed  ȳ of the output, of its shape (asserted).
[[nodiscard]] Point gradient(const Graph& graph, NodeId output, const Tensor& seed, const Point& point = {});
/// The same with a seed of ones: the gradient if the output is a scalar.
[[nodiscard]] Point gradient(const Graph& graph, NodeId output, const Point& point = {});

/// ∂output/∂input as a matrix: one row an element of the output, one column an element of the input, both row by row.
/// Forward or reverse sweeps, whichever are fewer: min(size of the input, size of the output) evaluations.
///
/// @param input  any node: if it is not a leaf, the graph is cut there, and its elements count as independent.
[[nodiscard]] Tensor jacobian(const Graph& graph, NodeId output, NodeId input, const Point& point = {});

/// ∂²output/∂row∂column of a scalar output (asserted) as a matrix: one row an element of `row`, one column an element of `column`.
/// Forward over reverse: one evaluation an element of `column`.
/// @see Griewank & Walther (2008), section 5.2.
[[nodiscard]] Tensor hessian(const Graph& graph, NodeId output, NodeId row, NodeId column, const Point& point = {});

/// Nodes for value, gradient and (on request) Hessian of a scalar output, for kernels.
struct Derivatives
{
    Graph graph;
    NodeId value = kNoNode;
    std::vector<NodeId> gradient;             // one an input, of its shape
    std::vector<std::vector<NodeId>> hessian; // [i][j], symmetric, empty unless asked for
};
enum class Order {
    First,
    Second,
};
/// @param output  a scalar; @param inputs  leaves; scalar ones if a Hessian is wanted (all asserted).
/// Entries that vanish identically are a constant 0.
[[nodiscard]] Derivatives derivatives(const Graph& graph, NodeId output, std::span<const NodeId> inputs, Order order = Order::First);

} // namespace ad
