// SPDX-License-Identifier: GPL-3.0-or-later
// Lines in pixels, made of as few points as the eye needs.
#pragma once

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_set>
#include <utility>
#include <vector>

namespace ad::ui {

/// `points` without those that are within `tolerance` pixels of the last one kept; the first and the last stay. So no point of the line
/// moves by more than `tolerance`. Points that aren't finite are left out. Cost: O(points).
[[nodiscard]] QPolygonF decimated(std::span<const QPointF> points, qreal tolerance = 0.7);

/// The part of the segment ab inside `rect`, if any; a and b may be as far away as doubles go.
/// @see Liang & Barsky (1984), "A new concept and method for line clipping".
[[nodiscard]] std::optional<std::pair<QPointF, QPointF>> clipped(QPointF a, QPointF b, const QRectF& rect);

/// Draws each stretch of a path only once: a ball that swings in a valley goes the same way thousands of times.
///
/// Remembers the segments it has seen, with ends rounded to kCell pixels, so that what it leaves out is within one pixel of what it has
/// handed out before.
class SegmentFilter
{
public:
    static constexpr qreal kCell = 0.7;

    explicit SegmentFilter(const QRectF& clip)
        : m_clip(clip)
    {
    }

    /// The parts of the line through `points` that are inside the clip rectangle and new. Cost: O(points).
    [[nodiscard]] std::vector<QPolygonF> newParts(std::span<const QPointF> points);

private:
    struct Hash
    {
        std::size_t operator()(const std::pair<std::uint64_t, std::uint64_t>& key) const
        {
            return static_cast<std::size_t>((key.first * 0x9E3779B97F4A7C15ULL) ^ (key.second * 0xC2B2AE3D27D4EB4FULL));
        }
    };

    [[nodiscard]] bool isNew(QPointF a, QPointF b);

    QRectF m_clip;
    std::unordered_set<std::pair<std::uint64_t, std::uint64_t>, Hash> m_seen;
};

/// A function of whole numbers 0 … n−1, as a line over columns of pixels: the first, lowest, highest and last point of each column, so
/// that no peak is lost.
///
/// Points whose y isn't finite break the line. Cost: O(points).
/// @param points  in pixels, rising in x.
[[nodiscard]] std::vector<QPolygonF> byColumn(std::span<const QPointF> points);

} // namespace ad::ui
