// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/curve_plot.h"

#include "core/base/text.h"
#include "ui/plot/ball_painter.h"
#include "ui/plot/hover_card.h"
#include "ui/plot/paint_layer.h"
#include "ui/plot/polyline.h"
#include "ui/plot/trail_painter.h"
#include "ui/theme/appearance.h"

#include <QEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr qreal kFuture = 0.28; // the opacity of what is still to come

} // namespace

CurvePlot::CurvePlot(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
    , m_card(new HoverCard(this))
{
    setMouseTracking(true);
    setMinimumSize(160, 90);
    setAccessibleName(tr("Loss against step"));
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    new PaintLayer(m_plot, "curves", PaintLayer::Buffer::Own, [this](QCPPainter& painter) { paintCurves(painter); });
    applyTheme(*m_plot);
    setTicks(*m_plot->xAxis, TickStyle::Linear);
    setTicks(*m_plot->yAxis, TickStyle::Linear);
    setLabel(*m_plot->xAxis, tr("step"), AxisLabel::Words);
    setLabel(*m_plot->yAxis, tr("loss"), AxisLabel::Words);
    updateAll();
}

void CurvePlot::setTracks(const std::vector<Track>& tracks)
{
    m_tracks = tracks;
    updateAll();
}

void CurvePlot::setPosition(double position)
{
    m_position = position;
    m_plot->layer("curves")->replot();
}

void CurvePlot::setSelected(int track)
{
    if (track == m_selected)
        return;
    m_selected = track;
    updateAll();
}

void CurvePlot::setDimmed(bool isDimmed)
{
    m_isDimmed = isDimmed;
    m_plot->layer("curves")->replot();
}

void CurvePlot::updateAll()
{
    m_scale = curveScale(m_tracks);
    m_picture = {};
    if ((m_plot->yAxis->scaleType() == QCPAxis::stLogarithmic) != (m_scale.style == TickStyle::Logarithmic))
        setTicks(*m_plot->yAxis, m_scale.style);
    m_plot->xAxis->setRange(0, m_scale.steps);
    m_plot->yAxis->setRange(m_scale.low, m_scale.high);
    const int margin = currentTheme().px(12);
    m_plot->axisRect()->setMinimumMargins(QMargins(margin, margin, margin, 0));
    m_plot->replot();
}

QPointF CurvePlot::toPixel(double step, double loss) const
{
    const QRectF rect(m_plot->axisRect()->rect());
    const double unit = m_scale.style == TickStyle::Logarithmic ? std::log(loss / m_scale.low) / std::log(m_scale.high / m_scale.low)
                                                                : (loss - m_scale.low) / (m_scale.high - m_scale.low);
    return {rect.left() + rect.width() * step / m_scale.steps, rect.bottom() - rect.height() * unit};
}

int CurvePlot::stepAt(qreal x) const
{
    const QRectF rect(m_plot->axisRect()->rect());
    const double step = (x - rect.left()) / std::max(1.0, rect.width()) * m_scale.steps;
    return static_cast<int>(std::lround(std::clamp(step, 0.0, static_cast<double>(m_scale.steps))));
}

std::vector<QPolygonF> CurvePlot::linesOf(const Track& track) const
{
    const QRectF rect(m_plot->axisRect()->rect());
    std::vector<QPointF> points;
    points.reserve(track.run->loss.size());
    for (std::size_t k = 0; k < track.run->loss.size(); ++k) {
        QPointF p = toPixel(static_cast<double>(k), track.run->loss[k]);
        // A loss of exactly 0 is infinitely far below a logarithmic axis; one that explodes is as far above. Both leave the plot.
        if (!std::isnan(p.y()))
            p.setY(std::clamp(p.y(), rect.top() - 1000, rect.bottom() + 1000));
        points.push_back(p);
    }
    return byColumn(points);
}

void CurvePlot::paintTrack(QPainter& painter, int index) const
{
    const Track& track = m_tracks[static_cast<std::size_t>(index)];
    if (!track.isShown || !track.hasRun())
        return;
    const qreal width = (index == m_selected ? 3.0 : 1.8) * currentTheme().scale;
    const std::vector<QPolygonF> lines = linesOf(track);
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

void CurvePlot::paintCurves(QPainter& painter)
{
    const QRect rect = m_plot->axisRect()->rect();
    if (rect.width() < 8 || rect.height() < 8)
        return;
    if (m_picture.isNull()) {
        const qreal ratio = painter.device()->devicePixelRatioF();
        m_picture = QImage(rect.size() * ratio, QImage::Format_ARGB32_Premultiplied);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter inner(&m_picture);
        inner.setRenderHint(QPainter::Antialiasing);
        inner.translate(-rect.topLeft());
        for (int i = 0; i < static_cast<int>(m_tracks.size()); ++i) {
            if (i != m_selected)
                paintTrack(inner, i);
        }
        if (m_selected >= 0 && m_selected < static_cast<int>(m_tracks.size()))
            paintTrack(inner, m_selected);
    }
    const qreal now = toPixel(m_position, 1).x();
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
    const auto upright = [&](double step, const QPen& pen) {
        painter.setPen(pen);
        const qreal x = toPixel(step, 1).x();
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()));
    };
    if (m_hovered >= 0)
        upright(m_hovered, QPen(theme.strongBorder, 1, Qt::DotLine));
    upright(m_position, QPen(theme.accent, 1.5 * theme.scale));
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < static_cast<int>(m_tracks.size()); ++i) {
        const Track& track = m_tracks[static_cast<std::size_t>(i)];
        if (!track.isShown || !track.hasRun())
            continue;
        const std::int64_t k = iterateAt(track, m_position);
        const QPointF p = toPixel(static_cast<double>(k), track.run->loss[static_cast<std::size_t>(k)]);
        if (rect.adjusted(-1, -1, 1, 1).contains(p))
            paintMarker(painter, p, track.look, theme.px(i == m_selected ? 6 : 4.5));
    }
}

