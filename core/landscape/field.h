// SPDX-License-Identifier: GPL-3.0-or-later
// A function of two variables, sampled on a rectangle.
#pragma once

#include "core/base/plane.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace ad {

/// The window of a map, in the units of its axes; xmin < xmax and ymin < ymax.
struct Rectangle
{
    double xmin = -1;
    double xmax = 1;
    double ymin = -1;
    double ymax = 1;

    friend bool operator==(const Rectangle&, const Rectangle&) = default;

    [[nodiscard]] double width() const { return xmax - xmin; }
    [[nodiscard]] double height() const { return ymax - ymin; }
    /// True inside and on the border.
    [[nodiscard]] bool contains(Vec2 p) const { return p.x >= xmin && p.x <= xmax && p.y >= ymin && p.y <= ymax; }
};

/// Samples on a grid whose outer samples lie on the border of the window (as QCPColorMap draws them): so contours reach the border,
/// and every point of the window lies between four samples. Values may be NaN or infinite.
struct Field
{
    Rectangle window;
    int columns = 0;            ///< ≥ 2 unless empty
    int rows = 0;               ///< ≥ 2 unless empty
    std::vector<double> values; ///< row by row from the bottom, each from left to right: columns · rows

    [[nodiscard]] double x(int column) const { return window.xmin + window.width() * column / (columns - 1); }
    [[nodiscard]] double y(int row) const { return window.ymin + window.height() * row / (rows - 1); }
    [[nodiscard]] double at(int column, int row) const { return values[static_cast<std::size_t>(row) * columns + column]; }
    /// Bilinear interpolation; NaN outside of the window and where one of the samples that count isn't finite.
    [[nodiscard]] double valueAt(Vec2 p) const;
};

/// Writes f(xs[i], ys[i]) to values[i]; all of the same size.
using PointsFunction = std::function<void(std::span<const double> xs, std::span<const double> ys, std::span<double> values)>;
/// Gets the part of the work that is done, in (0, 1], and says whether to go on.
using Progress = std::function<bool(double done)>;

/// Samples `function` at the points of the grid, in blocks of whole rows, about `pointsPerBlock` points at a time.
///
/// @param columns  ≥ 2, like `rows` (asserted).
/// @param progress called after each block, on the same thread; none: never stop.
/// @return nothing if `progress` said stop before the last block.
[[nodiscard]] std::optional<Field> sample(const PointsFunction& function, const Rectangle& window, int columns, int rows,
                                          const Progress& progress = {}, int pointsPerBlock = 16'384);

/// What the finite values of a field span.
struct ValueRange
{
    double min = 0;
    double max = 0;
    double low = 0;              ///< the quantile `tail`: few values below it, so that outliers don't take all the colours
    double high = 0;             ///< the quantile 1 − `tail`
    std::size_t finiteCount = 0; ///< 0: no value is finite, and the others are 0
};

/// @param tail  in [0, 0.5).
/// Cost: O(values).
[[nodiscard]] ValueRange valueRange(std::span<const double> values, double tail = 0.02);

} // namespace ad
