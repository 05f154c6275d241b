// SPDX-License-Identifier: GPL-3.0-or-later
// Where the columns and the ports of a layout stand, and where edges may turn beside them.
#pragma once

#include "core/layout/layers.h"

#include <span>
#include <vector>

namespace ad {

/// The widest node makes the column; nodes stand in its middle.
struct Column
{
    double left = 0;
    double right = 0;

    [[nodiscard]] double centre() const { return (left + right) / 2; }
};

/// Ports stand symmetrically about the middle of a node's side, `gap` apart, on at most 80 % of it.
[[nodiscard]] double portOffset(double nodeHeight, int index, int count, double gap);

/// The columns from x = 0 to the right. The space between two of them grows where edges between them are steep.
[[nodiscard]] std::vector<Column> placeColumns(std::span<const LayoutNode> nodes, const Layers& layers, const std::vector<double>& heights,
                                               const LayoutOptions& options);

/// How far from the middle of its column an edge at each vertex runs straight before it may turn: half the width of a node (0 for
/// a dummy) where nothing is in the way, else half that of the column, so that it passes no node and no other edge.
struct TurningPoints
{
    std::vector<double> left;  ///< of the edges into each vertex
    std::vector<double> right; ///< of the edges out of each vertex
};

[[nodiscard]] TurningPoints findTurningPoints(std::span<const LayoutNode> nodes, const Layers& layers, const Order& order,
                                              const std::vector<double>& heights, const std::vector<Column>& columns,
                                              const LayoutOptions& options);

} // namespace ad
