// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/cell_painter.h"

#include "ui/theme/fonts.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace ad::ui {
namespace {

constexpr double kPadding = 8.0;
constexpr double kAway = 12.0; // of the label from the card

} // namespace

const RoleLook& roleOf(const Cell& cell, const Theme& theme)
{
    return cell.of == CellRow::Value ? theme.value : cell.of == CellRow::Tangent ? theme.tangent : theme.adjoint;
}

void drawCellMarks(QPainter& painter, const GraphScene& scene, const Cell& cell, const std::vector<CellMark>& sources, const Theme& theme,
                   double zoom)
{
    const RoleLook& role = roleOf(cell, theme);
    for (const CellMark& mark : sources) {
        const QRectF rect = rectOf(scene, mark);
        QColor shade = role.line;
        shade.setAlphaF(0.16F);
        QPen pen(role.line, 2.5 / zoom);
        pen.setJoinStyle(Qt::MiterJoin);
        if (!role.dashes.empty())
            pen.setDashPattern(QList<qreal>(role.dashes.begin(), role.dashes.end()));
        painter.setPen(pen);
        painter.setBrush(shade);
        painter.drawRect(rect);
    }
    QPen pen(theme.text, 2.5 / zoom);
    pen.setJoinStyle(Qt::MiterJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rectOf(scene, {cell.item, cell.of, {cell.row, cell.column, 1, 1}}));
}

void drawCellLabel(QPainter& painter, const QRectF& card, const QRectF& room, const QString& number, const QString& sources,
                   const RoleLook& role, const Theme& theme)
{
    const QFont large = interfaceFont(theme.bodyText());
    const QFont small = interfaceFont(theme.smallText());
    const QFontMetricsF first(large);
    const QFontMetricsF second(small);
    const double width = std::max(first.horizontalAdvance(number), second.horizontalAdvance(sources)) + 2 * kPadding;
    const double height = first.height() + (sources.isEmpty() ? 0.0 : second.height()) + kPadding;
    QRectF box(card.center().x() - width / 2.0, card.top() - height - kAway, width, height);
    if (box.top() < room.top())
        box.moveTop(std::min(card.bottom() + kAway, room.bottom() - height));
    box.moveLeft(std::clamp(box.left(), room.left(), std::max(room.left(), room.right() - width)));
    painter.setPen(QPen(role.line, 1.5));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(box, 6.0, 6.0);
    const QRectF inner = box.adjusted(kPadding, kPadding / 2.0, -kPadding, -kPadding / 2.0);
    painter.setFont(large);
    painter.setPen(role.text);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, number);
    painter.setFont(small);
    painter.setPen(theme.mutedText);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignBottom, sources);
}

} // namespace ad::ui
