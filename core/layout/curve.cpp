// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/curve.h"

#include <cassert>
#include <utility>

namespace ad {

namespace {

constexpr int kSamples = 12;

Vec2 bezier(const Vec2* p, double t)
{
    const double s = 1 - t;
    return s * s * s * p[0] + 3 * s * s * t * p[1] + 3 * s * t * t * p[2] + t * t * t * p[3];
}

Vec2 bezierDerivative(const Vec2* p, double t)
{
    const double s = 1 - t;
    return 3 * s * s * (p[1] - p[0]) + 6 * s * t * (p[2] - p[1]) + 3 * t * t * (p[3] - p[2]);
}

} // namespace

Curve::Curve(std::vector<Vec2> points)
    : m_points(std::move(points))
{
    assert(m_points.size() >= 4 && m_points.size() % 3 == 1);
    const int segments = static_cast<int>(m_points.size() / 3);
    m_lengths.reserve(static_cast<std::size_t>(segments) * (kSamples + 1));
    double total = 0;
    for (int segment = 0; segment < segments; ++segment) {
        const Vec2* p = &m_points[3 * segment];
        Vec2 last = p[0];
        m_lengths.push_back(total);
        for (int i = 1; i <= kSamples; ++i) {
            const Vec2 next = bezier(p, static_cast<double>(i) / kSamples);
            total += std::sqrt((next.x - last.x) * (next.x - last.x) + (next.y - last.y) * (next.y - last.y));
            m_lengths.push_back(total);
            last = next;
        }
    }
}

Curve::Place Curve::placeAt(double fraction) const
{
    assert(!isEmpty());
    const double wanted = std::clamp(fraction, 0.0, 1.0) * length();
    const auto above = std::lower_bound(m_lengths.begin(), m_lengths.end(), wanted);
    const int index = static_cast<int>(std::min(above, m_lengths.end() - 1) - m_lengths.begin());
    const int segment = index / (kSamples + 1);
    const int sample = index % (kSamples + 1);
    if (sample == 0)
        return {segment, 0};
    const double step = m_lengths[index] - m_lengths[index - 1];
    const double part = step > 0 ? (wanted - m_lengths[index - 1]) / step : 1;
    return {segment, (sample - 1 + part) / kSamples};
}

Vec2 Curve::evaluate(Place place) const
{
    return bezier(&m_points[3 * place.segment], place.t);
}

Vec2 Curve::pointAt(double fraction) const
{
    return evaluate(placeAt(fraction));
}

Vec2 Curve::tangentAt(double fraction) const
{
    const Place place = placeAt(fraction);
    const Vec2 velocity = bezierDerivative(&m_points[3 * place.segment], place.t);
    const double speed = ad::length(velocity);
    return speed > 0 ? (1 / speed) * velocity : Vec2{1, 0};
}

double Curve::fractionAtX(double x) const
{
    double low = 0;
    double high = 1;
    for (int i = 0; i < 30; ++i) { // 2⁻³⁰ of any curve is far below a pixel
        const double middle = (low + high) / 2;
        (pointAt(middle).x < x ? low : high) = middle;
    }
    return (low + high) / 2;
}

Box Curve::bounds() const
{
    Box box;
    for (const Vec2 p : m_points)
        box.add(p);
    return box;
}

Curve Curve::movedBy(Vec2 offset) const
{
    Curve moved = *this;
    for (Vec2& p : moved.m_points)
        p = p + offset;
    return moved;
}

Curve Curve::transposed() const
{
    Curve result = *this;
    for (Vec2& p : result.m_points)
        std::swap(p.x, p.y);
    return result;
}

} // namespace ad