QString CurvePlot::textAt(int step) const
{
    QString text = QStringLiteral("<b>%1</b><table cellspacing='0'>").arg(tr("step %1").arg(step));
    for (const Track& track : m_tracks) {
        if (!track.isShown || !track.hasRun())
            continue;
        const std::int64_t k = iterateAt(track, step);
        const QString value = QString::fromStdString(exactText(track.run->loss[static_cast<std::size_t>(k)]));
        const QString stopped = k < step ? tr(" (step %1)").arg(k) : QString();
        text += QStringLiteral("<tr><td><span style='color:%1'>■</span> %2&nbsp;&nbsp;</td><td>%3%4</td></tr>")
                    .arg(track.look.color.name(), track.name.toHtmlEscaped(), value, stopped);
    }
    return text + QStringLiteral("</table>");
}

void CurvePlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        emit stepPicked(stepAt(event->position().x()));
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) != 0) {
        emit stepPicked(stepAt(event->position().x()));
        return;
    }
    const bool isInside = m_plot->axisRect()->rect().contains(event->position().toPoint());
    const bool hasRuns = std::any_of(m_tracks.begin(), m_tracks.end(), [](const Track& t) { return t.isShown && t.hasRun(); });
    m_hovered = isInside && hasRuns ? stepAt(event->position().x()) : -1;
    if (m_hovered >= 0)
        m_card->showAt(event->position().toPoint(), textAt(m_hovered));
    else
        m_card->hide();
    m_plot->layer("curves")->replot();
}

void CurvePlot::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_hovered = -1;
    m_card->hide();
    m_plot->layer("curves")->replot();
}

void CurvePlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_plot->setGeometry(rect());
    updateAll();
}

void CurvePlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyTheme(*m_plot);
        updateAll();
    }
}

} // namespace ad::ui
