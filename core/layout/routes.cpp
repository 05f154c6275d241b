// SPDX-License-Identifier: GPL-3.0-or-later
//
// An edge runs straight through a column and turns between two columns, where no node is, with an S whose ends are horizontal.
// So it is smooth, its x only rises, and it cannot touch a node. Where a column has nothing in the way, the S starts earlier and
// gets flatter.
#include "core/layout/routes.h"

#include "core/layout/columns.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace ad {

namespace {

/// Collects the pieces of an edge; straight pieces in a row become one.
class Pen
{
public:
    explicit Pen(Vec2 start)
        : m_points{start}
        , m_at(start)
    {
    }

    void runTo(double x) { m_at.x = std::max(m_at.x, x); }
    void turnTo(Vec2 end)
    {
        if (std::abs(end.y - m_at.y) < kFlat) {
            runTo(end.x);
            return;
        }
        flush();
        const double reach = (end.x - m_at.x) / 2;
        append({m_at.x + reach, m_at.y}, {end.x - reach, end.y}, end);
        m_at = end;
    }
    Curve finish(Vec2 end)
    {
        if (std::abs(end.y - m_at.y) > 0) // less than kFlat: the last piece takes it along
            append(mix(m_points.back(), end, 1.0 / 3), mix(m_points.back(), end, 2.0 / 3), end);
        else {
            runTo(end.x);
            flush();
        }
        return Curve(std::move(m_points));
    }

private:
    static constexpr double kFlat = 1e-6; // pixels

    void flush()
    {
        const Vec2 last = m_points.back();
        if (m_at.x > last.x)
            append(mix(last, m_at, 1.0 / 3), mix(last, m_at, 2.0 / 3), m_at);
    }
    void append(Vec2 control1, Vec2 control2, Vec2 end)
    {
        m_points.push_back(control1);
        m_points.push_back(control2);
        m_points.push_back(end);
    }

    std::vector<Vec2> m_points;
    Vec2 m_at;
};

class Router
{
public:
    Router(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges, const Layers& layers, const Order& order,
           const std::vector<double>& heights, const LayoutOptions& options);

    Routes run() const;

private:
    int dummyCount(int edge) const { return m_layers.rank[m_edges[edge].to] - m_layers.rank[m_edges[edge].from] - 1; }
    int vertexAfterStart(int edge) const { return dummyCount(edge) > 0 ? m_layers.firstDummy[edge] : m_edges[edge].to; }
    void placeStarts();
    void placeEnds();
    void findParallels();
    Curve draw(int edge) const;
    const Column& columnOf(int vertex) const { return m_columns[m_layers.rank[vertex]]; }

