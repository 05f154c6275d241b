// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/polyline.h"

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

bool isFinite(QPointF p)
{
    return std::isfinite(p.x()) && std::isfinite(p.y());
}

qreal squaredDistance(QPointF a, QPointF b)
{
    const QPointF d = a - b;
    return QPointF::dotProduct(d, d);
}

/// Both coordinates of a point near the screen, rounded, in one number.
std::uint64_t cell(QPointF p)
{
    const auto place = [](qreal v) { return static_cast<std::uint32_t>(static_cast<std::int32_t>(std::floor(v / SegmentFilter::kCell))); };
    return (static_cast<std::uint64_t>(place(p.x())) << 32) | place(p.y());
}

/// The points of one column of pixels, of which only four matter.
struct Column
{
    QPointF first, low, high, last;
};

void append(QPolygonF& line, const Column& column)
{
    const bool isLowFirst = column.low.x() <= column.high.x();
    const QPointF& second = isLowFirst ? column.low : column.high;
    const QPointF& third = isLowFirst ? column.high : column.low;
    for (const QPointF& p : {column.first, second, third, column.last}) {
        if (line.isEmpty() || line.back() != p)
            line.append(p);
    }
}

} // namespace

QPolygonF decimated(std::span<const QPointF> points, qreal tolerance)
{
    QPolygonF kept;
    QPointF last;
    bool isLastKept = true;
    for (const QPointF& p : points) {
        if (!isFinite(p))
            continue;
        isLastKept = kept.isEmpty() || squaredDistance(p, kept.back()) > tolerance * tolerance;
        last = p;
        if (isLastKept)
            kept.append(p);
    }
    if (!isLastKept)
        kept.append(last);
    return kept;
}

std::optional<std::pair<QPointF, QPointF>> clipped(QPointF a, QPointF b, const QRectF& rect)
{
    if (!isFinite(a) || !isFinite(b))
        return std::nullopt;
    if (rect.contains(a) && rect.contains(b))
        return std::pair(a, b);
    // Halved first, so that the difference of two huge coordinates does not overflow.
    const QPointF half = b / 2 - a / 2;
    double t0 = 0, t1 = 1;
    const auto cut = [&](double direction, double distance) {
        if (direction == 0)
            return distance >= 0;
        const double t = distance / 2 / direction;
        if (direction < 0)
            t0 = std::max(t0, t);
        else
            t1 = std::min(t1, t);
        return t0 <= t1;
    };
    if (!cut(-half.x(), a.x() - rect.left()) || !cut(half.x(), rect.right() - a.x()) || !cut(-half.y(), a.y() - rect.top()) ||
        !cut(half.y(), rect.bottom() - a.y()))
        return std::nullopt;
    // Near a far end t is not exact; the result is pulled onto the rectangle so that drawing stays within it.
    const auto at = [&](double t) {
        const QPointF p = t == 0 ? a : t == 1 ? b : a + 2 * t * half;
        return QPointF(std::clamp(p.x(), rect.left(), rect.right()), std::clamp(p.y(), rect.top(), rect.bottom()));
    };
    return std::pair(at(t0), at(t1));
}

bool SegmentFilter::isNew(QPointF a, QPointF b)
{
    const std::uint64_t from = cell(a);
    const std::uint64_t to = cell(b);
    return m_seen.insert({std::min(from, to), std::max(from, to)}).second;
}

std::vector<QPolygonF> SegmentFilter::newParts(std::span<const QPointF> points)
{
    const QPolygonF line = decimated(points);
    std::vector<QPolygonF> parts;
    bool isOpen = false; // whether the last part goes on
    for (qsizetype i = 1; i < line.size(); ++i) {
        const auto visible = clipped(line[i - 1], line[i], m_clip);
        if (!visible || !isNew(visible->first, visible->second)) {
            isOpen = false;
            continue;
        }
        if (!isOpen || parts.back().back() != visible->first)
            parts.push_back({visible->first});
        parts.back().append(visible->second);
        isOpen = visible->second == line[i];
    }
    return parts;
}

std::vector<QPolygonF> byColumn(std::span<const QPointF> points)
{
    std::vector<QPolygonF> lines;
    std::optional<Column> column;
    const auto finish = [&] {
        if (column)
            append(lines.back(), *column);
        column.reset();
    };
    bool isOpen = false;
    for (const QPointF& p : points) {
        if (!isFinite(p)) {
            finish();
            isOpen = false;
            continue;
        }
        if (!isOpen)
            lines.emplace_back();
        isOpen = true;
        if (column && std::floor(column->first.x()) == std::floor(p.x())) {
            column->last = p;
            column->low = p.y() < column->low.y() ? p : column->low;
            column->high = p.y() > column->high.y() ? p : column->high;
            continue;
        }
        finish();
        column = Column{p, p, p, p};
    }
    finish();
    return lines;
}

} // namespace ad::ui
