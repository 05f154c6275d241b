// SPDX-License-Identifier: GPL-3.0-or-later
//
// Marching squares. A sample is *high* for a level if it is not below it. Walking around a cell counterclockwise, its four edges lead
// from high to low, from low to high, or stay; a piece of contour enters the cell through a high-to-low edge and leaves it through a
// low-to-high one. That puts the high side on the left. The neighbour walks the same edge the other way, where it is low-to-high: so
// every point on an edge is entered once and left once, and a table `next`, from edge to edge, holds all lines.
//
// In a *saddle* cell, where high and low corners alternate, the mean of the corners decides whether the high ones are joined.
//
// Each sample's number of levels below it is computed once. A cell then knows its levels from the least and the largest number of
// its corners, so cells without a contour (most of them) cost next to nothing, however many levels there are.
#include "core/landscape/contour.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace ad {

namespace {

constexpr int kHole = -1;

/// A piece of contour in a cell, between two edges of the grid.
struct Piece
{
    int from;
    int to;
};

class ContourTracer
{
public:
    ContourTracer(const Field& field, std::span<const double> levels);

    std::vector<ContourLine> run();

private:
    void rankSamples();
    void visitCell(int column, int row);
    void cutCell(const std::array<int, 4>& corners, int sample, int level);
    double mean(int sample) const;
    void join(int level, std::vector<ContourLine>& lines);
    ContourLine follow(int edge, int level);
    Vec2 pointOn(int edge, double level) const;

    const Field& m_field;
    std::span<const double> m_levels;
    std::vector<int> m_ranks;                 // of each sample: how many levels are not above it; kHole if it isn't finite
    std::vector<std::vector<Piece>> m_pieces; // of each level
    // Edges have the number 2 · sample if they go right from the sample, and 2 · sample + 1 if they go up.
    std::vector<int> m_next; // of each edge on the current level, −1: none
    std::vector<char> m_isEntered;
};

ContourTracer::ContourTracer(const Field& field, std::span<const double> levels)
    : m_field(field)
    , m_levels(levels)
    , m_ranks(field.values.size())
    , m_pieces(levels.size())
    , m_next(2 * field.values.size(), -1)
    , m_isEntered(2 * field.values.size(), 0)
{
    rankSamples();
}

void ContourTracer::rankSamples()
{
    for (std::size_t i = 0; i < m_ranks.size(); ++i) {
        const double value = m_field.values[i];
        m_ranks[i] =
            std::isfinite(value) ? static_cast<int>(std::upper_bound(m_levels.begin(), m_levels.end(), value) - m_levels.begin()) : kHole;
    }
}

void ContourTracer::visitCell(int column, int row)
{
    const int sample = row * m_field.columns + column;
    // Counterclockwise from the bottom left.
    const std::array<int, 4> corners{m_ranks[sample], m_ranks[sample + 1], m_ranks[sample + m_field.columns + 1],
                                     m_ranks[sample + m_field.columns]};
    const auto [least, most] = std::minmax({corners[0], corners[1], corners[2], corners[3]});
    if (least == kHole)
        return;
    for (int level = least; level < most; ++level)
        cutCell(corners, sample, level);
}

double ContourTracer::mean(int sample) const
{
    const std::vector<double>& v = m_field.values;
    const int above = sample + m_field.columns;
    return v[sample] / 4 + v[sample + 1] / 4 + v[above] / 4 + v[above + 1] / 4;
}

void ContourTracer::cutCell(const std::array<int, 4>& corners, int sample, int level)
{
    const std::array<int, 4> edges{2 * sample, 2 * (sample + 1) + 1, 2 * (sample + m_field.columns), 2 * sample + 1};
    const auto isHigh = [&](int corner) { return corners[corner & 3] > level; };
    const auto rises = [&](int edge) { return !isHigh(edge) && isHigh(edge + 1); };
    const bool isSaddle = isHigh(0) == isHigh(2) && isHigh(1) == isHigh(3); // not all are alike here
    // In a saddle, going on counterclockwise leads around the low corner, going back leads around the high one.
    const int turn = !isSaddle || mean(sample) >= m_levels[level] ? 1 : 3;
    for (int entry = 0; entry < 4; ++entry) {
        if (!isHigh(entry) || isHigh(entry + 1))
            continue;
        int exit = entry + turn;
        while (!rises(exit & 3))
            exit += turn;
        m_pieces[level].push_back({edges[entry], edges[exit & 3]});
    }
}

Vec2 ContourTracer::pointOn(int edge, double level) const
{
    const int sample = edge / 2;
    const bool goesUp = edge % 2 == 1;
    const int column = sample % m_field.columns;
    const int row = sample / m_field.columns;
    const double a = m_field.values[sample];
    const double b = m_field.values[goesUp ? sample + m_field.columns : sample + 1];
    const double t = std::clamp((level / 2 - a / 2) / (b / 2 - a / 2), 0.0, 1.0); // halves: differences may overflow
    const Vec2 from{m_field.x(column), m_field.y(row)};
    return goesUp ? Vec2{from.x, std::lerp(from.y, m_field.y(row + 1), t)} : Vec2{std::lerp(from.x, m_field.x(column + 1), t), from.y};
}

/// The line that starts at `edge`; takes it out of the table.
ContourLine ContourTracer::follow(int edge, int level)
{
    ContourLine line;
    line.level = m_levels[level];
    const int first = edge;
    while (edge >= 0) {
        const Vec2 point = pointOn(edge, line.level);
        if (line.points.empty() || !(point == line.points.back())) // at a sample right on the level, edges share their point
            line.points.push_back(point);
        const int next = m_next[edge];
        m_next[edge] = -1;
        m_isEntered[edge] = 0;
        edge = next;
        if (edge == first) {
            line.isClosed = true;
            break;
        }
    }
    if (line.isClosed && line.points.size() > 1 && line.points.front() == line.points.back())
        line.points.pop_back();
    return line;
}

void ContourTracer::join(int level, std::vector<ContourLine>& lines)
{
    for (const Piece& piece : m_pieces[level]) {
        m_next[piece.from] = piece.to;
        m_isEntered[piece.to] = 1;
    }
    const auto add = [&](int edge) {
        ContourLine line = follow(edge, level);
        if (line.points.size() >= (line.isClosed ? 3u : 2u)) // less is a peak that just touches the level
            lines.push_back(std::move(line));
    };
    for (const Piece& piece : m_pieces[level]) { // open lines first: they must be taken from their start
        if (m_next[piece.from] >= 0 && !m_isEntered[piece.from])
            add(piece.from);
    }
    for (const Piece& piece : m_pieces[level]) {
        if (m_next[piece.from] >= 0)
            add(piece.from);
    }
}

std::vector<ContourLine> ContourTracer::run()
{
    for (int row = 0; row + 1 < m_field.rows; ++row) {
        for (int column = 0; column + 1 < m_field.columns; ++column)
            visitCell(column, row);
    }
    std::vector<ContourLine> lines;
    for (int level = 0; level < static_cast<int>(m_levels.size()); ++level)
        join(level, lines);
    return lines;
}

} // namespace

std::vector<ContourLine> contours(const Field& field, std::span<const double> levels)
{
    assert(std::is_sorted(levels.begin(), levels.end()));
    if (field.values.empty() || levels.empty())
        return {};
    return ContourTracer(field, levels).run();
}

} // namespace ad
