// SPDX-License-Identifier: GPL-3.0-or-later
// From values to the unit interval, for colours and heights, and back; and round numbers between two values.
#pragma once

#include <vector>

namespace ad {

enum class ScaleKind { Linear, Logarithmic };

/// A rising map of [low, high] onto [0, 1].
///
/// Linear:      t = (v − low) / (high − low).
/// Logarithmic: t = ln(1 + (v − low) / o) / ln(1 + (high − low) / o) with the offset o = (high − low) · 10⁻⁴.
/// So the logarithm counts from the lowest value and not from 0: it works for landscapes with negative values too, is linear within
/// o of the bottom and shows the four decades above, where a minimum is.
class Scale
{
public:
    /// @param low, high  finite, low ≤ high (asserted).
    Scale(ScaleKind kind, double low, double high);

    [[nodiscard]] ScaleKind kind() const { return m_kind; }
    [[nodiscard]] double low() const { return m_low; }
    [[nodiscard]] double high() const { return m_high; }
    /// In [0, 1]: values outside (infinite ones too) go to the nearer end, NaN stays NaN. If low = high: 0 below, ½ at, 1 above it.
    [[nodiscard]] double toUnit(double value) const;
    /// The value at `unit`, which is clamped to [0, 1]: toUnit(fromUnit(t)) = t up to rounding, unless low = high.
    [[nodiscard]] double fromUnit(double unit) const;

private:
    ScaleKind m_kind;
    double m_low;
    double m_high;
};

/// The step of 1, 2 or 5 times a power of ten that cuts `range` > 0 into about `count` ≥ 1 parts.
[[nodiscard]] double niceStep(double range, int count);

/// About `count` round values strictly between `min` and `max`, rising: levels for contours, ticks for a colour bar.
///
/// Linear: the multiples of a nice step. Logarithmic: 1, 2, 5 times powers of ten (or a finer or coarser row, as `count` asks), counted
/// from 0 if `min` is about 0, else from `min` and rounded to two figures of the distance; four decades, as in Scale.
/// @return nothing if min ≥ max, count < 1, or one of the ends isn't finite.
[[nodiscard]] std::vector<double> contourLevels(double min, double max, int count, ScaleKind kind);

} // namespace ad
