// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/series_plot.h"

#include "core/base/text.h"
#include "ui/plot/hover_card.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

struct Span
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void add(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    [[nodiscard]] bool isEmpty() const { return low > high; }
};

// Some room on both sides: a part of the range, or of its decades.
QCPRange padded(const Span& span, TickStyle style)
{
    if (span.isEmpty())
        return style == TickStyle::Logarithmic ? QCPRange(1e-3, 1) : QCPRange(0, 1);
    if (style == TickStyle::Logarithmic) {
        const double factor = std::max(1.5, std::pow(span.high / span.low, 0.06));
        return {span.low / factor, span.high * factor};
    }
    const double room = span.high > span.low ? 0.06 * (span.high - span.low) : 0.5;
    return {span.low - room, span.high + room};
}

QCPScatterStyle markerStyle(const RacerLook& look, qreal radius)
{
    QCPScatterStyle style(markerPath(look.marker, radius), QPen(Qt::NoPen), QBrush(look.color), 2 * radius);
    return style;
}

} // namespace

SeriesPlot::SeriesPlot(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
    , m_card(new HoverCard(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 144);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->plotLayout()->insertRow(0);
    auto* legend = new QCPLegend;
    m_plot->plotLayout()->addElement(0, 0, legend);
    m_plot->plotLayout()->setRowStretchFactor(0, 0.001);
    m_plot->plotLayout()->setRowSpacing(0);
    legend->setFillOrder(QCPLegend::foColumnsFirst);
    legend->setBorderPen(Qt::NoPen);
    legend->setBrush(Qt::NoBrush);
    m_plot->legend = legend;
    m_plot->setAutoAddPlottableToLegend(false);
    rebuild();
}

int SeriesPlot::count() const
{
    return m_series.empty() ? 0 : static_cast<int>(m_series.front().points.size());
}

void SeriesPlot::setSeries(const std::vector<Series>& series, const SeriesAxis& x, const SeriesAxis& y)
{
    m_series = series;
    m_x = x;
    m_y = y;
    m_cursor = std::min(m_cursor, count() - 1);
    rebuild();
}

void SeriesPlot::setCursor(int index)
{
    if (index == m_cursor)
        return;
    m_cursor = index;
    showCursor();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void SeriesPlot::addSeries(const Series& series)
{
    const Theme& theme = currentTheme();
    const RacerLook look = racerLook(series.look, theme.isDark);
    QCPGraph* graph = m_plot->addGraph();
    QPen pen(look.color, 1.8 * theme.scale);
    if (!look.dashes.empty())
        pen.setDashPattern(QList<qreal>(look.dashes.begin(), look.dashes.end()));
    graph->setPen(pen);
    graph->setScatterStyle(markerStyle(look, theme.px(3.5)));
    graph->setName(series.name);
    graph->addToLegend();
    for (const QPointF& point : series.points)
        graph->addData(point.x(), std::isfinite(point.y()) ? std::max(point.y(), m_plot->yAxis->range().lower) : qQNaN());
    if (series.marked < 0 || series.marked >= static_cast<int>(series.points.size()))
        return;
    const QPointF best = series.points[static_cast<std::size_t>(series.marked)];
    QCPGraph* ring = m_plot->addGraph();
    ring->setLineStyle(QCPGraph::lsNone);
    ring->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.text, 2 * theme.scale), Qt::NoBrush, theme.px(14)));
    ring->addData(best.x(), std::max(best.y(), m_plot->yAxis->range().lower));
}

void SeriesPlot::rebuild()
{
    const Theme& theme = currentTheme();
    m_plot->clearGraphs();
    m_plot->clearItems();
    m_plot->legend->clearItems();
    Span xs, ys;
    for (const Series& series : m_series)
        for (const QPointF& point : series.points) {
            xs.add(point.x());
            if (std::isfinite(point.y()) && (m_y.style == TickStyle::Linear || point.y() > 0))
                ys.add(point.y());
        }
    setTicks(*m_plot->xAxis, m_x.style);
    setTicks(*m_plot->yAxis, m_y.style);
    setLabel(*m_plot->xAxis, m_x.label, AxisLabel::Words);
    setLabel(*m_plot->yAxis, m_y.label, AxisLabel::Words);
    applyTheme(*m_plot);
    m_plot->legend->setFont(interfaceFont(theme.smallText()));
    m_plot->legend->setTextColor(theme.text);
    m_plot->legend->setIconSize(theme.px(24), theme.px(12));
    m_plot->xAxis->setRange(padded(xs, m_x.style));
    m_plot->yAxis->setRange(padded(ys, m_y.style));
    showTicks();
    for (const Series& series : m_series)
        addSeries(series);
    showCursor();
    m_plot->replot();
}

