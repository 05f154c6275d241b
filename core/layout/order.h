// SPDX-License-Identifier: GPL-3.0-or-later
// The order of the vertices in each column, with few crossings.
#pragma once

#include "core/layout/layers.h"

#include <optional>
#include <span>
#include <vector>

namespace ad {

/// What is known about the vertices besides the graph; each list is empty or has one entry per vertex.
struct OrderHints
{
    std::vector<std::optional<double>> preferred; ///< smaller is further up, where crossings don't decide
    std::vector<std::optional<double>> previous;  ///< the height in the picture before, y down
};

/// The hints that nodes and edges carry. Where an edge passed a column before is read off its previous curve.
[[nodiscard]] OrderHints hintsOf(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges, const Layers& layers);

struct OrderResult
{
    Order order;
    int crossings = 0;
};

/// Deterministic. Known vertices keep their previous order if that costs at most a quarter more crossings (and three).
/// Cost: some ten sweeps over the segments, fewer above some ten thousand.
[[nodiscard]] OrderResult orderVertices(const Layers& layers, const OrderHints& hints);

} // namespace ad
