// SPDX-License-Identifier: GPL-3.0-or-later
// The surface in the place of the map, to be turned.
#pragma once

#include "ui/plot/surface_painter.h"

#include <QTimer>
#include <QWidget>

namespace ad::ui {

/// Dragging with the left button turns it, a click sets the start, the wheel comes nearer, a double click with the right button goes back.
class SurfaceView : public QWidget
{
    Q_OBJECT

public:
    /// @param content  what the map shows; it lives longer.
    explicit SurfaceView(const LandscapeContent* content, QWidget* parent = nullptr);

    void setTracks();
    void setEye(double azimuth, double elevation);
    [[nodiscard]] const SurfaceEye& eye() const { return m_eye; }
    /// By degrees, as the arrow keys do.
    void turn(double azimuth, double elevation);
    void zoomBy(double factor);
    void resetZoom();
    [[nodiscard]] const SurfacePainter& painter() const { return m_painter; }

signals:
    /// It was turned, and the button is up again.
    void turned(double azimuth, double elevation);
    void placePicked(ad::Vec2 place);
    /// The pointer is over the surface, or not.
    void hovered(QPointF pixel, std::optional<ad::Vec2> place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void setMoving();

    const LandscapeContent* m_content;
    SurfacePainter m_painter;
    SurfaceEye m_eye;
    QTimer m_rest; // when it has not moved for a while it is painted finely
    std::optional<QPointF> m_press;
    QPointF m_last;
    bool m_isTurning = false;
};

} // namespace ad::ui
