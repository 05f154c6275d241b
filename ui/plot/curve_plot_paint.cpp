// SPDX-License-Identifier: GPL-3.0-or-later
// How the curves are drawn.
#include "ui/plot/axis_style.h"
#include "ui/plot/ball_painter.h"
#include "ui/plot/curve_plot.h"
#include "ui/plot/paint_layer.h"
#include "ui/plot/polyline.h"
#include "ui/theme/appearance.h"

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr qreal kFuture = 0.28; // the opacity of what is still to come

} // namespace

std::vector<QPolygonF> CurvePlot::linesOf(const CurveSeries& series) const
{
    const QRectF rect(m_plot->axisRect()->rect());
    std::vector<QPointF> points;
    points.reserve(series.y.size());
    for (std::size_t k = 0; k < series.y.size(); ++k) {
        QPointF p = toPixel(series.x[k], series.y[k]);
        // What is far outside leaves the plot: painters are slow with coordinates of millions.
        if (!std::isnan(p.y()))
            p.setY(std::clamp(p.y(), rect.top() - 1000, rect.bottom() + 1000));
        points.push_back(p);
    }
    return byColumn(points);
}

void CurvePlot::paintTrack(QPainter& painter, int index) const
{
    const Track& track = m_tracks[static_cast<std::size_t>(index)];
    const CurveSeries& series = m_series[static_cast<std::size_t>(index)];
    if (series.isEmpty())
        return;
    const qreal width = (index == m_selected ? 3.0 : 1.8) * currentTheme().scale;
    const std::vector<QPolygonF> lines = linesOf(series);
    qsizetype points = 0;
    for (const QPolygonF& line : lines)
        points += line.size();
    // Curves that fill the plot: dashes could not be seen, and cost a second.
    const bool isDense = points > 3 * m_plot->axisRect()->width();
    QPen pen(track.look.color, isDense ? 1.0 : width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (!track.look.dashes.empty() && !isDense)
        pen.setDashPattern(QList<qreal>(track.look.dashes.begin(), track.look.dashes.end()));
    painter.setPen(pen);
    for (const QPolygonF& line : lines)
        painter.drawPolyline(line);
}

void CurvePlot::paintTracks(QPainter& painter) const
{
    for (int i = 0; i < static_cast<int>(m_tracks.size()); ++i) {
        if (i != m_selected)
            paintTrack(painter, i);
    }
    if (m_selected >= 0 && m_selected < static_cast<int>(m_tracks.size()))
        paintTrack(painter, m_selected);
}

void CurvePlot::paintCurves(QPainter& painter)
{
    const QRect rect = m_plot->axisRect()->rect();
    if (rect.width() < 8 || rect.height() < 8)
        return;
    if (m_isPaper) {
        painter.setClipRect(rect);
        painter.setRenderHint(QPainter::Antialiasing);
        paintTracks(painter);
        return;
    }
    if (m_picture.isNull()) {
        const qreal ratio = painter.device()->devicePixelRatioF();
        m_picture = QImage(rect.size() * ratio, QImage::Format_ARGB32_Premultiplied);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter inner(&m_picture);
        inner.setRenderHint(QPainter::Antialiasing);
        inner.translate(-rect.topLeft());
        paintTracks(inner);
    }
    const qreal now = toPixel(positionX(), 1).x();
    painter.setOpacity(m_isDimmed ? 0.4 : 1);
    painter.setClipRect(QRectF(rect.left(), rect.top(), std::max(0.0, now - rect.left()), rect.height()));
    painter.drawImage(rect.topLeft(), m_picture);
    painter.setClipRect(QRectF(now, rect.top(), std::max(0.0, rect.right() + 1 - now), rect.height()));
    painter.setOpacity(m_isDimmed ? 0.2 : kFuture);
    painter.drawImage(rect.topLeft(), m_picture);
    painter.setClipping(false);
    painter.setOpacity(1);
    paintCursor(painter);
}

void CurvePlot::paintCursor(QPainter& painter) const
{
    const Theme& theme = currentTheme();
    const QRectF rect(m_plot->axisRect()->rect());
    const auto upright = [&](double at, const QPen& pen) {
        painter.setPen(pen);
        const qreal x = toPixel(at, 1).x();
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()));
    };
    if (m_hovered >= 0)
        upright(m_hovered, QPen(theme.strongBorder, 1, Qt::DotLine));
    upright(positionX(), QPen(theme.accent, 1.5 * theme.scale));
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_tracks.size(); ++i) {
        if (m_series[i].isEmpty())
            continue;
        const auto k = static_cast<std::size_t>(iterateAt(m_tracks[i], m_position));
        const QPointF p = toPixel(m_series[i].x[k], m_series[i].y[k]);
        if (rect.adjusted(-1, -1, 1, 1).contains(p))
            paintMarker(painter, p, m_tracks[i].look, theme.px(static_cast<int>(i) == m_selected ? 6 : 4.5));
    }
}

void CurvePlot::paintPicture(QCPPainter& painter, const QSize& size)
{
    m_isPaper = true;
    m_plot->setBackground(Qt::NoBrush);
    m_plot->setViewport(QRect(QPoint(0, 0), size));
    updateAll();
    m_plot->toPainter(&painter, size.width(), size.height());
    m_isPaper = false;
}

} // namespace ad::ui
