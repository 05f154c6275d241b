// SPDX-License-Identifier: GPL-3.0-or-later
// A quantity of all racers against the step, or against evaluations of the gradient.
#pragma once

#include "ui/plot/curve_scale.h"
#include "ui/plot/track.h"

#include <QImage>
#include <QWidget>

#include <vector>

class QCPPainter;
class QCustomPlot;
class QPainter;

namespace ad::ui {

class HoverCard;

/// Left of the player's position the curves have their full strength; what is still to come is faint. A click or drag seeks.
///
/// Against evaluations, racers stand at different places at one step: the position is that of the selected racer, or of the first.
class CurvePlot : public QWidget
{
    Q_OBJECT

public:
    explicit CurvePlot(QWidget* parent = nullptr);

    void setTracks(const std::vector<Track>& tracks, const BestKnown& best = {});
    void setChoice(const CurveChoice& choice);
    void setPosition(double position);
    void setSelected(int track);
    void setDimmed(bool isDimmed);

    [[nodiscard]] const CurveScale& scale() const { return m_scale; }
    /// A place in this widget, in pixels. @param x  steps or evaluations. @param y  of the quantity.
    [[nodiscard]] QPointF toPixel(double x, double y) const;
    /// The step to which a click at a pixel leads, 0 … the last.
    [[nodiscard]] int stepAt(qreal pixel) const;
    /// The rows of the hover card: each shown racer's number at `x` (steps or evaluations) with all its digits.
    [[nodiscard]] QString textAt(double x) const;
    [[nodiscard]] QString verticalLabel() const;
    [[nodiscard]] QSize sizeHint() const override { return {480, 200}; }

    /// Draws axes and curves as lines, all at full strength and without a cursor: for pictures in files.
    void paintPicture(QCPPainter& painter, const QSize& size);

signals:
    void stepPicked(int step);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] std::vector<QPolygonF> linesOf(const CurveSeries& series) const;
    [[nodiscard]] double xAt(qreal pixel) const;
    /// The racer whose evaluations the position is shown at; −1: none.
    [[nodiscard]] int reference() const;
    [[nodiscard]] double positionX() const;
    void paintTrack(QPainter& painter, int index) const;
    void paintTracks(QPainter& painter) const;
    void paintCurves(QPainter& painter);
    void paintCursor(QPainter& painter) const;
    void updateSeries();
    void updateAll();

    QCustomPlot* m_plot;
    HoverCard* m_card;
    std::vector<Track> m_tracks;
    std::vector<CurveSeries> m_series; // one a track
    BestKnown m_best;
    CurveChoice m_choice;
    CurveScale m_scale;
    double m_position = 0;
    int m_selected = -1;
    double m_hovered = -1; // an x
    bool m_isDimmed = false;
    bool m_isPaper = false;
    QImage m_picture; // all curves at full strength; null: to be drawn again
};

} // namespace ad::ui
