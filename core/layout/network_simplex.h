// SPDX-License-Identifier: GPL-3.0-or-later
// Shortest total edge length of a ranking, by the network simplex method.
#pragma once

#include "core/layout/ranks.h"

#include <span>
#include <vector>

namespace ad {

/// Makes Σ weight · (rank(to) − rank(from)) least.
///
/// @param ranks     a feasible ranking, rank(to) ≥ rank(from) + 1 for every edge, of a connected graph.
/// @param maxPivots number of exchanges after which we stop; the ranking is feasible at any time.
/// @see Gansner, Koutsofios, North, Vo, A Technique for Drawing Directed Graphs (1993), section 2.3.
[[nodiscard]] std::vector<int> shortenEdges(std::vector<int> ranks, std::span<const RankEdge> edges, int maxPivots);

} // namespace ad