// As many as have room: "10⁻¹⁶" beside "10⁻¹⁴" can't be told apart.
void SeriesPlot::showTicks()
{
    const Theme& theme = currentTheme();
    const int most = std::clamp(width() / theme.px(m_x.style == TickStyle::Linear ? 56 : 96), 2, 8);
    if (m_x.style == TickStyle::Linear) {
        const auto ticker = QSharedPointer<QCPAxisTickerFixed>::create(); // whole numbers: what is counted has no halves
        double step = 1;
        for (int i = 0; m_plot->xAxis->range().size() / step > most; ++i)
            step *= i % 3 == 1 ? 2.5 : 2; // 1, 2, 5, 10 …
        ticker->setTickStep(step);
        m_plot->xAxis->setTicker(ticker);
    } else {
        m_plot->xAxis->ticker()->setTickCount(most);
    }
    m_plot->yAxis->ticker()->setTickCount(std::clamp(height() / theme.px(48), 2, 6));
}

void SeriesPlot::showCursor()
{
    m_plot->clearItems();
    if (m_cursor < 0 || m_cursor >= count())
        return;
    const double x = m_series.front().points[static_cast<std::size_t>(m_cursor)].x();
    auto* line = new QCPItemStraightLine(m_plot); // the plot owns its items
    line->point1->setCoords(x, m_plot->yAxis->range().lower);
    line->point2->setCoords(x, m_plot->yAxis->range().upper);
    line->setPen(QPen(hasFocus() ? currentTheme().accent : currentTheme().strongBorder, (hasFocus() ? 2 : 1) * currentTheme().scale));
}

QPointF SeriesPlot::toPixel(QPointF point) const
{
    return {m_plot->xAxis->coordToPixel(point.x()), m_plot->yAxis->coordToPixel(point.y())};
}

int SeriesPlot::indexAt(qreal pixel) const
{
    int best = -1;
    qreal nearest = std::numeric_limits<qreal>::infinity();
    for (int i = 0; i < count(); ++i) {
        const qreal distance = std::abs(m_plot->xAxis->coordToPixel(m_series.front().points[static_cast<std::size_t>(i)].x()) - pixel);
        if (distance < nearest) {
            nearest = distance;
            best = i;
        }
    }
    return best;
}

QString SeriesPlot::textAt(int index) const
{
    if (index < 0 || index >= count())
        return {};
    const auto at = static_cast<std::size_t>(index);
    QString text = QStringLiteral("<b>%1 = %2</b><table cellspacing='0'>")
                       .arg(m_x.label.toHtmlEscaped(), QString::fromStdString(shortText(m_series.front().points[at].x())));
    for (const Series& series : m_series)
        text += QStringLiteral("<tr><td><span style='color:%1'>■</span> %2&nbsp;&nbsp;</td><td>%3</td></tr>")
                    .arg(racerLook(series.look, currentTheme().isDark).color.name(), series.name.toHtmlEscaped(),
                         QString::fromStdString(shortText(series.points[at].y())));
    return text + QStringLiteral("</table>");
}

void SeriesPlot::mousePressEvent(QMouseEvent* event)
{
    const int index = indexAt(event->position().x());
    if (event->button() == Qt::LeftButton && index >= 0)
        emit indexPicked(index);
}

void SeriesPlot::mouseMoveEvent(QMouseEvent* event)
{
    const int index = m_plot->axisRect()->rect().contains(event->position().toPoint()) ? indexAt(event->position().x()) : -1;
    if (index < 0)
        m_card->hide();
    else
        m_card->showAt(event->position().toPoint(), textAt(index));
}

void SeriesPlot::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_card->hide();
}

// The arrows are shortcuts of the window too, which asks the focused widget first.
bool SeriesPlot::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void SeriesPlot::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (step == 0 || count() == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    // Points may stand from right to left, as steps h do that shrink.
    const std::vector<QPointF>& points = m_series.front().points;
    const int direction = points.front().x() <= points.back().x() ? step : -step;
    emit indexPicked(std::clamp(m_cursor + direction, 0, count() - 1));
}

void SeriesPlot::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    showCursor();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void SeriesPlot::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    showCursor();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void SeriesPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_plot->setGeometry(rect());
    showTicks();
    m_plot->replot();
}

void SeriesPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        rebuild();
}

} // namespace ad::ui
