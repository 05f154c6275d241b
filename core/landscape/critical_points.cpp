// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/landscape/critical_points.h"

#include "core/landscape/critical_polish.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <tuple>

namespace ad {

namespace {

constexpr double kReach = 8;      // cells that Newton's method may move: then another candidate is nearer
constexpr double kSame = 1e-3;    // cells: two ends of Newton's method that are one point
constexpr double kSameFlat = 0.5; // at degenerate points, which it finds less exactly
constexpr double kNeighbours = 3; // cells between neighbours on a line of critical points
constexpr double kLine = 6;       // cells: what is longer is a line of them
constexpr int kBlockRows = 16;

class Search
{
public:
    Search(Objective& objective, const Rectangle& window, const CriticalSearch& search)
        : m_window(window)
        , m_search(search)
        , m_columns(objective.dimension() == 1 ? 8 * search.samples : search.samples)
        , m_rows(objective.dimension() == 1 ? 1 : search.samples)
        , m_function(objective, window, m_columns, m_rows)
        , m_samples(static_cast<std::size_t>(m_columns) * m_rows)
    {
    }

    std::optional<CriticalPoints> run()
    {
        if (!sampleGrid() || !polishCandidates())
            return std::nullopt;
        joinLines();
        sort();
        return std::move(m_result);
    }

private:
    [[nodiscard]] const CellSample& sample(int i, int j) const { return m_samples[static_cast<std::size_t>(j) * m_columns + i]; }
    [[nodiscard]] bool goesOn(double done) const { return !m_search.progress || m_search.progress(done); }

    bool sampleGrid();
    bool polishCandidates();
    [[nodiscard]] bool isFlat(int i, int j) const;
    [[nodiscard]] bool mayVanishIn(int i, int j);
    [[nodiscard]] bool isLeastSlope(int i, int j) const;
    [[nodiscard]] bool isGridMinimum(int i, int j) const;
    void addStationary(Vec2 place);
    void addKink(Vec2 place);
    [[nodiscard]] bool isKnown(Vec2 data, double cells) const;
    [[nodiscard]] double cellsBetween(Vec2 a, Vec2 b) const { return length(m_function.toPlace(a) - m_function.toPlace(b)); }
    void joinLines();
    void sort();

