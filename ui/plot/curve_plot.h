// SPDX-License-Identifier: GPL-3.0-or-later
// Loss against step, of all racers.
#pragma once

#include "ui/plot/curve_scale.h"
#include "ui/plot/track.h"

#include <QImage>
#include <QWidget>

#include <vector>

class QCustomPlot;
class QPainter;

namespace ad::ui {

class HoverCard;

/// Left of the player's position the curves have their full strength; what is still to come is faint. A click or drag seeks.
class CurvePlot : public QWidget
{
    Q_OBJECT

public:
    explicit CurvePlot(QWidget* parent = nullptr);

    void setTracks(const std::vector<Track>& tracks);
    void setPosition(double position);
    void setSelected(int track);
    void setDimmed(bool isDimmed);

    [[nodiscard]] const CurveScale& scale() const { return m_scale; }
    /// The x of a step and the y of a loss in this widget, in pixels.
    [[nodiscard]] QPointF toPixel(double step, double loss) const;
    /// The whole step nearest to a pixel, 0 … the last.
    [[nodiscard]] int stepAt(qreal x) const;
    /// The rows of the hover card: each shown racer's loss at `step` with all its digits.
    [[nodiscard]] QString textAt(int step) const;
    [[nodiscard]] QSize sizeHint() const override { return {480, 200}; }

signals:
    void stepPicked(int step);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] std::vector<QPolygonF> linesOf(const Track& track) const;
    void paintTrack(QPainter& painter, int index) const;
    void paintCurves(QPainter& painter);
    void paintCursor(QPainter& painter) const;
    void updateAll();

    QCustomPlot* m_plot;
    HoverCard* m_card;
    std::vector<Track> m_tracks;
    CurveScale m_scale;
    double m_position = 0;
    int m_selected = -1;
    int m_hovered = -1; // a step
    bool m_isDimmed = false;
    QImage m_picture; // all curves at full strength; null: to be drawn again
};

} // namespace ad::ui
