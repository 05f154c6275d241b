// SPDX-License-Identifier: GPL-3.0-or-later
//
// Parts that aren't connected are laid out one by one and put on shelves: from left to right while they fit into the width of the
// widest part, then below. So unused inputs form one row and not a tower.
#include "core/layout/layout.h"

#include "core/layout/coordinates.h"
#include "core/layout/order.h"
#include "core/layout/ranks.h"
#include "core/layout/routes.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace ad {

namespace {

/// A connected part, with its own indices.
struct Part
{
    std::vector<int> nodeIds;
    std::vector<int> edgeIds;
    std::vector<LayoutNode> nodes;
    std::vector<LayoutEdge> edges;
};

int findRoot(std::vector<int>& parent, int node)
{
    while (parent[node] != node)
        node = parent[node] = parent[parent[node]];
    return node;
}

/// The connected parts, in the order of their smallest index.
std::vector<Part> split(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges)
{
    std::vector<int> parent(nodes.size());
    std::iota(parent.begin(), parent.end(), 0);
    for (const LayoutEdge& edge : edges)
        parent[findRoot(parent, edge.from)] = findRoot(parent, edge.to);
    std::vector<Part> parts;
    std::vector<int> partOf(nodes.size(), -1); // of each root
    std::vector<int> local(nodes.size());
    for (int node = 0; node < static_cast<int>(nodes.size()); ++node) {
        int& part = partOf[findRoot(parent, node)];
        if (part < 0) {
            part = static_cast<int>(parts.size());
            parts.emplace_back();
        }
        local[node] = static_cast<int>(parts[part].nodes.size());
        parts[part].nodeIds.push_back(node);
        parts[part].nodes.push_back(nodes[node]);
    }
    for (int e = 0; e < static_cast<int>(edges.size()); ++e) {
        Part& part = parts[partOf[findRoot(parent, edges[e].from)]];
        part.edgeIds.push_back(e);
        part.edges.push_back({local[edges[e].from], local[edges[e].to], edges[e].slot, edges[e].previous});
    }
    return parts;
}

struct DrawnPart
{
    Routes routes;
    int crossings = 0;
};

DrawnPart draw(const Part& part, const LayoutOptions& options)
{
    std::vector<RankEdge> rankEdges;
    for (const LayoutEdge& edge : part.edges) {
        const bool sameGroup = part.nodes[edge.from].group >= 0 && part.nodes[edge.from].group == part.nodes[edge.to].group;
        rankEdges.push_back({edge.from, edge.to, sameGroup ? 3 : 1}); // 3: groups stay compact
    }
    const std::vector<int> ranks = rankNodes(static_cast<int>(part.nodes.size()), rankEdges);
    const Layers layers = cutIntoLayers(part.nodes, part.edges, ranks);
    const OrderHints hints = hintsOf(part.nodes, part.edges, layers);
    const OrderResult ordered = orderVertices(layers, hints);
    const std::vector<double> heights = assignHeights(layers, ordered.order, options);
    return {route(part.nodes, part.edges, layers, ordered.order, heights, options), ordered.crossings};
}

void add(Layout& whole, const Part& part, const DrawnPart& drawn, Vec2 offset)
{
    for (std::size_t i = 0; i < part.nodeIds.size(); ++i)
        whole.positions[part.nodeIds[i]] = drawn.routes.positions[i] + offset;
    for (std::size_t i = 0; i < part.edgeIds.size(); ++i)
        whole.edges[part.edgeIds[i]] = drawn.routes.edges[i].movedBy(offset);
    whole.bounds.add(drawn.routes.bounds.low + offset);
    whole.bounds.add(drawn.routes.bounds.high + offset);
    whole.crossings += drawn.crossings;
}

Layout drawLeftToRight(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges, const LayoutOptions& options)
{
    const std::vector<Part> parts = split(nodes, edges);
    std::vector<DrawnPart> drawn;
    double width = 0;
    for (const Part& part : parts) {
        drawn.push_back(draw(part, options));
        width = std::max(width, drawn.back().routes.bounds.width());
    }
    Layout whole;
    whole.positions.resize(nodes.size());
    whole.edges.resize(edges.size());
    Vec2 corner;
    double shelfHeight = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Box& bounds = drawn[i].routes.bounds;
        if (corner.x > 0 && corner.x + bounds.width() > width) {
            corner = {0, corner.y + shelfHeight + options.componentGap};
            shelfHeight = 0;
        }
        add(whole, parts[i], drawn[i], corner - bounds.low);
        corner.x += bounds.width() + options.componentGap;
        shelfHeight = std::max(shelfHeight, bounds.height());
    }
    return whole;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void move(Layout& drawing, Vec2 offset)
{
    for (Vec2& position : drawing.positions)
        position = position + offset;
    for (Curve& edge : drawing.edges)
        edge = edge.movedBy(offset);
    drawing.bounds = {drawing.bounds.low + offset, drawing.bounds.high + offset};
}

/// Moves the picture such that the known nodes stay in place as far as possible.
void followPrevious(Layout& drawing, std::span<const LayoutNode> nodes)
{
    std::vector<double> dx;
    std::vector<double> dy;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].previous) {
            dx.push_back(nodes[i].previous->x - drawing.positions[i].x);
            dy.push_back(nodes[i].previous->y - drawing.positions[i].y);
        }
    }
    if (!dx.empty())
        move(drawing, {median(dx), median(dy)});
}

std::vector<LayoutNode> transposed(std::span<const LayoutNode> nodes)
{
    std::vector<LayoutNode> result(nodes.begin(), nodes.end());
    for (LayoutNode& node : result) {
        std::swap(node.width, node.height);
        if (node.previous)
            std::swap(node.previous->x, node.previous->y);
    }
    return result;
}

Layout transposed(Layout drawing)
{
    for (Vec2& position : drawing.positions)
        std::swap(position.x, position.y);
    for (Curve& edge : drawing.edges)
        edge = edge.transposed();
    std::swap(drawing.bounds.low.x, drawing.bounds.low.y);
    std::swap(drawing.bounds.high.x, drawing.bounds.high.y);
    return drawing;
}

Layout drawTopToBottom(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges, LayoutOptions options)
{
    options.direction = Direction::LeftToRight;
    std::vector<LayoutEdge> turned(edges.begin(), edges.end());
    std::vector<Curve> previous(edges.size());
    for (std::size_t e = 0; e < edges.size(); ++e) {
        if (edges[e].previous) {
            previous[e] = edges[e].previous->transposed();
            turned[e].previous = &previous[e];
        }
    }
    return transposed(layout(transposed(nodes), turned, options));
}

} // namespace

Layout layout(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges, const LayoutOptions& options)
{
    for ([[maybe_unused]] const LayoutEdge& edge : edges) {
        assert(edge.from >= 0 && edge.from < static_cast<int>(nodes.size()));
        assert(edge.to >= 0 && edge.to < static_cast<int>(nodes.size()));
    }
    if (options.direction == Direction::TopToBottom)
        return drawTopToBottom(nodes, edges, options);
    Layout drawing = drawLeftToRight(nodes, edges, options);
    followPrevious(drawing, nodes);
    return drawing;
}

} // namespace ad