    Rectangle m_window;
    const CriticalSearch& m_search;
    int m_columns;
    int m_rows;
    CellFunction m_function;
    std::vector<CellSample> m_samples;
    CriticalPoints m_result;
};

bool Search::sampleGrid()
{
    std::vector<Vec2> places;
    for (int from = 0; from < m_rows; from += kBlockRows) {
        const int rows = std::min(kBlockRows, m_rows - from);
        places.clear();
        for (int j = from; j < from + rows; ++j)
            for (int i = 0; i < m_columns; ++i)
                places.push_back({static_cast<double>(i), static_cast<double>(j)});
        m_function.at(places, std::span(m_samples).subspan(static_cast<std::size_t>(from) * m_columns, places.size()));
        if (!goesOn(0.4 * (from + rows) / m_rows))
            return false;
    }
    return true;
}

/// Over a cell the value changes by less than rounding does.
bool Search::isFlat(int i, int j) const
{
    const CellSample& s = sample(i, j);
    return s.slope() <= 4 * std::numeric_limits<double>::epsilon() * std::abs(s.value);
}

/// True if no component of the gradient has one sign at all corners of the cell (of the interval) right above the sample.
bool Search::mayVanishIn(int i, int j)
{
    const int up = m_rows > 1 ? 1 : 0;
    if (i + 1 >= m_columns || j + up >= m_rows)
        return false;
    Box slopes;
    bool isPlateau = true;
    for (const auto& [right, above] : {std::pair{0, 0}, std::pair{1, 0}, std::pair{0, up}, std::pair{1, up}}) {
        const CellSample& corner = sample(i + right, j + above);
        if (!corner.isFinite())
            return false;
        slopes.add(corner.gradient);
        isPlateau = isPlateau && isFlat(i + right, j + above);
    }
    m_result.hasPlateau = m_result.hasPlateau || isPlateau;
    return !isPlateau && slopes.contains({0, 0});
}

/// True if the slope is lower than at all neighbours, and much lower than at one: zeros without a change of sign, as that of x³.
bool Search::isLeastSlope(int i, int j) const
{
    const double here = sample(i, j).slope();
    double most = 0;
    for (int y = std::max(0, j - 1); y <= std::min(m_rows - 1, j + 1); ++y) {
        for (int x = std::max(0, i - 1); x <= std::min(m_columns - 1, i + 1); ++x) {
            const double there = sample(x, y).slope();
            if (!(there >= here))
                return false;
            most = std::max(most, there);
        }
    }
    return here < 0.7 * most && !isFlat(i, j);
}

/// True for a sample in the interior that is lower than its neighbours; what has no value counts as a wall.
bool Search::isGridMinimum(int i, int j) const
{
    const int up = m_rows > 1 ? 1 : 0;
    if (i == 0 || i + 1 == m_columns || j - up < 0 || j + up >= m_rows || !std::isfinite(sample(i, j).value))
        return false;
    bool isLower = false;
    for (int y = j - up; y <= j + up; ++y) {
        for (int x = i - 1; x <= i + 1; ++x) {
            if (sample(x, y).value < sample(i, j).value)
                return false;
            isLower = isLower || sample(x, y).value > sample(i, j).value;
        }
    }
    return isLower;
}

bool Search::isKnown(Vec2 data, double cells) const
{
    return std::any_of(m_result.points.begin(), m_result.points.end(),
                       [&](const CriticalPoint& point) { return cellsBetween(point.at, data) <= cells; });
}

void Search::addStationary(Vec2 place)
{
    const std::optional<Vec2> end = polishStationary(m_function, place, kReach);
    if (!end || !m_window.contains(m_function.toData(*end)) || isKnown(m_function.toData(*end), kSame))
        return;
    CriticalPoint point = classified(m_function, *end);
    if (point.kind != CriticalKind::Degenerate || !isKnown(point.at, kSameFlat))
        m_result.points.push_back(std::move(point));
}

void Search::addKink(Vec2 place)
{
    if (isKnown(m_function.toData(place), 2))
        return;
    const std::optional<Vec2> end = polishKink(m_function, place, kReach);
    if (end && m_window.contains(m_function.toData(*end)) && !isKnown(m_function.toData(*end), kSame))
        m_result.points.push_back(kinkAt(m_function, *end));
}

bool Search::polishCandidates()
{
    for (const Vec2 seed : m_search.seeds)
        addStationary(m_function.toPlace(seed));
    for (int j = 0; j < m_rows; ++j) {
        for (int i = 0; i < m_columns; ++i) {
            if (mayVanishIn(i, j))
                addStationary({i + 0.5, m_rows > 1 ? j + 0.5 : 0.0});
            if (isLeastSlope(i, j))
                addStationary({static_cast<double>(i), static_cast<double>(j)});
        }
        if (!goesOn(0.4 + 0.5 * (j + 1) / m_rows))
            return false;
    }
    for (int j = 0; j < m_rows; ++j)
        for (int i = 0; i < m_columns; ++i)
            if (isGridMinimum(i, j))
                addKink({static_cast<double>(i), static_cast<double>(j)});
    return goesOn(1);
}

/// Degenerate points in a row, each near to the next, become one with a line.
void Search::joinLines()
{
    std::vector<CriticalPoint>& points = m_result.points;
    const auto firstFlat =
        std::stable_partition(points.begin(), points.end(), [](const CriticalPoint& p) { return p.kind != CriticalKind::Degenerate; });
    std::vector<CriticalPoint> flat(firstFlat, points.end());
    points.erase(firstFlat, points.end());
    while (!flat.empty()) {
        std::vector<CriticalPoint> group = {std::move(flat.back())};
        flat.pop_back();
        for (std::size_t k = 0; k < group.size(); ++k) {
            const auto near = std::stable_partition(flat.begin(), flat.end(),
                                                    [&](const CriticalPoint& p) { return cellsBetween(p.at, group[k].at) > kNeighbours; });
            group.insert(group.end(), near, flat.end());
            flat.erase(near, flat.end());
        }
        Box extent;
        for (const CriticalPoint& p : group)
            extent.add(m_function.toPlace(p.at));
        const auto lowest = std::min_element(group.begin(), group.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
        CriticalPoint joined = *lowest;
        if (length(extent.high - extent.low) > kLine)
            for (const CriticalPoint& p : group)
                joined.line.push_back(p.at);
        points.push_back(std::move(joined));
    }
}

/// Values that are equal but for rounding are equal here, and then places decide.
void Search::sort()
{
    double highest = 0;
    for (const CriticalPoint& p : m_result.points)
        highest = std::max(highest, std::abs(p.value));
    const double unit = std::max(1e-9 * highest, 1e-12);
    const auto key = [unit](const CriticalPoint& p) {
        return std::tuple(p.kind, std::round(p.value / unit), std::round(p.at.x * 1e6), p.at.y);
    };
    std::sort(m_result.points.begin(), m_result.points.end(),
              [&](const CriticalPoint& a, const CriticalPoint& b) { return key(a) < key(b); });
    m_result.isCut = m_result.points.size() > m_search.most;
    if (m_result.isCut)
        m_result.points.resize(m_search.most);
}

} // namespace

std::string_view criticalKindName(CriticalKind kind)
{
    switch (kind) {
    case CriticalKind::Minimum:
        return "minimum";
    case CriticalKind::Saddle:
        return "saddle";
    case CriticalKind::Maximum:
        return "maximum";
    case CriticalKind::Degenerate:
        return "degenerate";
    }
    return "";
}

std::optional<CriticalPoints> criticalPoints(Objective& objective, const Rectangle& window, const CriticalSearch& search)
{
    assert(objective.hasHessian() && (objective.dimension() == 1 || objective.dimension() == 2));
    return Search(objective, window, search).run();
}

} // namespace ad
