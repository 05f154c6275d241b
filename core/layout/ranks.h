// SPDX-License-Identifier: GPL-3.0-or-later
// Columns for the nodes: every edge goes to the right, and all edges together are as short as possible.
#pragma once

#include <span>
#include <vector>

namespace ad {

/// An edge that wants its rank(to) − rank(from) small, the more so the larger its weight.
struct RankEdge
{
    int from = 0;
    int to = 0;
    int weight = 1;
};

/// The rank of each node, from 0: rank(to) ≥ rank(from) + 1 for every edge, and Σ weight · (rank(to) − rank(from)) is least
/// (nearly least above some thousand nodes, where we stop early). So an input stands right before its first user.
/// Nodes that may stand in several columns at no cost go to the emptiest one.
///
/// @param count  number of nodes; they must be connected by `edges`, without cycles (asserted).
[[nodiscard]] std::vector<int> rankNodes(int count, std::span<const RankEdge> edges);

/// Nodes such that each comes after those it depends on; of several choices, the smallest index first.
[[nodiscard]] std::vector<int> topologicalOrder(int count, std::span<const RankEdge> edges);

} // namespace ad
