// SPDX-License-Identifier: GPL-3.0-or-later
// How a SearchMap paints itself.
#include "core/base/text.h"
#include "ui/plot/ball_painter.h"
#include "ui/plot/search_map.h"
#include "ui/theme/appearance.h"
#include "ui/theme/color_map.h"
#include "ui/theme/fonts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ad::ui {
namespace {

constexpr double kMostDecades = 16;

QString shown(double value, int digits = 3)
{
    return QString::fromStdString(shortText(value, digits));
}

/// Round values along an axis.
std::vector<double> ticks(const SearchAxis& axis)
{
    std::vector<double> values;
    if (axis.scale == SearchScale::Linear) {
        for (int i = 0; i <= 4; ++i)
            values.push_back(axis.low + (axis.high - axis.low) * i / 4);
        return values;
    }
    const bool isNearOne = axis.scale == SearchScale::NearOne;
    const double low = isNearOne ? 1 - axis.high : axis.low;
    const double high = isNearOne ? 1 - axis.low : axis.high;
    for (int decade = static_cast<int>(std::ceil(std::log10(low) - 1e-9)); decade <= std::floor(std::log10(high) + 1e-9); ++decade)
        values.push_back(isNearOne ? 1 - std::pow(10.0, decade) : std::pow(10.0, decade));
    return values;
}

QString tickText(const SearchAxis& axis, double value)
{
    return axis.scale == SearchScale::Logarithmic ? shown(value).remove(QStringLiteral("1·")) : shown(value, 5);
}

} // namespace

void SearchMap::paintEvent(QPaintEvent*)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(interfaceFont(theme.smallText()));
    const QRectF rect = plotRect();
    painter.fillRect(rect, theme.sunken);
    paintAxes(painter, rect);
    double low = std::numeric_limits<double>::infinity();
    double high = 0;
    for (const std::optional<Trial>& trial : m_content.trials) {
        if (!trial || trial->status == Status::Diverged || !(measured(*trial) > 0))
            continue;
        low = std::min(low, measured(*trial));
        high = std::max(high, measured(*trial));
    }
    low = std::max(low, high * std::pow(10.0, -kMostDecades));
    if (high > 0)
        paintScale(painter, rect, low, high);
    for (int i = 0; i < static_cast<int>(m_content.trials.size()); ++i)
        paintPoint(painter, i, low, high);
    painter.setBrush(Qt::NoBrush);
    if (m_content.current) { // outside of the ranges it stands at the border, as 0 does on a logarithmic axis
        const QPointF at = pixelOf(*m_content.current);
        const double x = std::isfinite(at.x()) ? std::clamp(at.x(), rect.left(), rect.right()) : rect.left();
        const double y = std::isfinite(at.y()) ? std::clamp(at.y(), rect.top(), rect.bottom()) : rect.bottom();
        paintMarker(painter, {x, y}, m_content.look, theme.px(6));
    }
    if (const int best = m_content.best(); best >= 0) {
        painter.setPen(QPen(theme.text, 2 * theme.scale));
        painter.drawEllipse(pixelOf(m_content.points[static_cast<std::size_t>(best)]), theme.px(9), theme.px(9));
    }
    if (m_chosen >= 0 && hasFocus()) {
        painter.setPen(QPen(theme.accent, 2 * theme.scale));
        const QPointF at = pixelOf(m_content.points[static_cast<std::size_t>(m_chosen)]);
        painter.drawRect(QRectF(at.x() - theme.px(12), at.y() - theme.px(12), theme.px(24), theme.px(24)));
    }
    painter.setPen(hasFocus() ? QPen(theme.accent, 2) : QPen(theme.border, 1));
    painter.drawRect(rect);
}

void SearchMap::paintAxes(QPainter& painter, const QRectF& rect) const
{
    const Theme& theme = currentTheme();
    const double line = painter.fontMetrics().height();
    double last = -1e9;
    for (const double value : ticks(m_content.plan.x)) {
        const double x = rect.left() + partOf(m_content.plan.x, value) * rect.width();
        painter.setPen(theme.grid);
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()));
        const QString text = tickText(m_content.plan.x, value);
        const double width = painter.fontMetrics().horizontalAdvance(text);
        if (x - width / 2 < last + 6)
            continue;
        last = x + width / 2;
        painter.setPen(theme.mutedText);
        painter.drawText(QRectF(x - 40, rect.bottom() + 4, 80, line), Qt::AlignHCenter, text);
    }
    for (const double value : ticks(m_content.plan.y)) {
        const double y = rect.bottom() - partOf(m_content.plan.y, value) * rect.height();
        painter.setPen(theme.grid);
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
        painter.setPen(theme.mutedText);
        painter.drawText(QRectF(0, y - line / 2, rect.left() - 6, line), Qt::AlignRight | Qt::AlignVCenter,
                         tickText(m_content.plan.y, value));
    }
    painter.setPen(theme.text);
    painter.drawText(QRectF(rect.left(), height() - line - 2, rect.width(), line), Qt::AlignHCenter,
                     QString::fromStdString(m_content.plan.x.parameter));
    painter.drawText(QRectF(0, 0, width() / 2.0, line), Qt::AlignLeft, QString::fromStdString(m_content.plan.y.parameter));
}

/// What the colours mean: from the worst to the best, in one line above the map.
void SearchMap::paintScale(QPainter& painter, const QRectF& rect, double low, double high) const
{
    const Theme& theme = currentTheme();
    const double line = painter.fontMetrics().height();
    const QString best = shown(low, 2);
    const QString worst = shown(high, 2);
    const double right = rect.right() - painter.fontMetrics().horizontalAdvance(worst) - 4;
    const double left = right - theme.px(64);
    for (int i = 0; i < 32; ++i)
        painter.fillRect(QRectF(left + (right - left) * i / 32, 3, (right - left) / 32 + 0.5, line - 6),
                         colorAt(ColorMap::Viridis, 1 - i / 31.0));
    painter.setPen(theme.mutedText);
    painter.drawText(QRectF(0, 0, left - 4, line), Qt::AlignRight, best);
    painter.drawText(QRectF(right + 4, 0, 80, line), Qt::AlignLeft, worst);
}

void SearchMap::paintPoint(QPainter& painter, int index, double low, double high) const
{
    const Theme& theme = currentTheme();
    const QPointF at = pixelOf(m_content.points[static_cast<std::size_t>(index)]);
    const std::optional<Trial>& trial = m_content.trials[static_cast<std::size_t>(index)];
    const double radius = theme.px(5);
    if (!trial) {
        painter.setPen(QPen(theme.mutedText, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(at.x() - 2, at.y() - 2, 4, 4));
        return;
    }
    if (trial->status == Status::Diverged) {
        painter.setPen(QPen(theme.strongBorder, 1.5 * theme.scale));
        painter.drawLine(at + QPointF(-radius, -radius) * 0.6, at + QPointF(radius, radius) * 0.6);
        painter.drawLine(at + QPointF(-radius, radius) * 0.6, at + QPointF(radius, -radius) * 0.6);
        return;
    }
    const double value = measured(*trial);
    double part = value <= low ? 0 : high > low ? std::log(value / low) / std::log(high / low) : 0;
    part = std::isnan(part) ? 1 : std::clamp(part, 0.0, 1.0);
    painter.setPen(QPen(theme.surface, 1));
    painter.setBrush(colorAt(ColorMap::Viridis, 1 - part));
    painter.drawEllipse(at, radius, radius);
}

} // namespace ad::ui
