// SPDX-License-Identifier: GPL-3.0-or-later
// Layered drawings of graphs: sizes of nodes in, positions of nodes and curves of edges out.
//
// The method is Sugiyama's, in five steps, each in a file of its own:
//   ranks        columns, such that every edge goes to the right and the edges are as short as possible together;
//   layers       edges that span several columns are cut by *dummies*, one in each column between;
//   order        the order in each column, with few crossings;
//   coordinates  heights after Brandes and Köpf, such that long edges and chains are straight;
//   routes       ports on the borders of the nodes, and curves through the dummies.
// We use it because a computation has a direction, from inputs to output, and because it is fast and deterministic: force-directed
// drawings hide the direction and wobble after small changes.
#pragma once

#include "core/layout/curve.h"

#include <optional>
#include <span>
#include <vector>

namespace ad {

enum class Direction { LeftToRight, TopToBottom };

/// A node as the layout sees it: a rectangle. Lengths are in pixels, y points down.
struct LayoutNode
{
    double width = 0;
    double height = 0;
    int group = -1;                       ///< nodes of a group stay together in their columns; −1: none
    std::optional<double> preferredOrder; ///< where crossings don't decide, smaller is further up
    std::optional<Vec2> previous;         ///< its centre in the picture before an edit, so that the new one resembles it
};

/// An edge; several between the same two nodes are drawn apart. Edges enter a node from top to bottom by rising slot.
struct LayoutEdge
{
    int from = 0;
    int to = 0;
    int slot = 0;
    const Curve* previous = nullptr; ///< its curve before an edit, or none; read during the call only
};

struct LayoutOptions
{
    Direction direction = Direction::LeftToRight;
    double nodeGap = 24;      ///< least distance of nodes in a column
    double edgeGap = 14;      ///< least distance of edges that pass a column, and of such an edge and a node
    double rankGap = 104;     ///< least distance of columns; at least a label's width + 24, so that a label fits between nodes
    double portGap = 16;      ///< distance of the ends of edges on a node's side, less where the node is too small
    double parallelGap = 30;  ///< distance of edges between the same two nodes: a label's height and some air
    double componentGap = 48; ///< distance of parts that aren't connected
};

struct Layout
{
    std::vector<Vec2> positions; ///< the centre of each node
    std::vector<Curve> edges;    ///< each from the right border of `from` to the left border of `to`
    Box bounds;                  ///< of everything; starts at (0, 0) unless nodes have a previous position; empty without nodes
    int crossings = 0;           ///< pairs of edges that cross, as counted between the columns
};

/// The drawing of the graph. The same arguments give the same drawing.
///
/// No two nodes overlap, x rises along every edge, and no edge crosses the rectangle of a node that isn't its end.
/// Nodes and edges with a previous position keep their order in their columns if that costs few crossings, and the picture is moved such
/// that most nodes stay in place. Parts that aren't connected are stacked.
/// Cost: about 3 ms for 150 nodes, 50 to 120 ms for 2,000, the more the longer the edges.
///
/// @param edges  without cycles (asserted); ends are indices into `nodes`.
/// @see Sugiyama, Tagawa, Toda (1981); Gansner, Koutsofios, North, Vo, A Technique for Drawing Directed Graphs (1993);
///      Brandes, Köpf, Fast and Simple Horizontal Coordinate Assignment (2001).
[[nodiscard]] Layout layout(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges, const LayoutOptions& options = {});

} // namespace ad
