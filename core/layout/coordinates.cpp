// SPDX-License-Identifier: GPL-3.0-or-later
//
// Four times, vertices are joined with the median neighbour on one side to *blocks*, which become straight lines; the blocks are
// then packed. The four differ in the side of the neighbours (left, right) and in the end from which columns are worked off (top,
// bottom). Each of them leans to its corner; the mean of the two middle heights of the four is symmetric and keeps all gaps.
//
// Two changes to the paper. Blocks are packed by longest paths, down and then back up, instead of by classes of sinks: that avoids
// the overlaps which the erratum describes. And of several neighbours, only those on the longest path through the graph count for
// the median: so the spine of a computation is straight, and a constant or an input that joins it does not bend it.
#include "core/layout/coordinates.h"

#include "core/layout/conflicts.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace ad {

namespace {

/// How far the middles of two neighbours in a column stay apart.
double distance(const Layers& layers, const LayoutOptions& options, int above, int below)
{
    const bool nodes = !layers.isDummy(above) && !layers.isDummy(below);
    return (layers.height[above] + layers.height[below]) / 2 + (nodes ? options.nodeGap : options.edgeGap);
}

/// One of the four runs. `order` and `place` are turned upside down for the runs from the bottom.
class Alignment
{
public:
    Alignment(const Layers& layers, const Order& order, const std::vector<int>& place, const std::vector<char>& conflict,
              const LayoutOptions& options)
        : m_layers(layers)
        , m_order(order)
        , m_place(place)
        , m_conflict(conflict)
        , m_options(options)
    {
    }

    std::vector<double> heights(Side side)
    {
        joinBlocks(side);
        return packBlocks();
    }

private:
    struct Gap
    {
        int above;
        int below;
        double distance;
    };

    void joinBlocks(Side side);
    void collectCandidates(int vertex, Side side);
    std::vector<double> packBlocks() const;
    std::vector<Gap> blockGaps() const;

    const Layers& m_layers;
    const Order& m_order;
    const std::vector<int>& m_place;
    const std::vector<char>& m_conflict;
    const LayoutOptions& m_options;
    std::vector<int> m_root;
    std::vector<int> m_candidates; // segments to the neighbours of a vertex that count, from top to bottom
};

void Alignment::collectCandidates(int vertex, Side side)
{
    const auto segments = side == Side::Left ? m_layers.into(vertex) : m_layers.outOf(vertex);
    const auto neighbour = [&](int s) { return side == Side::Left ? m_layers.segments[s].from : m_layers.segments[s].to; };
    m_candidates.clear();
    const int most = mostImportance(m_layers, vertex, side);
    for (const int s : segments) {
        if (importance(m_layers, s, side) == most)
            m_candidates.push_back(s);
    }
    std::sort(m_candidates.begin(), m_candidates.end(), [&](int a, int b) { return m_place[neighbour(a)] < m_place[neighbour(b)]; });
}

void Alignment::joinBlocks(Side side)
{
    m_root.resize(m_layers.vertexCount());
    std::iota(m_root.begin(), m_root.end(), 0);
    std::vector<char> taken(m_layers.vertexCount(), 0); // its block already goes on to this column
    for (int i = 1; i < m_layers.rankCount; ++i) {
        int last = -1; // place of the lowest neighbour joined so far; blocks must not cross
        for (const int v : m_order[side == Side::Left ? i : m_layers.rankCount - 1 - i]) {
            collectCandidates(v, side);
            const std::size_t count = m_candidates.size();
            if (count == 0)
                continue;
            for (const std::size_t median : {(count - 1) / 2, count / 2}) {
                const Segment& segment = m_layers.segments[m_candidates[median]];
                const int neighbour = side == Side::Left ? segment.from : segment.to;
                if (m_conflict[m_candidates[median]] || taken[neighbour] || m_place[neighbour] <= last)
                    continue;
                m_root[v] = m_root[neighbour];
                taken[neighbour] = 1;
                last = m_place[neighbour];
                break;
            }
        }
    }
}

/// What blocks must keep from each other, sorted by the upper block.
std::vector<Alignment::Gap> Alignment::blockGaps() const
{
    std::vector<Gap> gaps;
    std::vector<int> start(m_layers.vertexCount() + 1, 0);
    for (const auto& column : m_order) {
        for (std::size_t i = 1; i < column.size(); ++i) {
            gaps.push_back({m_root[column[i - 1]], m_root[column[i]], distance(m_layers, m_options, column[i - 1], column[i])});
            ++start[gaps.back().above + 1];
        }
    }
    std::partial_sum(start.begin(), start.end(), start.begin());
    std::vector<Gap> sorted(gaps.size());
    for (const Gap& gap : gaps)
        sorted[start[gap.above]++] = gap;
    return sorted;
}

/// Every block as high as possible, and then as low as the blocks below it allow.
std::vector<double> Alignment::packBlocks() const
{
    const std::vector<Gap> gaps = blockGaps();
    const int count = m_layers.vertexCount();
    std::vector<int> first(count + 1, 0);
    std::vector<int> waiting(count, 0);
    for (const Gap& gap : gaps) {
        ++first[gap.above + 1];
        ++waiting[gap.below];
    }
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<int> sorted;
    sorted.reserve(count);
    for (int v = 0; v < count; ++v) {
        if (m_root[v] == v && waiting[v] == 0)
            sorted.push_back(v);
    }
    std::vector<double> height(count, 0);
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        for (int g = first[sorted[i]]; g < first[sorted[i] + 1]; ++g) {
            height[gaps[g].below] = std::max(height[gaps[g].below], height[sorted[i]] + gaps[g].distance);
            if (--waiting[gaps[g].below] == 0)
                sorted.push_back(gaps[g].below);
        }
    }
    for (auto block = sorted.rbegin(); block != sorted.rend(); ++block) {
        double lowest = std::numeric_limits<double>::infinity();
        for (int g = first[*block]; g < first[*block + 1]; ++g)
            lowest = std::min(lowest, height[gaps[g].below] - gaps[g].distance);
        if (std::isfinite(lowest))
            height[*block] = std::max(height[*block], lowest);
    }
    for (int v = 0; v < count; ++v)
        height[v] = height[m_root[v]];
    return height;
}

