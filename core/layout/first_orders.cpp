// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/first_orders.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace ad {

namespace {

enum class Towards { Inputs, Outputs };

/// All vertices, the nodes first by preferred order and then by index.
std::vector<int> byPreference(const Layers& layers, const OrderHints& hints)
{
    std::vector<int> vertices(layers.vertexCount());
    std::iota(vertices.begin(), vertices.end(), 0);
    const auto keyOf = [&](int v) {
        const bool known = v < static_cast<int>(hints.preferred.size()) && hints.preferred[v];
        return known ? *hints.preferred[v] : std::numeric_limits<double>::infinity();
    };
    std::stable_sort(vertices.begin(), vertices.end(), [&](int a, int b) { return keyOf(a) < keyOf(b); });
    return vertices;
}

/// Appends vertices to their columns as a depth-first search meets them.
Order depthFirst(const Layers& layers, const std::vector<int>& roots, Towards towards)
{
    Order order(layers.rankCount);
    std::vector<char> seen(layers.vertexCount(), 0);
    std::vector<int> stack;
    for (const int root : roots) {
        const auto behind = towards == Towards::Inputs ? layers.outOf(root) : layers.into(root);
        if (!behind.empty())
            continue;
        stack.push_back(root);
        while (!stack.empty()) {
            const int v = stack.back();
            stack.pop_back();
            if (seen[v])
                continue;
            seen[v] = 1;
            order[layers.rank[v]].push_back(v);
            const auto ahead = towards == Towards::Inputs ? layers.into(v) : layers.outOf(v);
            for (auto s = ahead.rbegin(); s != ahead.rend(); ++s) // reversed, because the last one pushed is visited first
                stack.push_back(towards == Towards::Inputs ? layers.segments[*s].from : layers.segments[*s].to);
        }
    }
    return order;
}

Order inTurn(const Layers& layers, const std::vector<int>& vertices)
{
    Order order(layers.rankCount);
    for (const int v : vertices)
        order[layers.rank[v]].push_back(v);
    return order;
}

/// The node at the end of the edge that passes through vertex v, along segments to one side.
int nodeBeyond(const Layers& layers, int v, Towards towards)
{
    while (layers.isDummy(v))
        v = towards == Towards::Inputs ? layers.segments[layers.into(v)[0]].from : layers.segments[layers.outOf(v)[0]].to;
    return v;
}

/// Heights of the nodes: the known ones, and the mean of their neighbours' for the new ones.
std::vector<double> nodeHeights(const Layers& layers, const OrderHints& hints)
{
    std::vector<double> heights(layers.vertexCount(), 0);
    for (int v = 0; v < layers.nodeCount; ++v) {
        if (hints.previous[v]) {
            heights[v] = *hints.previous[v];
            continue;
        }
        double sum = 0;
        int count = 0;
        const auto add = [&](int node) {
            if (hints.previous[node]) {
                sum += *hints.previous[node];
                ++count;
            }
        };
        for (const int s : layers.into(v))
            add(nodeBeyond(layers, layers.segments[s].from, Towards::Inputs));
        for (const int s : layers.outOf(v))
            add(nodeBeyond(layers, layers.segments[s].to, Towards::Outputs));
        heights[v] = count > 0 ? sum / count : 0;
    }
    return heights;
}

} // namespace

std::vector<Order> firstOrders(const Layers& layers, const OrderHints& hints)
{
    const std::vector<int> vertices = byPreference(layers, hints);
    return {depthFirst(layers, vertices, Towards::Inputs), depthFirst(layers, vertices, Towards::Outputs), inTurn(layers, vertices)};
}

Order previousOrder(const Layers& layers, const OrderHints& hints)
{
    std::vector<double> heights = nodeHeights(layers, hints);
    for (int edge = 0; edge < static_cast<int>(layers.firstDummy.size()); ++edge) {
        const int first = layers.firstDummy[edge];
        const int end = edge + 1 < static_cast<int>(layers.firstDummy.size()) ? layers.firstDummy[edge + 1] : layers.vertexCount();
        if (first == end)
            continue;
        const double from = heights[nodeBeyond(layers, first, Towards::Inputs)];
        const double to = heights[nodeBeyond(layers, first, Towards::Outputs)];
        for (int v = first; v < end; ++v)
            heights[v] = hints.previous[v].value_or(from + (to - from) * (v - first + 1) / (end - first + 1));
    }
    Order order = depthFirst(layers, byPreference(layers, hints), Towards::Inputs);
    for (auto& column : order)
        std::stable_sort(column.begin(), column.end(), [&](int a, int b) { return heights[a] < heights[b]; });
    return order;
}

} // namespace ad
