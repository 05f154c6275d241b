// SPDX-License-Identifier: GPL-3.0-or-later
// Pointer and keys on the map.
#include "ui/plot/landscape_plot.h"

#include "core/base/text.h"
#include "ui/plot/hover_card.h"
#include "ui/plot/surface_view.h"
#include "ui/theme/appearance.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr double kWheelStep = 0.85; // the sides of the window after one notch of the wheel
constexpr qreal kKeyStep = 40;      // pixels a press of an arrow key moves the map
constexpr qreal kNudge = 4;         // and the start
constexpr qreal kBallReach = 12;    // pixels from its middle at which a ball is meant

QString row(const QString& name, double value)
{
    return QStringLiteral("<tr><td>%1&nbsp;</td><td align='right'>%2</td></tr>").arg(name, QString::fromStdString(shortText(value, 6)));
}

} // namespace

int LandscapePlot::ballAt(QPointF pixel) const
{
    const LandscapeContent& now = content();
    int nearest = -1;
    qreal best = kBallReach * currentTheme().scale;
    for (int i = 0; i < static_cast<int>(now.tracks.size()); ++i) {
        const Track& track = now.tracks[static_cast<std::size_t>(i)];
        if (!track.isShown || !track.hasRun())
            continue;
        const QPointF d = pixelMap().toPixel(placeAt(track, now.position)) - pixel;
        if (std::hypot(d.x(), d.y()) < best) {
            best = std::hypot(d.x(), d.y());
            nearest = i;
        }
    }
    return nearest;
}

void LandscapePlot::showHover(QPointF pixel)
{
    if (!m_landscape.pointValue || !pixelMap().rect.contains(pixel)) {
        m_card->hide();
        return;
    }
    showHoverAt(pixel, dataAt(pixel));
}

void LandscapePlot::showHoverAt(QPointF pixel, Vec2 p)
{
    const PointValue here = m_moment ? m_moment->pointValue(p) : m_landscape.pointValue(p);
    const auto italic = [](const QString& name) { return QStringLiteral("<i>%1</i>").arg(name.toHtmlEscaped()); };
    QString text = QStringLiteral("<table cellspacing='0'>") + row(italic(m_landscape.axisNames[0]), p.x);
    if (m_landscape.inputCount == 2)
        text += row(italic(m_landscape.axisNames[1]), p.y);
    text += row(QStringLiteral("<i>f</i>"), here.value);
    text += row(m_landscape.inputCount == 2 ? QStringLiteral("‖∇<i>f</i>‖") : QStringLiteral("<i>f</i>′"),
                m_landscape.inputCount == 2 ? here.norm : here.gradient.x);
    text += QStringLiteral("</table>");
    if (!std::isfinite(here.value) && m_landscape.reason)
        text += QStringLiteral("<table width='260'><tr><td>%1</td></tr></table>").arg(m_landscape.reason(p).toHtmlEscaped());
    for (const auto& overlay : content().overlays)
        text += overlay->textAt(p);
    const int ball = isSurface() ? -1 : ballAt(pixel);
    if (ball >= 0)
        text.prepend(QStringLiteral("<b>%1</b><br>").arg(content().tracks[static_cast<std::size_t>(ball)].name.toHtmlEscaped()));
    m_card->showAt(pixel.toPoint(), text);
}

void LandscapePlot::mousePressEvent(QMouseEvent* event)
{
    m_last = event->position();
    setFocus(Qt::MouseFocusReason);
    if (isSurface() || !m_landscape.function || !pixelMap().rect.contains(m_last))
        return;
    m_card->hide();
    if (event->button() == Qt::LeftButton) {
        const int ball = (event->modifiers() & Qt::ControlModifier) != 0 ? ballAt(m_last) : -1;
        if (ball >= 0) {
            emit racerPicked(ball);
            return;
        }
        if ((event->modifiers() & Qt::ShiftModifier) != 0) {
            emit pointAsked(dataAt(m_last));
            return;
        }
        m_drag = Drag::Start;
        pick(m_last, false);
    } else if (event->button() == Qt::RightButton || event->button() == Qt::MiddleButton) {
        m_drag = Drag::Map;
        setCursor(Qt::ClosedHandCursor);
    }
}

void LandscapePlot::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF now = event->position();
    if (isSurface())
        return;
    switch (m_drag) {
    case Drag::Start:
        pick(now, false);
        break;
    case Drag::Map:
        moveMap(now - m_last);
        break;
    case Drag::None:
        showHover(now);
        break;
    }
    m_last = now;
}

void LandscapePlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_drag == Drag::Start && event->button() == Qt::LeftButton)
        pick(event->position(), true);
    m_drag = Drag::None;
    unsetCursor();
}

void LandscapePlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::RightButton)
        resetWindow();
    else
        mousePressEvent(event);
}

void LandscapePlot::wheelEvent(QWheelEvent* event)
{
    if (!m_landscape.function || !pixelMap().rect.contains(event->position())) {
        event->ignore();
        return;
    }
    zoomBy(std::pow(kWheelStep, event->angleDelta().y() / 120.0), pixelMap().toData(event->position()));
    event->accept();
}

void LandscapePlot::nudgeStart(QPointF pixels)
{
    const LandscapeContent& now = content();
    if (!now.start)
        return;
    const QPointF at = pixelMap().toPixel(*now.start) + pixels;
    pick(at, true);
}

void LandscapePlot::keyPressEvent(QKeyEvent* event)
{
    if (isSurface() && surfaceKey(event))
        return;
    QPointF direction;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_F:
    case Qt::Key_0:
        resetWindow();
        return;
    case Qt::Key_Left:
        direction = {-1, 0};
        break;
    case Qt::Key_Right:
        direction = {1, 0};
        break;
    case Qt::Key_Up:
        direction = {0, -1};
        break;
    case Qt::Key_Down:
        direction = {0, 1};
        break;
    default:
        break;
    }
    // Arrows alone are the player's.
    if (!direction.isNull() && (event->modifiers() & Qt::ControlModifier) != 0)
        nudgeStart(direction * kNudge);
    else if (!direction.isNull() && (event->modifiers() & Qt::ShiftModifier) != 0)
        moveMap(-direction * kKeyStep);
    else
        QWidget::keyPressEvent(event);
}

void LandscapePlot::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_card->hide();
}

void LandscapePlot::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    // Who came with the mouse knows where he is.
    m_showsFocus =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    update();
}

void LandscapePlot::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void LandscapePlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().surface);
    if (hasFocus() && m_showsFocus) {
        painter.setPen(QPen(currentTheme().accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace ad::ui
