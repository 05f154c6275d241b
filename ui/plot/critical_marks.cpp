// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/critical_marks.h"

#include "ui/theme/racer_look.h"

#include <QObject>
#include <QPainter>
#include <QPixmap>

namespace ad::ui {
namespace {

Marker markerOf(CriticalKind kind)
{
    switch (kind) {
    case CriticalKind::Minimum:
        return Marker::TriangleDown;
    case CriticalKind::Maximum:
        return Marker::TriangleUp;
    case CriticalKind::Saddle:
        return Marker::Cross;
    case CriticalKind::Degenerate:
        return Marker::Diamond;
    }
    return Marker::Circle;
}

} // namespace

void paintCriticalMark(QPainter& painter, QPointF at, CriticalKind kind, qreal radius)
{
    const QPainterPath shape = markerPath(markerOf(kind), radius).translated(at);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(20, 26, 34), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(shape);
    painter.fillPath(shape, Qt::white);
}

QIcon criticalIcon(CriticalKind kind, int side)
{
    QPixmap picture(2 * side, 2 * side);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCriticalMark(painter, QPointF(side / 2.0, side / 2.0), kind, side * 0.36);
    return QIcon(picture);
}

QString criticalText(const CriticalPoint& point)
{
    switch (point.kind) {
    case CriticalKind::Minimum:
        return point.isDifferentiable ? QObject::tr("Minimum") : QObject::tr("Minimum, not differentiable");
    case CriticalKind::Saddle:
        return QObject::tr("Saddle");
    case CriticalKind::Maximum:
        return QObject::tr("Maximum");
    case CriticalKind::Degenerate:
        return point.isLowest ? QObject::tr("Degenerate minimum") : QObject::tr("Degenerate");
    }
    return {};
}

} // namespace ad::ui
