// SPDX-License-Identifier: GPL-3.0-or-later
// Points and boxes in the plane, for layouts and maps.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace ad {

/// A point or a displacement; the unit and the direction of y are those of the picture it belongs to.
struct Vec2
{
    double x = 0;
    double y = 0;

    friend bool operator==(const Vec2&, const Vec2&) = default;
};

[[nodiscard]] constexpr Vec2 operator+(Vec2 a, Vec2 b)
{
    return {a.x + b.x, a.y + b.y};
}
[[nodiscard]] constexpr Vec2 operator-(Vec2 a, Vec2 b)
{
    return {a.x - b.x, a.y - b.y};
}
[[nodiscard]] constexpr Vec2 operator*(double s, Vec2 a)
{
    return {s * a.x, s * a.y};
}
/// The Euclidean length.
[[nodiscard]] inline double length(Vec2 a)
{
    return std::hypot(a.x, a.y);
}
/// a + t (b − a); exact at t = 0.
[[nodiscard]] constexpr Vec2 mix(Vec2 a, Vec2 b, double t)
{
    return a + t * (b - a);
}

/// A rectangle with sides along the axes, low.x ≤ high.x and low.y ≤ high.y; a new one is empty and ready for `add`.
struct Box
{
    Vec2 low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    Vec2 high{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};

    friend bool operator==(const Box&, const Box&) = default;

    [[nodiscard]] static constexpr Box around(Vec2 centre, double width, double height)
    {
        return {{centre.x - width / 2, centre.y - height / 2}, {centre.x + width / 2, centre.y + height / 2}};
    }
    [[nodiscard]] bool isEmpty() const { return low.x > high.x || low.y > high.y; }
    [[nodiscard]] double width() const { return isEmpty() ? 0 : high.x - low.x; }
    [[nodiscard]] double height() const { return isEmpty() ? 0 : high.y - low.y; }
    [[nodiscard]] Vec2 centre() const { return mix(low, high, 0.5); }
    /// True inside and on the border.
    [[nodiscard]] bool contains(Vec2 p) const { return p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y; }
    /// The box grown by `margin` on each side.
    [[nodiscard]] Box grown(double margin) const { return {{low.x - margin, low.y - margin}, {high.x + margin, high.y + margin}}; }
    /// The area shared with `other`; 0 when they only touch.
    [[nodiscard]] double overlap(const Box& other) const
    {
        const double w = std::min(high.x, other.high.x) - std::max(low.x, other.low.x);
        const double h = std::min(high.y, other.high.y) - std::max(low.y, other.low.y);
        return w > 0 && h > 0 ? w * h : 0;
    }
    void add(Vec2 p)
    {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
};

} // namespace ad
