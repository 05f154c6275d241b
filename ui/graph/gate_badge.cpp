// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/gate_badge.h"

#include "ui/graph/card.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace ad::ui {
namespace {

constexpr double kHeight = 16.0;
constexpr double kWidth = 26.0;
constexpr double kInset = 10.0; // from the corner of the card
constexpr double kStroke = 1.6;

// All drawings are around (0, 0), 14 wide and 8 high.
void addHead(QPainterPath& path, const QPointF& tip, const QPointF& along)
{
    const QPointF across(-along.y(), along.x());
    path.moveTo(tip - 3.2 * along + 2.4 * across);
    path.lineTo(tip);
    path.lineTo(tip - 3.2 * along - 2.4 * across);
}

// One line forks into two equal ones.
QPainterPath distributor()
{
    QPainterPath path(QPointF(7.0, 0.0));
    path.lineTo(2.0, 0.0);
    for (const double side : {-3.6, 3.6}) {
        path.moveTo(2.0, 0.0);
        path.cubicTo(-1.0, 0.0, -1.0, side, -4.0, side);
        path.lineTo(-7.0, side);
        addHead(path, {-7.0, side}, {-1.0, 0.0});
    }
    return path;
}

// Two lines change places.
QPainterPath swapper()
{
    QPainterPath path;
    for (const double side : {-3.6, 3.6}) {
        path.moveTo(7.0, side);
        path.cubicTo(1.0, side, -1.0, -side, -6.0, -side);
        addHead(path, {-7.0, -side}, {-1.0, 0.0});
    }
    return path;
}

// One of two ways is open.
QPainterPath router()
{
    QPainterPath path(QPointF(7.0, 0.0));
    path.lineTo(2.0, 0.0);
    path.cubicTo(-1.0, 0.0, -1.0, -3.6, -4.0, -3.6);
    path.lineTo(-7.0, -3.6);
    addHead(path, {-7.0, -3.6}, {-1.0, 0.0});
    path.moveTo(-3.0, 3.6);
    path.lineTo(-7.0, 3.6);
    path.moveTo(-3.0, 1.4);
    path.lineTo(-3.0, 5.8); // shut
    return path;
}

QPainterPath drawingOf(Gate gate)
{
    switch (gate) {
    case Gate::Distributor:
        return distributor();
    case Gate::Swapper:
        return swapper();
    case Gate::Router:
        return router();
    case Gate::None:
        break;
    }
    return {};
}

void drawGround(QPainter& painter, const QRectF& box, const QColor& line, const Ink& ink)
{
    painter.setPen(QPen(line, thinWidth(painter.transform().m11())));
    painter.setBrush(ink(ink.theme.surface));
    painter.drawRoundedRect(box, kHeight / 2.0, kHeight / 2.0);
}

} // namespace

void drawGateBadges(QPainter& painter, const QRectF& card, const GateRole& role, bool isActive, const Ink& ink)
{
    const QColor line = isActive ? ink.theme.adjoint.line : ink(ink.theme.mutedText);
    if (role.gate != Gate::None) {
        const QRectF box(card.left() + kInset, card.top() - kHeight / 2.0, kWidth, kHeight);
        drawGround(painter, box, line, ink);
        QPen pen(line, kStroke);
        pen.setCapStyle(Qt::RoundCap);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(drawingOf(role.gate).translated(box.center()));
    }
    if (role.copies > 1) {
        QFont font = cellFont();
        font.setPixelSize(12);
        const QString text = QStringLiteral("Σ%1").arg(role.copies);
        const double width = QFontMetricsF(font).horizontalAdvance(text) + 12.0;
        const QRectF box(card.right() - kInset - width, card.top() - kHeight / 2.0, width, kHeight);
        drawGround(painter, box, line, ink);
        painter.setFont(font);
        painter.setPen(isActive ? ink.theme.adjoint.text : ink(ink.theme.mutedText));
        painter.drawText(box, Qt::AlignCenter, text);
    }
}

} // namespace ad::ui
