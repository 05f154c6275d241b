// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/tensor_painter.h"

#include "ui/graph/card.h"
#include "ui/graph/card_text.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ad::ui {
namespace {

constexpr double kPale = 0.38; // of the full colour, behind numbers
constexpr int kMostPixels = 256;

QColor mixed(const QColor& from, const QColor& to, double t)
{
    const auto mix = [t](int a, int b) { return qRound(a + t * (b - a)); };
    return QColor(mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue()));
}

QRectF cellRect(const QRectF& area, const Shape& shape, int row, int column)
{
    const double w = area.width() / shape.columns();
    const double h = area.height() / shape.rows();
    return {area.left() + column * w, area.top() + row * h, w, h};
}

void drawCellNumber(QPainter& painter, const QRectF& cell, double value, const Ink& ink)
{
    const QString text = cellNumber(value);
    const QFontMetricsF metrics(painter.font());
    painter.setPen(ink(std::isfinite(value) ? ink.theme.text : ink.theme.wrong.text));
    const double left = cell.left() + (cell.width() - alignedWidth(metrics, text)) / 2.0;
    drawAligned(painter, QPointF(left, cell.center().y() + metrics.capHeight() / 2.0), text);
}

void drawFrame(QPainter& painter, const QRectF& area, const Ink& ink)
{
    painter.setPen(QPen(ink(ink.theme.border), thinWidth(painter.transform().m11())));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area);
}

void drawNumbers(QPainter& painter, const QRectF& area, const Tensor& tensor, const Ink& ink, CellNumbers numbers)
{
    const Shape& shape = tensor.shape();
    const double most = largestMagnitude(tensor);
    const double depth = numbers == CellNumbers::Shown ? kPale : 1.0;
    painter.setFont(cellFont());
    for (int row = 0; row < shape.rows(); ++row) {
        for (int column = 0; column < shape.columns(); ++column) {
            const QRectF cell = cellRect(area, shape, row, column);
            const double value = tensor.at(row, column);
            painter.fillRect(cell, ink(mixed(ink.theme.surface, divergingColor(ink.theme, value, most), depth)));
            if (numbers == CellNumbers::Shown)
                drawCellNumber(painter, cell, value, ink);
        }
    }
    drawFrame(painter, area, ink);
}

// Large tensors are sampled: no screen has room for a million cells.
void drawHeatMap(QPainter& painter, const QRectF& area, const Tensor& tensor, const Ink& ink)
{
    const Shape& shape = tensor.shape();
    const int rows = std::min(shape.rows(), kMostPixels);
    const int columns = std::min(shape.columns(), kMostPixels);
    const double most = largestMagnitude(tensor);
    QImage image(columns, rows, QImage::Format_RGB32);
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x) {
            const int row = int(qint64(y) * shape.rows() / rows);
            const int column = int(qint64(x) * shape.columns() / columns);
            image.setPixelColor(x, y, ink(divergingColor(ink.theme, tensor.at(row, column), most)));
        }
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false); // cells have edges
    painter.drawImage(area, image);
    painter.restore();
    drawFrame(painter, area, ink);
}

} // namespace

QColor divergingColor(const Theme& theme, double value, double most)
{
    if (!std::isfinite(value))
        return theme.wrong.line;
    const QColor red = theme.isDark ? QColor(0xF4, 0x6D, 0x5E) : QColor(0xB2, 0x18, 0x2B);
    const QColor blue = theme.isDark ? QColor(0x4E, 0x9B, 0xE6) : QColor(0x21, 0x66, 0xAC);
    return mixed(theme.surface, value < 0.0 ? red : blue, std::min(1.0, std::abs(value) / most));
}

double largestMagnitude(const Tensor& tensor)
{
    double most = std::numeric_limits<double>::min();
    for (const double value : tensor.values())
        if (std::isfinite(value))
            most = std::max(most, std::abs(value));
    return most;
}

void drawTensor(QPainter& painter, const QRectF& area, const Tensor& tensor, const Ink& ink, CellNumbers numbers)
{
    if (isShownAsNumbers(tensor.shape()))
        drawNumbers(painter, area, tensor, ink, numbers);
    else
        drawHeatMap(painter, area, tensor, ink);
}

void drawMissingTensor(QPainter& painter, const QRectF& area, const Shape& shape, const Ink& ink)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink(ink.theme.mutedText));
    const bool isGrid = isShownAsNumbers(shape);
    for (int row = 0; row < (isGrid ? shape.rows() : 1); ++row)
        for (int column = 0; column < (isGrid ? shape.columns() : 1); ++column)
            painter.drawEllipse((isGrid ? cellRect(area, shape, row, column) : area).center(), 1.6, 1.6);
    drawFrame(painter, area, ink);
}

} // namespace ad::ui
