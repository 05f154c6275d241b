// SPDX-License-Identifier: GPL-3.0-or-later
// Graphs with the same values and less to compute.
#pragma once

#include "core/graph/graph.h"

namespace ad {

struct Rewritten
{
    Graph graph;
    std::vector<NodeId> nodes; // where each node of the old graph stands; kNoNode if it is not needed any more
};

/// The nodes that `outputs` depend on, and every input. Names stay, groups are dropped. Cost: O(nodes + edges).
[[nodiscard]] Rewritten prune(const Graph& graph, std::span<const NodeId> outputs);

/// A graph whose `outputs` have the same values: what is constant is computed, equal expressions are computed once, what nobody needs
/// is dropped, and identities are used that cost no accuracy (see identities.h). Only inputs keep their names; groups are dropped.
///
/// Values stay, derivatives need not (`detach` is gone): differentiate first. A second call changes nothing.
/// Cost: O(nodes + edges), and the folded operations.
///
/// @param varying  the inputs that are not constant; the others are folded at the value that they hold. They stay as leaves.
[[nodiscard]] Rewritten simplify(const Graph& graph, std::span<const NodeId> outputs, std::span<const NodeId> varying);
/// The same with every input varying.
[[nodiscard]] Rewritten simplify(const Graph& graph, std::span<const NodeId> outputs);

} // namespace ad
