// SPDX-License-Identifier: GPL-3.0-or-later
// One wide slider over all steps, with the phases marked by colour and by pattern.
#pragma once

#include "ui/playback/timeline.h"

#include <QAbstractSlider>

namespace ad::ui {

/// Shows a position between two steps too; QAbstractSlider::value() is the nearest whole one, for keyboards and screen readers.
class TimelineSlider : public QAbstractSlider
{
    Q_OBJECT

public:
    explicit TimelineSlider(QWidget* parent = nullptr);

    void setSteps(int count, std::vector<Phase> phases);
    void showPosition(double position);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// The x of `position`, and the position at x, in this widget's coordinates.
    [[nodiscard]] double xOf(double position) const;
    [[nodiscard]] double positionAt(double x) const;

signals:
    /// The user points at this place, by mouse or by key.
    void sought(double position);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF track() const;
    void paintPhase(QPainter& painter, const Phase& phase) const;
    void paintTicks(QPainter& painter) const;
    void paintHandle(QPainter& painter) const;
    void seekTo(double x, Qt::KeyboardModifiers modifiers);

    std::vector<Phase> m_phases;
    double m_position = 0.0;
    bool m_isHovered = false;
};

} // namespace ad::ui
