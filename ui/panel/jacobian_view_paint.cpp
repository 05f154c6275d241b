// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/jacobian_view.h"

#include "core/base/text.h"
#include "core/graph/element_name.h"
#include "ui/graph/card.h"
#include "ui/graph/tensor_painter.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

// What stands where, and how it is painted; what is pointed at stands in jacobian_view.cpp.

namespace ad::ui {
namespace {

constexpr int kMostRows = 32; // of numbers
constexpr int kMostColumns = 16;
constexpr int kMostPixels = 512; // of a heat map, each way

// Lengths at scale 1, in pixels.
constexpr qreal kLabelWidth = 48;
constexpr qreal kAdjointWidth = 64;
constexpr qreal kLeastCell = 44;
constexpr qreal kWidestCell = 80;
constexpr qreal kRow = 24;
constexpr qreal kGap = 8;
constexpr qreal kTallestMap = 240;
constexpr qreal kStrip = 16; // adjoints beside a heat map

qreal px(qreal pixels)
{
    return currentTheme().px(pixels);
}

QString label(const QString& name, const Shape& shape, std::ptrdiff_t index)
{
    QString text = QString::fromStdString(elementName({}, shape, index));
    return text.isEmpty() ? name : text.remove(' ');
}

QColor pale(const QColor& full, const Theme& theme)
{
    const auto mix = [](int a, int b) { return qRound(0.6 * a + 0.4 * b); };
    return {mix(theme.surface.red(), full.red()), mix(theme.surface.green(), full.green()), mix(theme.surface.blue(), full.blue())};
}

} // namespace

bool JacobianView::isShownAsNumbers() const
{
    return m_study && m_study->matrix && m_study->rows <= kMostRows && m_study->columns <= kMostColumns;
}

// Every pixel shows the largest entry that it stands for, so that a thin diagonal is seen.
void JacobianView::makePicture()
{
    m_picture = {};
    if (!m_study || isShownAsNumbers() || m_study->entries() == 0 || (!m_study->matrix && !m_study->pattern))
        return;
    const auto rows = static_cast<int>(std::min<std::ptrdiff_t>(m_study->rows, kMostPixels));
    const auto columns = static_cast<int>(std::min<std::ptrdiff_t>(m_study->columns, kMostPixels));
    std::vector<double> largest(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns), 0.0);
    const auto add = [&](std::ptrdiff_t row, std::ptrdiff_t column, double value) {
        double& kept = largest[static_cast<std::size_t>(row * rows / m_study->rows * columns + column * columns / m_study->columns)];
        if (std::abs(value) > std::abs(kept) || std::isnan(value))
            kept = value;
    };
    if (m_study->matrix)
        for (std::ptrdiff_t i = 0; i < m_study->entries(); ++i)
            add(i / m_study->columns, i % m_study->columns, (*m_study->matrix)[i]);
    else
        for (std::ptrdiff_t row = 0; row < m_study->rows; ++row)
            for (const int column : *m_study->pattern->rows[static_cast<std::size_t>(row)])
                add(row, column, 1.0);
    m_picture = QImage(columns, rows, QImage::Format_RGB32);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const double value = largest[static_cast<std::size_t>(row * columns + column)];
            const QColor color = m_study->matrix ? divergingColor(currentTheme(), value, m_most)
                                 : value != 0.0  ? currentTheme().mutedText
                                                 : currentTheme().surface;
            m_picture.setPixelColor(column, row, color);
        }
}

QRectF JacobianView::gridRect(int width) const
{
    const qreal left = px(kLabelWidth) + (m_study->adjoint ? px(isShownAsNumbers() ? kAdjointWidth : kStrip + kGap) : 0);
    const qreal room = std::max(px(kLeastCell), width - left - 1);
    const auto rows = static_cast<qreal>(m_study->rows);
    const auto columns = static_cast<qreal>(m_study->columns);
    if (isShownAsNumbers())
        return {left, px(kRow), std::clamp(room / columns, px(kLeastCell), px(kWidestCell)) * columns, px(kRow) * rows};
    const qreal cell = std::min(room / columns, px(kRow));
    const qreal height = std::clamp(cell * rows, px(kRow), px(kTallestMap));
    return {left, px(kRow), std::max(cell * columns, px(kLeastCell)), height};
}

QRectF JacobianView::cellRect(int row, int column) const
{
    const QRectF grid = gridRect(width());
    const qreal w = grid.width() / static_cast<qreal>(m_study->columns);
    const qreal h = grid.height() / static_cast<qreal>(m_study->rows);
    if (row < 0)
        return {grid.left() + column * w, grid.bottom() + px(kGap), w, px(isShownAsNumbers() ? kRow : kStrip)};
    return {grid.left() + column * w, grid.top() + row * h, w, h};
}

int JacobianView::heightForWidth(int width) const
{
    if (!m_study || m_study->entries() == 0)
        return 0;
    const qreal below = m_study->product ? px(kGap) + px(isShownAsNumbers() ? kRow : kStrip) : 0;
    return qCeil(gridRect(width).bottom() + below + px(4));
}

QSize JacobianView::sizeHint() const
{
    return {minimumSizeHint().width(), heightForWidth(std::max(width(), minimumSizeHint().width()))};
}

