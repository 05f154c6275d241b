// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/label_boxes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace ad::ui {
namespace {

constexpr int kDirections = 12;
constexpr int kRings = 6;
constexpr qreal kGap = 6;       // pixels between an arrow's tip and its label
constexpr qreal kRingStep = 16; // pixels between the rings of places that are tried
constexpr qreal kTaken = 1e4;   // what covering another label counts, per square root of its pixels

bool crosses(const QRectF& rect, const QLineF& line)
{
    if (rect.contains(line.p1()) || rect.contains(line.p2()))
        return true;
    const QPointF corners[] = {rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()};
    for (int i = 0; i < 4; ++i)
        if (line.intersects(QLineF(corners[i], corners[(i + 1) % 4]), nullptr) == QLineF::BoundedIntersection)
            return true;
    return false;
}

qreal costOf(const LabelGround& ground, const QRectF& rect)
{
    qreal cost = 0;
    for (const QRectF& other : ground.taken) {
        const QRectF common = rect.intersected(other.adjusted(-2, -2, 2, 2));
        if (!common.isEmpty())
            cost += kTaken + kTaken * std::sqrt(common.width() * common.height());
    }
    for (const QLineF& line : ground.lines)
        cost += crosses(rect, line) ? 40 : 0;
    return cost;
}

} // namespace

QRectF placeLabel(LabelGround& ground, QSizeF size, QPointF anchor, QPointF direction)
{
    const qreal wanted = std::atan2(direction.y(), direction.x());
    QRectF best;
    qreal least = std::numeric_limits<qreal>::infinity();
    for (int ring = 0; ring < kRings; ++ring) {
        for (int k = 0; k < kDirections; ++k) {
            const qreal turn = 2 * std::numbers::pi * k / kDirections;
            const QPointF towards(std::cos(wanted + turn), std::sin(wanted + turn));
            const qreal away = kGap + ring * kRingStep;
            // The box touches the circle around the anchor with the side that looks at it.
            const QPointF centre = anchor + towards * away + QPointF(towards.x() * size.width() / 2, towards.y() * size.height() / 2);
            QRectF rect(QPointF(0, 0), size);
            rect.moveCenter(centre);
            rect.moveLeft(
                std::clamp(rect.left(), ground.bounds.left(), std::max(ground.bounds.left(), ground.bounds.right() - size.width())));
            rect.moveTop(
                std::clamp(rect.top(), ground.bounds.top(), std::max(ground.bounds.top(), ground.bounds.bottom() - size.height())));
            const qreal cost = costOf(ground, rect) + ring * 12 + 6 * (1 - std::cos(turn));
            if (cost < least) {
                least = cost;
                best = rect;
            }
        }
    }
    ground.taken.push_back(best);
    return best;
}

} // namespace ad::ui