    std::span<const LayoutNode> m_nodes;
    std::span<const LayoutEdge> m_edges;
    const Layers& m_layers;
    const std::vector<double>& m_heights;
    const LayoutOptions& m_options;
    std::vector<Column> m_columns;
    TurningPoints m_turns;
    std::vector<double> m_startHeight; // of each edge
    std::vector<double> m_endHeight;
    std::vector<double> m_bulge; // how far the middle of each edge is moved down; not 0 for parallel edges
    std::vector<char> m_isParallel;
};

Router::Router(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges, const Layers& layers, const Order& order,
               const std::vector<double>& heights, const LayoutOptions& options)
    : m_nodes(nodes)
    , m_edges(edges)
    , m_layers(layers)
    , m_heights(heights)
    , m_options(options)
    , m_columns(placeColumns(nodes, layers, heights, options))
    , m_turns(findTurningPoints(nodes, layers, order, heights, m_columns, options))
    , m_startHeight(edges.size())
    , m_endHeight(edges.size())
    , m_bulge(edges.size(), 0)
    , m_isParallel(edges.size(), 0)
{
    placeEnds();
    placeStarts();
    findParallels();
}

void Router::placeEnds()
{
    for (int e = 0; e < static_cast<int>(m_edges.size()); ++e) {
        const int node = m_edges[e].to;
        const int count = static_cast<int>(m_layers.into(node).size());
        m_endHeight[e] = m_heights[node] + portOffset(m_nodes[node].height, m_layers.slot[e], count, m_options.portGap);
    }
}

/// Edges leave a node in the order of where they go, so they don't cross at once. They stand closer than ends do: all of them
/// carry the same value, and the reader should see that.
void Router::placeStarts()
{
    std::vector<std::vector<int>> edgesOf(m_nodes.size());
    for (int e = 0; e < static_cast<int>(m_edges.size()); ++e)
        edgesOf[m_edges[e].from].push_back(e);
    const auto goal = [&](int e) { return dummyCount(e) > 0 ? m_heights[m_layers.firstDummy[e]] : m_endHeight[e]; };
    for (int node = 0; node < static_cast<int>(m_nodes.size()); ++node) {
        std::vector<int>& out = edgesOf[node];
        std::stable_sort(out.begin(), out.end(), [&](int a, int b) { return goal(a) < goal(b); });
        for (int i = 0; i < static_cast<int>(out.size()); ++i)
            m_startHeight[out[i]] =
                m_heights[node] + portOffset(m_nodes[node].height, i, static_cast<int>(out.size()), m_options.portGap / 2);
    }
}

void Router::findParallels()
{
    std::map<std::pair<int, int>, std::vector<int>> bundles;
    for (int e = 0; e < static_cast<int>(m_edges.size()); ++e) {
        if (dummyCount(e) == 0) // longer ones have dummies of their own
            bundles[{m_edges[e].from, m_edges[e].to}].push_back(e);
    }
    for (auto& [ends, bundle] : bundles) {
        if (bundle.size() < 2)
            continue;
        std::sort(bundle.begin(), bundle.end(), [&](int a, int b) { return m_layers.slot[a] < m_layers.slot[b]; });
        for (std::size_t i = 0; i < bundle.size(); ++i) {
            m_isParallel[bundle[i]] = 1;
            m_bulge[bundle[i]] = m_options.parallelGap * (static_cast<double>(i) - static_cast<double>(bundle.size() - 1) / 2);
        }
    }
}

Curve Router::draw(int edge) const
{
    const int from = m_edges[edge].from;
    const int to = m_edges[edge].to;
    Pen pen({columnOf(from).centre() + m_nodes[from].width / 2, m_startHeight[edge]});
    const Vec2 end{columnOf(to).centre() - m_nodes[to].width / 2, m_endHeight[edge]};
    if (m_isParallel[edge]) {
        pen.runTo(columnOf(from).right);
        const Vec2 middle{(columnOf(from).right + columnOf(to).left) / 2, (m_startHeight[edge] + m_endHeight[edge]) / 2 + m_bulge[edge]};
        pen.turnTo(middle);
        pen.turnTo({columnOf(to).left, end.y});
        return pen.finish(end);
    }
    pen.runTo(columnOf(from).centre() + m_turns.right[from]);
    for (int i = 0; i < dummyCount(edge); ++i) {
        const int dummy = m_layers.firstDummy[edge] + i;
        pen.turnTo({columnOf(dummy).centre() - m_turns.left[dummy], m_heights[dummy]});
        pen.runTo(columnOf(dummy).centre() + m_turns.right[dummy]);
    }
    pen.turnTo({columnOf(to).centre() - m_turns.left[to], end.y});
    return pen.finish(end);
}

Routes Router::run() const
{
    Routes routes;
    for (int node = 0; node < static_cast<int>(m_nodes.size()); ++node) {
        const Vec2 centre{columnOf(node).centre(), m_heights[node]};
        routes.positions.push_back(centre);
        const Box box = Box::around(centre, m_nodes[node].width, m_nodes[node].height);
        routes.bounds.add(box.low);
        routes.bounds.add(box.high);
    }
    for (int edge = 0; edge < static_cast<int>(m_edges.size()); ++edge) {
        routes.edges.push_back(draw(edge));
        const Box box = routes.edges.back().bounds();
        routes.bounds.add(box.low);
        routes.bounds.add(box.high);
    }
    return routes;
}

} // namespace

Routes route(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges, const Layers& layers, const Order& order,
             const std::vector<double>& heights, const LayoutOptions& options)
{
    return Router(nodes, edges, layers, order, heights, options).run();
}

} // namespace ad
