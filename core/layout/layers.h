// SPDX-License-Identifier: GPL-3.0-or-later
// A ranked graph in which every edge is cut into segments that join neighbouring columns.
#pragma once

#include "core/layout/layout.h"

#include <span>
#include <vector>

namespace ad {

enum class Side { Left, Right };

/// A piece of an edge from one column to the next.
struct Segment
{
    int from = 0; ///< a vertex
    int to = 0;   ///< a vertex in the next column
    int slot = 0; ///< place among the segments that enter `to`, 0 at the top
};

/// Vertices are the nodes, with their indices, and then the dummies, edge by edge from left to right.
struct Layers
{
    int nodeCount = 0;
    int rankCount = 0;
    std::vector<int> rank;       ///< of each vertex
    std::vector<int> group;      ///< of each vertex, −1: none; a dummy is in a group if both ends of its edge are
    std::vector<double> height;  ///< of each vertex, 0 for dummies
    std::vector<int> depth;      ///< of each vertex: nodes on the longest path that leads to it; a dummy has that of its edge's start
    std::vector<int> reach;      ///< of each vertex: nodes on the longest path that starts there; a dummy has that of its edge's end
    std::vector<int> firstDummy; ///< of each edge: its dummies are firstDummy, firstDummy + 1, … one for each column it passes
    std::vector<int> slot;       ///< of each edge: its place among the edges into its target, from 0
    std::vector<Segment> segments;
    std::vector<int> leftStart; ///< the segments into vertex v are left[leftStart[v]] … left[leftStart[v + 1] − 1], by slot
    std::vector<int> left;
    std::vector<int> rightStart; ///< likewise those out of v
    std::vector<int> right;

    [[nodiscard]] int vertexCount() const { return static_cast<int>(rank.size()); }
    [[nodiscard]] bool isDummy(int vertex) const { return vertex >= nodeCount; }
    [[nodiscard]] std::span<const int> into(int vertex) const
    {
        return std::span(left).subspan(leftStart[vertex], leftStart[vertex + 1] - leftStart[vertex]);
    }
    [[nodiscard]] std::span<const int> outOf(int vertex) const
    {
        return std::span(right).subspan(rightStart[vertex], rightStart[vertex + 1] - rightStart[vertex]);
    }
};

/// The vertices of each column from top to bottom.
using Order = std::vector<std::vector<int>>;

/// Cuts the edges at each column they pass.
/// @param ranks  of the nodes, from 0, rank(to) > rank(from) for every edge.
[[nodiscard]] Layers cutIntoLayers(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges, std::span<const int> ranks);

/// The place of each vertex in its column.
[[nodiscard]] std::vector<int> placesOf(const Order& order, int vertexCount);

} // namespace ad
