// SPDX-License-Identifier: GPL-3.0-or-later
// Columns in x, ports on the borders of the nodes, and the curves of the edges.
#pragma once

#include "core/layout/layers.h"

#include <span>
#include <vector>

namespace ad {

struct Routes
{
    std::vector<Vec2> positions; ///< the centre of each node
    std::vector<Curve> edges;
    Box bounds; ///< of both
};

/// Draws a graph from left to right.
/// @param heights  of the centres of all vertices.
[[nodiscard]] Routes route(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges, const Layers& layers, const Order& order,
                           const std::vector<double>& heights, const LayoutOptions& options);

} // namespace ad
