// SPDX-License-Identifier: GPL-3.0-or-later
// A smooth curve of cubic Béziers that can be walked at constant speed.
#pragma once

#include "core/base/plane.h"

#include <vector>

namespace ad {

/// A chain of cubic Bézier segments. Fractions are of the arc length, so that a pill which moves by equal fractions moves at
/// constant speed; their error is below 1 % of a segment (the length is tabulated).
class Curve
{
public:
    /// The empty curve: length 0, no points; only `points` and `length` may be asked.
    Curve() = default;
    /// @param points  start, then for each segment two control points and its end: 3n + 1 points, n ≥ 1.
    explicit Curve(std::vector<Vec2> points);

    [[nodiscard]] const std::vector<Vec2>& points() const { return m_points; }
    [[nodiscard]] bool isEmpty() const { return m_points.empty(); }
    [[nodiscard]] Vec2 start() const { return m_points.front(); }
    [[nodiscard]] Vec2 end() const { return m_points.back(); }
    /// The arc length, in the unit of the points.
    [[nodiscard]] double length() const { return m_lengths.empty() ? 0 : m_lengths.back(); }
    /// The point at `fraction` of the length, clamped to [0, 1]. Cost: O(log segments).
    [[nodiscard]] Vec2 pointAt(double fraction) const;
    /// The unit vector along the curve there; (1, 0) where the curve stands still.
    [[nodiscard]] Vec2 tangentAt(double fraction) const;
    /// The fraction where the curve crosses the vertical line at `x`; the curve must not turn back in x.
    [[nodiscard]] double fractionAtX(double x) const;
    /// The smallest box around the control points; it contains the curve.
    [[nodiscard]] Box bounds() const;
    /// The same curve elsewhere.
    [[nodiscard]] Curve movedBy(Vec2 offset) const;
    /// The same curve with x and y exchanged.
    [[nodiscard]] Curve transposed() const;

private:
    struct Place
    {
        int segment;
        double t;
    };
    [[nodiscard]] Place placeAt(double fraction) const;
    [[nodiscard]] Vec2 evaluate(Place place) const;

    std::vector<Vec2> m_points;
    std::vector<double> m_lengths; // kSamples + 1 per segment, from the start of the curve, at equal steps of t
};

} // namespace ad
