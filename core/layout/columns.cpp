// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/columns.h"

#include <algorithm>
#include <cmath>

namespace ad {

double portOffset(double nodeHeight, int index, int count, double gap)
{
    const double step = count > 1 ? std::min(gap, 0.8 * nodeHeight / (count - 1)) : 0;
    return step * (index - (count - 1) / 2.0);
}

std::vector<Column> placeColumns(std::span<const LayoutNode> nodes, const Layers& layers, const std::vector<double>& heights,
                                 const LayoutOptions& options)
{
    std::vector<double> width(layers.rankCount, 0);
    std::vector<double> climb(layers.rankCount, 0); // of the steepest segment to the next column
    for (int v = 0; v < layers.nodeCount; ++v)
        width[layers.rank[v]] = std::max(width[layers.rank[v]], nodes[v].width);
    for (const Segment& segment : layers.segments) {
        double& most = climb[layers.rank[segment.from]];
        most = std::max(most, std::abs(heights[segment.to] - heights[segment.from]));
    }
    std::vector<Column> columns(layers.rankCount);
    double x = 0;
    for (int rank = 0; rank < layers.rankCount; ++rank) {
        columns[rank] = {x, x + width[rank]};
        // A steep S is hard to follow; it may be at most some six times as high as wide before the gap stops growing.
        x += width[rank] + options.rankGap + std::clamp(0.15 * (climb[rank] - 2 * options.rankGap), 0.0, 1.5 * options.rankGap);
    }
    return columns;
}

namespace {

class TurnFinder
{
public:
    TurnFinder(const Order& order, const Layers& layers, const std::vector<double>& heights, const LayoutOptions& options)
        : m_order(order)
        , m_layers(layers)
        , m_heights(heights)
        , m_places(placesOf(order, layers.vertexCount()))
        , m_options(options)
    {
    }

    /// Whether another vertex of the column of `vertex` stands in the way to the heights from `low` to `high`.
    bool isBlocked(int vertex, double low, double high) const
    {
        const std::vector<int>& column = m_order[m_layers.rank[vertex]];
        const int place = m_places[vertex];
        if (low < top(vertex) && place > 0 && bottom(column[place - 1]) > low - m_options.edgeGap)
            return true;
        return high > bottom(vertex) && place + 1 < static_cast<int>(column.size()) && top(column[place + 1]) < high + m_options.edgeGap;
    }

    bool leftIsBlocked(int vertex) const
    {
        return std::ranges::any_of(m_layers.into(vertex), [&](int s) {
            const int from = m_layers.segments[s].from;
            const int count = static_cast<int>(m_layers.outOf(from).size());
            const double spread = portOffset(m_layers.height[from], count - 1, count, m_options.portGap / 2);
            return isBlocked(vertex, m_heights[from] - spread, m_heights[from] + spread);
        });
    }

    bool rightIsBlocked(int vertex) const
    {
        return std::ranges::any_of(m_layers.outOf(vertex), [&](int s) {
            const int to = m_layers.segments[s].to;
            const int count = static_cast<int>(m_layers.into(to).size());
            const double port = m_heights[to] + portOffset(m_layers.height[to], m_layers.segments[s].slot, count, m_options.portGap);
            return isBlocked(vertex, port, port);
        });
    }

private:
    double top(int vertex) const { return m_heights[vertex] - m_layers.height[vertex] / 2; }
    double bottom(int vertex) const { return m_heights[vertex] + m_layers.height[vertex] / 2; }

    const Order& m_order;
    const Layers& m_layers;
    const std::vector<double>& m_heights;
    std::vector<int> m_places;
    const LayoutOptions& m_options;
};

} // namespace

TurningPoints findTurningPoints(std::span<const LayoutNode> nodes, const Layers& layers, const Order& order,
                                const std::vector<double>& heights, const std::vector<Column>& columns, const LayoutOptions& options)
{
    const TurnFinder finder(order, layers, heights, options);
    TurningPoints points{std::vector<double>(layers.vertexCount()), std::vector<double>(layers.vertexCount())};
    for (int v = 0; v < layers.vertexCount(); ++v) {
        const Column& column = columns[layers.rank[v]];
        const double free = layers.isDummy(v) ? 0 : nodes[v].width / 2;
        const double blocked = (column.right - column.left) / 2;
        points.left[v] = finder.leftIsBlocked(v) ? blocked : free;
        points.right[v] = finder.rightIsBlocked(v) ? blocked : free;
    }
    return points;
}

} // namespace ad
