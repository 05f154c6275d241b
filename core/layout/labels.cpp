// SPDX-License-Identifier: GPL-3.0-or-later
//
// Greedy: short edges, which have the least choice, come first; each takes the free place nearest to its middle, or else the place
// where it covers least of other labels. A second round lets those that cover something try again, as some labels have moved on.
#include "core/layout/labels.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace ad {

namespace {

/// Boxes by the cells of a square grid that they touch.
class BoxGrid
{
public:
    void add(int id, const Box& box)
    {
        m_boxes.push_back({id, box});
        forCells(box, [&](std::int64_t cell) { m_cells[cell].push_back(static_cast<int>(m_boxes.size()) - 1); });
    }
    void remove(int id, const Box& box)
    {
        forCells(box, [&](std::int64_t cell) { std::erase_if(m_cells[cell], [&](int i) { return m_boxes[i].id == id; }); });
    }
    /// The area of `box` that others cover; a box in several cells counts more than once, which does no harm here.
    double overlap(const Box& box) const
    {
        double sum = 0;
        forCells(box, [&](std::int64_t cell) {
            const auto at = m_cells.find(cell);
            if (at == m_cells.end())
                return;
            for (const int i : at->second)
                sum += m_boxes[i].box.overlap(box);
        });
        return sum;
    }

private:
    struct Entry
    {
        int id;
        Box box;
    };

    template<typename Visit>
    static void forCells(const Box& box, Visit visit)
    {
        constexpr double kCell = 96; // pixels, about the size of a node
        const auto index = [](double x) { return static_cast<std::int64_t>(std::floor(x / kCell)); };
        for (std::int64_t row = index(box.low.y); row <= index(box.high.y); ++row) {
            for (std::int64_t column = index(box.low.x); column <= index(box.high.x); ++column)
                visit(row * 0x100000000 + column);
        }
    }

    std::vector<Entry> m_boxes;
    std::unordered_map<std::int64_t, std::vector<int>> m_cells;
};

class LabelPlacer
{
public:
    LabelPlacer(std::span<const LayoutNode> nodes, const Layout& drawing, const LabelOptions& options)
        : m_drawing(drawing)
        , m_options(options)
        , m_places(drawing.edges.size())
    {
        for (int i = 0; i < static_cast<int>(nodes.size()); ++i)
            m_nodes.add(i, Box::around(drawing.positions[i], nodes[i].width, nodes[i].height));
    }

    std::vector<LabelPlace> run();

private:
    Box boxAt(Vec2 centre, double margin) const { return Box::around(centre, m_options.width + 2 * margin, m_options.height + 2 * margin); }
    LabelPlace find(const Curve& edge) const;
    void put(int edge);

    const Layout& m_drawing;
    const LabelOptions& m_options;
    BoxGrid m_nodes;
    BoxGrid m_labels;
    std::vector<LabelPlace> m_places;
};

/// Tries places from the middle outwards, a third of a label's height apart, but no more than 400.
LabelPlace LabelPlacer::find(const Curve& edge) const
{
    const int tries = std::clamp(static_cast<int>(3 * edge.length() / m_options.height), 8, 400);
    LabelPlace best{edge.pointAt(0.5), 0.5, false};
    double least = std::numeric_limits<double>::infinity();
    for (int i = 0; i <= tries; ++i) {
        const double away = (i + 1) / 2 * (i % 2 == 0 ? 1.0 : -1.0);
        const double fraction = 0.5 + away / (tries + 1);
        const Vec2 centre = edge.pointAt(fraction);
        if (m_nodes.overlap(boxAt(centre, m_options.margin)) > 0)
            continue;
        const double cost = m_labels.overlap(boxAt(centre, m_options.margin));
        if (cost < least) {
            best = {centre, fraction, m_labels.overlap(boxAt(centre, 0)) == 0};
            least = cost;
        }
        if (cost == 0)
            break;
    }
    return best;
}

void LabelPlacer::put(int edge)
{
    m_places[edge] = find(m_drawing.edges[edge]);
    m_labels.add(edge, boxAt(m_places[edge].centre, 0));
}

std::vector<LabelPlace> LabelPlacer::run()
{
    std::vector<int> order(m_places.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return m_drawing.edges[a].length() < m_drawing.edges[b].length(); });
    for (const int edge : order)
        put(edge);
    for (const int edge : order) {
        const Box box = boxAt(m_places[edge].centre, 0);
        m_labels.remove(edge, box);
        if (m_labels.overlap(box) > 0)
            put(edge);
        else
            m_labels.add(edge, box);
    }
    for (std::size_t edge = 0; edge < m_places.size(); ++edge) {
        const Box box = boxAt(m_places[edge].centre, 0);
        m_labels.remove(static_cast<int>(edge), box);
        m_places[edge].isFree = m_labels.overlap(box) == 0 && m_nodes.overlap(box) == 0;
        m_labels.add(static_cast<int>(edge), box);
    }
    return std::move(m_places);
}

} // namespace

std::vector<LabelPlace> placeLabels(std::span<const LayoutNode> nodes, const Layout& drawing, const LabelOptions& options)
{
    return LabelPlacer(nodes, drawing, options).run();
}

} // namespace ad
