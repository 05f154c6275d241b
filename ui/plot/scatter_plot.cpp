// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/scatter_plot.h"

#include "ui/plot/axis_style.h"
#include "ui/theme/appearance.h"

#include <QEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

enum Graph { Rows, Curve, Marked };

constexpr double kRoom = 0.08; // beside the points, of their range

QCPRange rangeOf(const std::vector<Vec2>& points, double Vec2::*coordinate)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const Vec2& point : points) {
        low = std::min(low, point.*coordinate);
        high = std::max(high, point.*coordinate);
    }
    if (low > high)
        return {0, 1};
    const double room = high > low ? kRoom * (high - low) : 0.5;
    return {low - room, high + room};
}

} // namespace

ScatterPlot::ScatterPlot(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
{
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    setMinimumSize(160, 144);
    for (int i = 0; i < 3; ++i)
        m_plot->addGraph();
    rebuild();
}

void ScatterPlot::setPoints(const std::vector<Vec2>& points, const std::array<QString, 2>& axes)
{
    m_points = points;
    m_axes = axes;
    rebuild();
}

void ScatterPlot::setMarked(const std::vector<int>& points)
{
    if (points == m_marked)
        return;
    m_marked = points;
    showMarked();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ScatterPlot::setCurve(const std::vector<Vec2>& curve, const QColor& color)
{
    m_curve = curve;
    m_color = color;
    showCurve();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ScatterPlot::rebuild()
{
    const Theme& theme = currentTheme();
    setTicks(*m_plot->xAxis, TickStyle::Linear);
    setTicks(*m_plot->yAxis, TickStyle::Linear);
    setLabel(*m_plot->xAxis, m_axes[0], AxisLabel::Variable);
    setLabel(*m_plot->yAxis, m_axes[1], AxisLabel::Variable);
    applyTheme(*m_plot);
    m_plot->xAxis->setRange(rangeOf(m_points, &Vec2::x));
    m_plot->yAxis->setRange(rangeOf(m_points, &Vec2::y));
    QCPGraph* rows = m_plot->graph(Rows);
    rows->setLineStyle(QCPGraph::lsNone);
    rows->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.strongBorder, theme.scale), QBrush(theme.surface), theme.px(6)));
    rows->data()->clear();
    for (const Vec2& point : m_points)
        rows->addData(point.x, point.y);
    showCurve();
    showMarked();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ScatterPlot::showCurve()
{
    QCPGraph* graph = m_plot->graph(Curve);
    graph->setPen(QPen(m_color, 2.5 * currentTheme().scale));
    graph->data()->clear();
    for (const Vec2& point : m_curve)
        graph->addData(point.x, std::isfinite(point.y) ? point.y : qQNaN());
}

void ScatterPlot::showMarked()
{
    const Theme& theme = currentTheme();
    QCPGraph* graph = m_plot->graph(Marked);
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.text, 1.5 * theme.scale), QBrush(theme.value.line), theme.px(9)));
    graph->data()->clear();
    for (const int i : m_marked)
        if (i < static_cast<int>(m_points.size()))
            graph->addData(m_points[static_cast<std::size_t>(i)].x, m_points[static_cast<std::size_t>(i)].y);
}

void ScatterPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_plot->setGeometry(rect());
}

void ScatterPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_plot != nullptr)
        rebuild();
}

} // namespace ad::ui
