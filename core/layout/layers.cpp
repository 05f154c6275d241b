// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/layers.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace ad {

namespace {

/// The place of each edge among those into the same target; edges with equal slots keep their order.
std::vector<int> denseSlots(int nodeCount, std::span<const LayoutEdge> edges)
{
    std::vector<int> bySlot(edges.size());
    std::iota(bySlot.begin(), bySlot.end(), 0);
    std::stable_sort(bySlot.begin(), bySlot.end(), [&](int a, int b) { return edges[a].slot < edges[b].slot; });
    std::vector<int> next(nodeCount, 0);
    std::vector<int> slots(edges.size());
    for (const int e : bySlot)
        slots[e] = next[edges[e].to]++;
    return slots;
}

/// Longest paths to and from each node.
void measurePaths(Layers& layers, std::span<const LayoutEdge> edges)
{
    std::vector<int> byRank(edges.size());
    std::iota(byRank.begin(), byRank.end(), 0);
    std::stable_sort(byRank.begin(), byRank.end(), [&](int a, int b) { return layers.rank[edges[a].from] < layers.rank[edges[b].from]; });
    layers.depth.assign(layers.nodeCount, 1);
    layers.reach.assign(layers.nodeCount, 1);
    for (const int e : byRank)
        layers.depth[edges[e].to] = std::max(layers.depth[edges[e].to], layers.depth[edges[e].from] + 1);
    for (auto e = byRank.rbegin(); e != byRank.rend(); ++e)
        layers.reach[edges[*e].from] = std::max(layers.reach[edges[*e].from], layers.reach[edges[*e].to] + 1);
}

void cutEdge(Layers& layers, const LayoutEdge& edge, int slot)
{
    int last = edge.from;
    layers.firstDummy.push_back(layers.vertexCount());
    const int group = layers.group[edge.from] == layers.group[edge.to] ? layers.group[edge.from] : -1;
    for (int rank = layers.rank[edge.from] + 1; rank < layers.rank[edge.to]; ++rank) {
        const int dummy = layers.vertexCount();
        layers.rank.push_back(rank);
        layers.group.push_back(group);
        layers.height.push_back(0);
        layers.depth.push_back(layers.depth[edge.from]);
        layers.reach.push_back(layers.reach[edge.to]);
        layers.segments.push_back({last, dummy, 0});
        last = dummy;
    }
    layers.segments.push_back({last, edge.to, slot});
}

void indexSegments(Layers& layers)
{
    layers.leftStart.assign(layers.vertexCount() + 1, 0);
    layers.rightStart.assign(layers.vertexCount() + 1, 0);
    for (const Segment& segment : layers.segments) {
        ++layers.leftStart[segment.to + 1];
        ++layers.rightStart[segment.from + 1];
    }
    std::partial_sum(layers.leftStart.begin(), layers.leftStart.end(), layers.leftStart.begin());
    std::partial_sum(layers.rightStart.begin(), layers.rightStart.end(), layers.rightStart.begin());
    layers.left.resize(layers.segments.size());
    layers.right.resize(layers.segments.size());
    std::vector<int> next(layers.rightStart.begin(), layers.rightStart.end() - 1);
    for (int s = 0; s < static_cast<int>(layers.segments.size()); ++s) {
        const Segment& segment = layers.segments[s];
        layers.left[layers.leftStart[segment.to] + segment.slot] = s;
        layers.right[next[segment.from]++] = s;
    }
}

} // namespace

Layers cutIntoLayers(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges, std::span<const int> ranks)
{
    Layers layers;
    layers.nodeCount = static_cast<int>(nodes.size());
    layers.rank.assign(ranks.begin(), ranks.end());
    for (const LayoutNode& node : nodes) {
        layers.group.push_back(node.group);
        layers.height.push_back(node.height);
    }
    layers.rankCount = ranks.empty() ? 0 : *std::max_element(ranks.begin(), ranks.end()) + 1;
    layers.slot = denseSlots(layers.nodeCount, edges);
    measurePaths(layers, edges);
    for (std::size_t e = 0; e < edges.size(); ++e) {
        assert(ranks[edges[e].from] < ranks[edges[e].to]);
        cutEdge(layers, edges[e], layers.slot[e]);
    }
    indexSegments(layers);
    return layers;
}

std::vector<int> placesOf(const Order& order, int vertexCount)
{
    std::vector<int> places(vertexCount, 0);
    for (const auto& column : order) {
        for (int i = 0; i < static_cast<int>(column.size()); ++i)
            places[column[i]] = i;
    }
    return places;
}

} // namespace ad
