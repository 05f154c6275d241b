// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/curve_plot.h"

#include "core/base/text.h"
#include "ui/plot/hover_card.h"
#include "ui/plot/paint_layer.h"
#include "ui/theme/appearance.h"

#include <QEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace ad::ui {
CurvePlot::CurvePlot(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
    , m_card(new HoverCard(this))
{
    setMouseTracking(true);
    setMinimumSize(160, 90);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    new PaintLayer(m_plot, "curves", PaintLayer::Buffer::Own, [this](QCPPainter& painter) { paintCurves(painter); });
    applyTheme(*m_plot);
    setTicks(*m_plot->xAxis, TickStyle::Linear);
    setTicks(*m_plot->yAxis, TickStyle::Linear);
    updateSeries();
}

void CurvePlot::setTracks(const std::vector<Track>& tracks, const BestKnown& best)
{
    m_tracks = tracks;
    m_best = best;
    updateSeries();
}

void CurvePlot::setChoice(const CurveChoice& choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    m_card->hide();
    updateSeries();
}

void CurvePlot::updateSeries()
{
    m_series = curveSeries(m_tracks, m_choice, m_best);
    m_scale = curveScale(m_series, m_choice.scale);
    m_hovered = -1;
    setAccessibleName(tr("%1 against %2").arg(quantityLabel(m_choice.quantity, m_best), againstLabel(m_choice.against)));
    updateAll();
}

QString CurvePlot::verticalLabel() const
{
    const QString label = quantityLabel(m_choice.quantity, m_best);
    if (m_scale.style != TickStyle::Logarithmic || !m_scale.hasBelow)
        return label;
    return m_scale.hasAny ? tr("%1 (≤ 0 below)").arg(label) : tr("%1: nothing above 0").arg(label);
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
    m_picture = {};
    if ((m_plot->yAxis->scaleType() == QCPAxis::stLogarithmic) != (m_scale.style == TickStyle::Logarithmic))
        setTicks(*m_plot->yAxis, m_scale.style);
    setLabel(*m_plot->xAxis, againstLabel(m_choice.against), AxisLabel::Words);
    setLabel(*m_plot->yAxis, verticalLabel(), AxisLabel::Words);
    m_plot->xAxis->setRange(0, m_scale.last);
    m_plot->yAxis->setRange(m_scale.low, m_scale.high);
    const int margin = currentTheme().px(12);
    m_plot->axisRect()->setMinimumMargins(QMargins(margin, margin, margin, 0));
    m_plot->replot();
}

QPointF CurvePlot::toPixel(double x, double y) const
{
    const QRectF rect(m_plot->axisRect()->rect());
    double unit = (y - m_scale.low) / (m_scale.high - m_scale.low);
    if (m_scale.style == TickStyle::Logarithmic) // what is not above 0 lies below everything
        unit = y <= 0 ? -1e6 : std::log(y / m_scale.low) / std::log(m_scale.high / m_scale.low);
    return {rect.left() + rect.width() * x / m_scale.last, rect.bottom() - rect.height() * unit};
}

double CurvePlot::xAt(qreal pixel) const
{
    const QRectF rect(m_plot->axisRect()->rect());
    return std::clamp((pixel - rect.left()) / std::max(1.0, rect.width()) * m_scale.last, 0.0, m_scale.last);
}

int CurvePlot::reference() const
{
    if (m_selected >= 0 && m_selected < static_cast<int>(m_series.size()) && !m_series[static_cast<std::size_t>(m_selected)].isEmpty())
        return m_selected;
    const auto first = std::find_if(m_series.begin(), m_series.end(), [](const CurveSeries& series) { return !series.isEmpty(); });
    return first == m_series.end() ? -1 : static_cast<int>(first - m_series.begin());
}

double CurvePlot::positionX() const
{
    const int racer = reference();
    if (m_choice.against == CurveAxis::Step || racer < 0)
        return m_position;
    const std::vector<double>& x = m_series[static_cast<std::size_t>(racer)].x;
    const std::int64_t k = iterateAt(m_tracks[static_cast<std::size_t>(racer)], m_position);
    const auto at = static_cast<std::size_t>(k);
    return at + 1 < x.size() ? x[at] + (m_position - static_cast<double>(k)) * (x[at + 1] - x[at]) : x[at];
}

int CurvePlot::stepAt(qreal pixel) const
{
    const double x = xAt(pixel);
    if (m_choice.against == CurveAxis::Step || reference() < 0)
        return static_cast<int>(std::lround(x));
    // Beyond its end the racer says nothing about steps; the one that goes furthest does.
    const CurveSeries* series = &m_series[static_cast<std::size_t>(reference())];
    for (const CurveSeries& other : m_series)
        if (!other.isEmpty() && series->x.back() < x && other.x.back() > series->x.back())
            series = &other;
    return static_cast<int>(iterateAt(*series, x));
}

QString CurvePlot::textAt(double x) const
{
    const bool isSteps = m_choice.against == CurveAxis::Step;
    const auto whole = static_cast<qlonglong>(x);
    QString text = QStringLiteral("<b>%1</b>, %2<table cellspacing='0'>")
                       .arg(isSteps ? tr("step %1").arg(whole) : tr("%1 evaluations").arg(whole),
                            quantityLabel(m_choice.quantity, m_best).toHtmlEscaped());
    for (std::size_t i = 0; i < m_tracks.size(); ++i) {
        const CurveSeries& series = m_series[i];
        if (series.isEmpty())
            continue;
        const std::int64_t k = iterateAt(series, x);
        const double y = series.y[static_cast<std::size_t>(k)];
        const QString value =
            std::isnan(y) && k + 1 == static_cast<std::int64_t>(series.y.size()) && m_choice.quantity != CurveQuantity::Loss
                ? QStringLiteral("·")
                : QString::fromStdString(exactText(y));
        const QString step = !isSteps || k < whole ? tr(" (step %1)").arg(k) : QString();
        text += QStringLiteral("<tr><td><span style='color:%1'>■</span> %2&nbsp;&nbsp;</td><td>%3%4</td></tr>")
                    .arg(m_tracks[i].look.color.name(), m_tracks[i].name.toHtmlEscaped(), value, step);
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
    const bool isSteps = m_choice.against == CurveAxis::Step;
    const double x = isSteps ? stepAt(event->position().x()) : std::floor(xAt(event->position().x()));
    m_hovered = isInside && reference() >= 0 ? x : -1;
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
