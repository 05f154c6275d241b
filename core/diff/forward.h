// SPDX-License-Identifier: GPL-3.0-or-later
// Forward mode: appends to a graph the nodes that compute its tangents.
#pragma once

#include "core/graph/graph.h"

#include <utility>

namespace ad {

/// One edge's contribution to a tangent: ẏ ← ẏ + ∂y/∂x·ẋ. All members but the ids of the edge name nodes of Forward::graph.
struct TangentMessage
{
    NodeId from = kNoNode; // the input x, whose tangent is known
    NodeId to = kNoNode;   // the user y
    int slot = 0;
    NodeId value = kNoNode;
    NodeId local = kNoNode;  // ∂y/∂x of an elementwise op; kNoNode for other ops
    NodeId before = kNoNode; // ẏ so far; kNoNode for the first message
    NodeId after = kNoNode;  // before + value
};

struct Forward
{
    Graph graph;                  // the primal graph, then what was appended
    std::vector<NodeId> tangents; // for each primal node; kNoNode where it is identically zero
    std::vector<TangentMessage> messages;
};

/// A leaf (or any node) and the node that holds its tangent, of the same shape.
using TangentSeed = std::pair<NodeId, NodeId>;

/// Appends the tangent of every node that depends on a seeded one, in one sweep in NodeId order. Cost: O(nodes + edges) new nodes.
///
/// @param seeds  their tangents replace what the rule of the node would give.
/// @see Griewank & Walther, Evaluating Derivatives (2008), section 3.1.
[[nodiscard]] Forward forward(const Graph& graph, std::span<const TangentSeed> seeds);

/// The same for one direction: the tangent of each named input is a value, which becomes an unnamed input leaf.
/// Inputs that are not named have tangent 0. Names must be inputs and shapes must fit (asserted).
[[nodiscard]] Forward forward(const Graph& graph, const Point& direction);

} // namespace ad