QSize JacobianView::minimumSizeHint() const
{
    if (!m_study || !isShownAsNumbers())
        return {qRound(px(160)), 0};
    const qreal least =
        px(kLabelWidth) + (m_study->adjoint ? px(kAdjointWidth) : 0) + px(kLeastCell) * static_cast<qreal>(m_study->columns);
    return {qCeil(least) + 2, 0};
}

void JacobianView::paintNumbers(QPainter& painter) const
{
    const Theme& theme = currentTheme();
    for (int row = 0; row < m_study->rows; ++row)
        for (int column = 0; column < m_study->columns; ++column) {
            const QRectF cell = cellRect(row, column);
            const double value = entry(row, column);
            painter.fillRect(cell, pale(divergingColor(theme, value, m_most), theme));
            const bool isZero = isStructuralZero(row, column);
            painter.setPen(isZero ? theme.mutedText : std::isfinite(value) ? theme.text : theme.wrong.text);
            painter.drawText(cell, Qt::AlignCenter, isZero ? QStringLiteral("·") : cellNumber(value));
        }
}

void JacobianView::paintHeaders(QPainter& painter) const
{
    const QRectF grid = gridRect(width());
    painter.setPen(currentTheme().mutedText);
    const QFontMetricsF metrics(painter.font());
    const auto draw = [&](const QRectF& area, int flags, const QString& text) {
        painter.drawText(area, flags, metrics.elidedText(text, Qt::ElideRight, area.width()));
    };
    if (!isShownAsNumbers()) {
        draw({grid.left(), 0, grid.width(), px(kRow)}, Qt::AlignVCenter | Qt::AlignLeft,
             m_study->columns == 1 ? tr("1 column") : tr("%1 columns").arg(m_study->columns));
        draw({0, grid.top(), px(kLabelWidth) - px(4), px(kRow)}, Qt::AlignVCenter | Qt::AlignRight, QString::number(m_study->rows));
        draw({0, grid.top() + px(16), px(kLabelWidth) - px(4), px(kRow)}, Qt::AlignVCenter | Qt::AlignRight,
             m_study->rows == 1 ? tr("row") : tr("rows"));
        return;
    }
    for (int column = 0; column < m_study->columns; ++column)
        draw(cellRect(0, column).translated(0, -px(kRow)), Qt::AlignCenter,
             label(m_names.withRespectTo, m_names.withRespectToShape, column));
    for (int row = 0; row < m_study->rows; ++row)
        draw({0, cellRect(row, 0).top(), px(kLabelWidth) - px(6), px(kRow)}, Qt::AlignVCenter | Qt::AlignRight,
             label(m_names.of, m_names.ofShape, row));
}

// ȳ beside the rows that it weighs, and the weighted sums of the columns below.
void JacobianView::paintAdjoints(QPainter& painter) const
{
    const Theme& theme = currentTheme();
    const QRectF grid = gridRect(width());
    const auto draw = [&](const QRectF& area, const Tensor& values, int index) {
        if (!isShownAsNumbers()) {
            painter.fillRect(area, divergingColor(theme, values[index], largestMagnitude(values)));
            return;
        }
        painter.fillRect(area, theme.adjoint.fill);
        painter.setPen(theme.adjoint.text);
        painter.drawText(area, Qt::AlignCenter, cellNumber(values[index]));
    };
    const qreal left = px(kLabelWidth);
    const qreal wide = isShownAsNumbers() ? px(kAdjointWidth) - px(kGap) : px(kStrip);
    const int stepY = std::max(1, int(m_study->rows) / kMostPixels);
    const int stepX = std::max(1, int(m_study->columns) / kMostPixels);
    painter.setPen(theme.adjoint.text);
    if (m_study->adjoint && isShownAsNumbers())
        painter.drawText(QRectF(left, 0, wide, px(kRow)), Qt::AlignCenter, QStringLiteral("ȳ"));
    if (m_study->adjoint)
        for (int row = 0; row < m_study->rows; row += stepY)
            draw({left, cellRect(row, 0).top(), wide, cellRect(row, 0).height() * stepY}, *m_study->adjoint, row);
    if (!m_study->product)
        return;
    for (int column = 0; column < m_study->columns; column += stepX) {
        QRectF area = cellRect(-1, column);
        area.setWidth(area.width() * stepX);
        draw(area, *m_study->product, column);
    }
    painter.setPen(theme.adjoint.text);
    painter.drawText(QRectF(0, cellRect(-1, 0).top(), grid.left() - px(6), cellRect(-1, 0).height()), Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("Jᵀȳ"));
}

void JacobianView::paintEvent(QPaintEvent*)
{
    if (!m_study || m_study->entries() == 0)
        return;
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setFont(interfaceFont(theme.smallText()));
    const QRectF grid = gridRect(width());
    if (isShownAsNumbers())
        paintNumbers(painter);
    else if (!m_picture.isNull())
        painter.drawImage(grid, m_picture);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.strongBorder, 1));
    painter.drawRect(grid.adjusted(0, 0, -1, -1));
    paintHeaders(painter);
    paintAdjoints(painter);
    if (m_cell.column < 0)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(hasFocus() ? theme.accent : theme.text, px(2)));
    if (m_cell.row < 0)
        painter.drawRect(QRectF(cellRect(0, m_cell.column).topLeft(), cellRect(-1, m_cell.column).bottomRight()));
    else
        painter.drawRect(cellRect(m_cell.row, m_cell.column));
}

} // namespace ad::ui