struct Extent
{
    double low;
    double high;
};

Extent extentOf(const Layers& layers, const std::vector<double>& heights)
{
    Extent extent{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (int v = 0; v < layers.vertexCount(); ++v) {
        extent.low = std::min(extent.low, heights[v] - layers.height[v] / 2);
        extent.high = std::max(extent.high, heights[v] + layers.height[v] / 2);
    }
    return extent;
}

/// Moves the four runs onto the least high of them: runs from the top at their upper ends, the others at their lower ends.
void bringTogether(const Layers& layers, std::array<std::vector<double>, 4>& runs)
{
    std::array<Extent, 4> extents{};
    std::size_t least = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        extents[i] = extentOf(layers, runs[i]);
        if (extents[i].high - extents[i].low < extents[least].high - extents[least].low)
            least = i;
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const double shift = i < 2 ? extents[least].low - extents[i].low : extents[least].high - extents[i].high;
        for (double& height : runs[i])
            height += shift;
    }
}

/// Where node v would like to be: the mean of its neighbours, or nowhere else if one of its edges is straight already.
double wishedHeight(const Layers& layers, const std::vector<double>& heights, int v)
{
    double sum = 0;
    int count = 0;
    bool isStraight = false;
    const auto add = [&](int neighbour) {
        sum += heights[neighbour];
        ++count;
        isStraight |= std::abs(heights[neighbour] - heights[v]) < 0.5; // less than half a pixel isn't seen
    };
    for (const int s : layers.into(v))
        add(layers.segments[s].from);
    for (const int s : layers.outOf(v))
        add(layers.segments[s].to);
    return isStraight || count == 0 ? heights[v] : sum / count;
}

/// A dummy beside another one: moving it alone would bend its edge.
bool isInner(const Layers& layers, int v)
{
    return layers.isDummy(v) &&
           (layers.isDummy(layers.segments[layers.into(v)[0]].from) || layers.isDummy(layers.segments[layers.outOf(v)[0]].to));
}

/// Moves vertices that the four runs have left between their neighbours nearer to them, as far as their column has room. Runs disagree
/// about inputs beside a spine, and their mean hangs in the air.
void relax(const Layers& layers, const Order& order, const LayoutOptions& options, std::vector<double>& heights)
{
    constexpr int kRounds = 3;
    for (int round = 0; round < kRounds; ++round) {
        for (const auto& column : order) {
            for (std::size_t i = 0; i < column.size(); ++i) {
                const int v = column[i];
                if (isInner(layers, v))
                    continue;
                double height = wishedHeight(layers, heights, v);
                if (i + 1 < column.size())
                    height = std::min(height, heights[column[i + 1]] - distance(layers, options, v, column[i + 1]));
                if (i > 0)
                    height = std::max(height, heights[column[i - 1]] + distance(layers, options, column[i - 1], v));
                heights[v] = height;
            }
        }
    }
}

} // namespace

std::vector<double> assignHeights(const Layers& layers, const Order& order, const LayoutOptions& options)
{
    const std::vector<int> place = placesOf(order, layers.vertexCount());
    const std::vector<char> conflict = findConflicts(layers, order, place);
    Order turned = order;
    for (auto& column : turned)
        std::reverse(column.begin(), column.end());
    const std::vector<int> turnedPlace = placesOf(turned, layers.vertexCount());
    std::array<std::vector<double>, 4> runs;
    for (int i = 0; i < 4; ++i) {
        const bool fromTop = i < 2;
        Alignment alignment(layers, fromTop ? order : turned, fromTop ? place : turnedPlace, conflict, options);
        runs[i] = alignment.heights(i % 2 == 0 ? Side::Left : Side::Right);
        if (!fromTop) {
            for (double& height : runs[i])
                height = -height;
        }
    }
    bringTogether(layers, runs);
    std::vector<double> heights(layers.vertexCount());
    for (int v = 0; v < layers.vertexCount(); ++v) {
        std::array<double, 4> values{runs[0][v], runs[1][v], runs[2][v], runs[3][v]};
        std::sort(values.begin(), values.end());
        heights[v] = (values[1] + values[2]) / 2;
    }
    relax(layers, order, options, heights);
    return heights;
}

} // namespace ad
