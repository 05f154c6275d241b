// SPDX-License-Identifier: GPL-3.0-or-later
// Reverse mode: appends to a graph the nodes that compute its adjoints.
#pragma once

#include "core/graph/graph.h"

#include <utility>

namespace ad {

/// One edge's contribution to an adjoint: x̄ ← x̄ + ȳ·∂y/∂x. All members but the ids of the edge name nodes of Backward::graph.
struct Message
{
    NodeId from = kNoNode; // the user y, whose adjoint is known
    NodeId to = kNoNode;   // its input x
    int slot = 0;          // x's place among the inputs of y
    NodeId value = kNoNode;
    NodeId local = kNoNode;  // ∂y/∂x of an elementwise op, before its product is summed to the shape of x; kNoNode for other ops
    NodeId before = kNoNode; // x̄ so far; kNoNode for the first message
    NodeId after = kNoNode;  // before + value
};

struct Backward
{
    Graph graph; // the forward graph, then what was appended
    NodeId output = kNoNode;
    NodeId seed = kNoNode;         // ȳ of the output
    std::vector<NodeId> leftovers; // for each forward node: what was there before the sweep; empty if nothing was anywhere
    std::vector<NodeId> adjoints;  // for each forward node; kNoNode where none arrives (constants, data, nodes without influence)
    std::vector<Message> messages; // in the order of the sweep
};

/// Which leaves take part.
enum class Differentiate {
    Parameters,
    ParametersAndData,
};

/// Adjoints that are there before the sweep begins: of forward nodes, each of the shape of its node.
using Leftovers = std::vector<std::pair<NodeId, Tensor>>;

/// What can go differently from a correct, fresh sweep.
struct SweepConditions
{
    Leftovers leftovers = {};          // messages are added to them; that of the output is replaced by the seed
    bool overwrites = false;           // a mistake: x̄ ← ȳ·∂y/∂x instead of x̄ ← x̄ + ȳ·∂y/∂x
    std::vector<NodeId> detached = {}; // these nodes pass nothing to their inputs
};

/// Appends the adjoint of every node that `output` depends on and that depends on a leaf that takes part.
///
/// Nodes are visited once, in falling NodeId order; each edge to an input that varies gets one message,
/// x̄ += vjp(ȳ), written with the rule of its op. Cost: O(nodes + edges) new nodes.
///
/// @param graph   not changed; its nodes keep their ids in the result.
/// @param output  the node to differentiate; any shape.
/// @param seed    ȳ of the output, of the same shape (asserted); it becomes an input leaf named by nobody, so that it can be replaced.
/// @see Griewank & Walther, Evaluating Derivatives (2008), chapter 3.
[[nodiscard]] Backward reverse(const Graph& graph, NodeId output, const Tensor& seed,
                               Differentiate differentiate = Differentiate::Parameters, const SweepConditions& conditions = {});

/// The same with a seed of ones.
[[nodiscard]] Backward reverse(const Graph& graph, NodeId output, Differentiate differentiate = Differentiate::Parameters);

/// The same with a node of the graph as the seed.
[[nodiscard]] Backward reverse(const Graph& graph, NodeId output, NodeId seed, Differentiate differentiate = Differentiate::Parameters);

} // namespace ad
