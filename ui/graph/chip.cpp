// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/chip.h"

#include "ui/graph/card.h"
#include "ui/graph/tensor_painter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr double kHeight = 24.0;
constexpr double kCellHeight = 18.0;
constexpr double kLargestMap = 48.0;

} // namespace

QSizeF chipSize(const Tensor& value)
{
    const Shape& shape = value.shape();
    if (shape.isScalar())
        return {QFontMetricsF(numberFont()).horizontalAdvance(cardNumber(value.scalar())), kHeight};
    if (!isShownAsNumbers(shape))
        return {std::clamp(shape.columns() * 4.0, 12.0, kLargestMap), std::clamp(shape.rows() * 4.0, 12.0, kLargestMap)};
    const QFontMetricsF metrics(cellFont());
    double width = 0.0;
    for (const double v : value.values())
        width = std::max(width, metrics.horizontalAdvance(cellNumber(v)) + metrics.horizontalAdvance(QChar(0x2212)));
    return {(width + 8.0) * shape.columns(), kCellHeight * shape.rows()};
}

void drawChip(QPainter& painter, const QRectF& area, const Tensor& value, const RoleLook& role, const Ink& ink)
{
    QRectF inner(QPointF(), chipSize(value));
    inner.moveCenter(area.center());
    if (!value.isScalar()) {
        drawTensor(painter, inner, value, ink, CellNumbers::Shown);
        return;
    }
    painter.setFont(numberFont());
    painter.setPen(ink(std::isfinite(value.scalar()) ? role.text : ink.theme.wrong.text));
    const QFontMetricsF metrics(numberFont());
    painter.drawText(QPointF(inner.left(), inner.center().y() + metrics.capHeight() / 2.0), cardNumber(value.scalar()));
}

QSizeF pillSize(const Tensor& value)
{
    return chipSize(value) + (value.isScalar() ? QSizeF(18.0, 0.0) : QSizeF(10.0, 10.0));
}

void drawPill(QPainter& painter, const QPointF& centre, const Tensor& value, const RoleLook& role, const Ink& ink)
{
    QRectF frame(QPointF(), pillSize(value));
    frame.moveCenter(centre);
    const double radius = value.isScalar() ? frame.height() / 2.0 : 6.0;
    painter.setPen(QPen(ink.theme.surface, 5.0)); // keeps the lines behind it at a distance
    painter.setBrush(ink(role.fill));
    painter.drawRoundedRect(frame, radius, radius);
    painter.setPen(QPen(ink(role.line), 2.0));
    painter.drawRoundedRect(frame, radius, radius);
    drawChip(painter, frame, value, role, ink);
}

} // namespace ad::ui
