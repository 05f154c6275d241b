// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/order.h"

#include <algorithm>

namespace ad {

namespace {

/// The mean x that the known nodes of each column had before.
std::vector<std::optional<double>> previousColumns(std::span<const LayoutNode> nodes, const Layers& layers)
{
    std::vector<double> sum(layers.rankCount, 0);
    std::vector<int> count(layers.rankCount, 0);
    for (int v = 0; v < layers.nodeCount; ++v) {
        if (nodes[v].previous) {
            sum[layers.rank[v]] += nodes[v].previous->x;
            ++count[layers.rank[v]];
        }
    }
    std::vector<std::optional<double>> columns(layers.rankCount);
    for (int rank = 0; rank < layers.rankCount; ++rank) {
        if (count[rank] > 0)
            columns[rank] = sum[rank] / count[rank];
    }
    return columns;
}

} // namespace

OrderHints hintsOf(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges, const Layers& layers)
{
    OrderHints hints{std::vector<std::optional<double>>(layers.vertexCount()), std::vector<std::optional<double>>(layers.vertexCount())};
    for (int v = 0; v < layers.nodeCount; ++v) {
        hints.preferred[v] = nodes[v].preferredOrder;
        if (nodes[v].previous)
            hints.previous[v] = nodes[v].previous->y;
    }
    const std::vector<std::optional<double>> columns = previousColumns(nodes, layers);
    for (std::size_t e = 0; e < edges.size(); ++e) {
        const Curve* curve = edges[e].previous;
        if (!curve || curve->isEmpty())
            continue;
        const int dummies = layers.rank[edges[e].to] - layers.rank[edges[e].from] - 1;
        for (int v = layers.firstDummy[e]; v < layers.firstDummy[e] + dummies; ++v) {
            const std::optional<double> x = columns[layers.rank[v]];
            if (x && *x > curve->start().x && *x < curve->end().x)
                hints.previous[v] = curve->pointAt(curve->fractionAtX(*x)).y;
        }
    }
    return hints;
}

} // namespace ad
