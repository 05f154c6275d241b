// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/landscape/field.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace ad {

namespace {

/// The sample before a coordinate, and how far the coordinate is beyond it, in [0, 1].
struct GridPlace
{
    int index;
    double rest;
};

GridPlace gridPlace(double coordinate, double min, double extent, int count)
{
    const double place = (coordinate - min) / extent * (count - 1);
    const int index = std::clamp(static_cast<int>(place), 0, count - 2);
    return {index, std::clamp(place - index, 0.0, 1.0)};
}

/// The mean with weights 1 − t and t; a weight of 0 hides a value that isn't finite.
double blend(double a, double b, double t)
{
    if (t == 0)
        return a;
    return t == 1 ? b : (1 - t) * a + t * b;
}

} // namespace

double Field::valueAt(Vec2 p) const
{
    if (values.empty() || !window.contains(p))
        return std::numeric_limits<double>::quiet_NaN();
    const auto [column, s] = gridPlace(p.x, window.xmin, window.width(), columns);
    const auto [row, t] = gridPlace(p.y, window.ymin, window.height(), rows);
    const double bottom = t == 1 ? 0 : blend(at(column, row), at(column + 1, row), s);
    const double top = t == 0 ? 0 : blend(at(column, row + 1), at(column + 1, row + 1), s);
    const double value = blend(bottom, top, t);
    return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
}

std::optional<Field> sample(const PointsFunction& function, const Rectangle& window, int columns, int rows, const Progress& progress,
                            int pointsPerBlock)
{
    assert(columns >= 2 && rows >= 2 && pointsPerBlock >= 1);
    Field field{window, columns, rows, std::vector<double>(static_cast<std::size_t>(columns) * rows)};
    const int blockRows = std::clamp(pointsPerBlock / columns, 1, rows);
    std::vector<double> xs(static_cast<std::size_t>(columns) * blockRows);
    std::vector<double> ys(xs.size());
    for (std::size_t i = 0; i < xs.size(); ++i)
        xs[i] = field.x(static_cast<int>(i % columns));
    for (int row = 0; row < rows; row += blockRows) {
        const int count = std::min(blockRows, rows - row);
        const std::size_t points = static_cast<std::size_t>(columns) * count;
        for (int i = 0; i < count; ++i)
            std::fill_n(ys.begin() + static_cast<std::ptrdiff_t>(i) * columns, columns, field.y(row + i));
        function(std::span(xs).first(points), std::span(ys).first(points),
                 std::span(field.values).subspan(static_cast<std::size_t>(row) * columns, points));
        if (progress && !progress(static_cast<double>(row + count) / rows) && row + count < rows)
            return std::nullopt;
    }
    return field;
}

ValueRange valueRange(std::span<const double> values, double tail)
{
    assert(tail >= 0 && tail < 0.5);
    std::vector<double> finite;
    finite.reserve(values.size());
    std::copy_if(values.begin(), values.end(), std::back_inserter(finite), [](double value) { return std::isfinite(value); });
    if (finite.empty())
        return {};
    ValueRange range;
    range.finiteCount = finite.size();
    const auto [least, most] = std::minmax_element(finite.begin(), finite.end());
    range.min = *least;
    range.max = *most;
    const auto cut = static_cast<std::ptrdiff_t>(tail * static_cast<double>(finite.size() - 1));
    const auto low = finite.begin() + cut;
    std::nth_element(finite.begin(), low, finite.end());
    range.low = *low;
    const auto high = finite.end() - 1 - cut;
    std::nth_element(low, high, finite.end());
    range.high = *high;
    return range;
}

} // namespace ad
