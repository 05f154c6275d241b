// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/card_outline.h"

#include "ui/graph/card.h"

#include <QPolygonF>

#include <algorithm>

namespace ad::ui {
namespace {

constexpr double kInputRadius = 24.0;
constexpr double kCut = 12.0; // of the corners of data

} // namespace

QPainterPath cardOutline(ItemKind kind, const QRectF& rect)
{
    QPainterPath path;
    if (kind == ItemKind::Data) {
        path.addPolygon(
            QPolygonF({rect.topLeft() + QPointF(kCut, 0), rect.topRight(), rect.bottomRight(), rect.bottomLeft() + QPointF(kCut, 0),
                       rect.bottomLeft() - QPointF(0, kCut), rect.topLeft() + QPointF(0, kCut)}));
        path.closeSubpath();
        return path;
    }
    if (kind != ItemKind::Input) {
        path.addRoundedRect(rect, kCardRadius, kCardRadius);
        return path;
    }
    const double r = std::min({kInputRadius, rect.height() / 2.0, rect.width() / 2.0});
    const double s = kCardRadius;
    path.moveTo(rect.left() + r, rect.top());
    path.lineTo(rect.right() - s, rect.top());
    path.arcTo(QRectF(rect.right() - 2 * s, rect.top(), 2 * s, 2 * s), 90.0, -90.0);
    path.lineTo(rect.right(), rect.bottom() - s);
    path.arcTo(QRectF(rect.right() - 2 * s, rect.bottom() - 2 * s, 2 * s, 2 * s), 0.0, -90.0);
    path.lineTo(rect.left() + r, rect.bottom());
    path.arcTo(QRectF(rect.left(), rect.bottom() - 2 * r, 2 * r, 2 * r), 270.0, -90.0);
    path.lineTo(rect.left(), rect.top() + r);
    path.arcTo(QRectF(rect.left(), rect.top(), 2 * r, 2 * r), 180.0, -90.0);
    path.closeSubpath();
    return path;
}

} // namespace ad::ui
