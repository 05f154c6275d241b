// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/surface_view.h"

#include "ui/theme/appearance.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr double kDegrees = 0.4;   // a pixel
constexpr double kWheelStep = 1.1; // nearer, after one notch of the wheel
constexpr double kMostZoom = 8;
constexpr int kRest = 150;       // milliseconds
constexpr qreal kClickReach = 3; // pixels that a click may move

} // namespace

SurfaceView::SurfaceView(const LandscapeContent* content, QWidget* parent)
    : QWidget(parent)
    , m_content(content)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus); // of the plot: see setFocusProxy there
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, [this] { update(); });
}

void SurfaceView::setTracks()
{
    m_painter.setTracks(m_content->tracks);
    update();
}

void SurfaceView::setEye(double azimuth, double elevation)
{
    if (m_isTurning || (m_eye.azimuth == azimuth && m_eye.elevation == elevation))
        return;
    m_eye.azimuth = azimuth;
    m_eye.elevation = elevation;
    update();
}

void SurfaceView::setMoving()
{
    m_rest.start();
    update();
}

void SurfaceView::turn(double azimuth, double elevation)
{
    m_eye.azimuth = std::remainder(m_eye.azimuth + azimuth, 360.0);
    m_eye.elevation = std::clamp(m_eye.elevation + elevation, 0.0, 90.0);
    setMoving();
    if (!m_isTurning)
        emit turned(m_eye.azimuth, m_eye.elevation);
}

void SurfaceView::zoomBy(double factor)
{
    m_eye.zoom = std::clamp(m_eye.zoom * factor, 0.5, kMostZoom);
    setMoving();
}

void SurfaceView::resetZoom()
{
    m_eye.zoom = 1;
    update();
}

void SurfaceView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().surface);
    const SurfaceQuality quality = m_rest.isActive() || m_isTurning ? SurfaceQuality::Moving : SurfaceQuality::Still;
    m_painter.paint(painter, size(), *m_content, m_eye, quality, Canvas::Screen);
    if (m_content->isDimmed) {
        QColor veil = currentTheme().surface;
        veil.setAlpha(150);
        painter.fillRect(rect(), veil);
    }
}

void SurfaceView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton || event->button() == Qt::RightButton)
        m_press = m_last = event->position();
}

void SurfaceView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF now = event->position();
    if (!m_press) {
        emit hovered(now, m_painter.placeAt(now));
        return;
    }
    if (!m_isTurning && (now - *m_press).manhattanLength() <= kClickReach)
        return;
    if (!m_isTurning) {
        m_isTurning = true;
        setCursor(Qt::ClosedHandCursor);
        emit hovered(now, std::nullopt);
    }
    turn(-kDegrees * (now.x() - m_last.x()), kDegrees * (now.y() - m_last.y()));
    m_last = now;
}

void SurfaceView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool wasTurning = std::exchange(m_isTurning, false);
    const bool isClick = m_press && !wasTurning && event->button() == Qt::LeftButton;
    m_press.reset();
    unsetCursor();
    if (wasTurning) {
        emit turned(m_eye.azimuth, m_eye.elevation);
        update();
    } else if (isClick) {
        if (const std::optional<Vec2> place = m_painter.placeAt(event->position()))
            emit placePicked(*place);
    }
}

void SurfaceView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::RightButton)
        resetZoom();
    else
        mousePressEvent(event);
}

void SurfaceView::wheelEvent(QWheelEvent* event)
{
    zoomBy(std::pow(kWheelStep, event->angleDelta().y() / 120.0));
    event->accept();
}

void SurfaceView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    emit hovered({}, std::nullopt);
}

} // namespace ad::ui
