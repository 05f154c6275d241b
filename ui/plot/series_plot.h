// SPDX-License-Identifier: GPL-3.0-or-later
// A few curves of a few points each, such as an error against the step: with markers, a cursor and a legend.
#pragma once

#include "ui/plot/axis_style.h"
#include "ui/theme/racer_look.h"

#include <QPointF>
#include <QString>
#include <QWidget>

#include <vector>

class QCustomPlot;

namespace ad::ui {

class HoverCard;

/// Point i of every series has the same x. Points whose y is not finite are gaps.
struct Series
{
    QString name;
    int look = 0; // of racerLook
    std::vector<QPointF> points;
    int marked = -1; // a point with a ring around it
};

struct SeriesAxis
{
    QString label;
    TickStyle style = TickStyle::Linear;
};

/// A linear x axis counts something: its ticks are whole numbers. A click, or an arrow key, picks the points of one x.
class SeriesPlot : public QWidget
{
    Q_OBJECT

public:
    explicit SeriesPlot(QWidget* parent = nullptr);

    /// On a logarithmic y axis 0 stands at the lower edge.
    void setSeries(const std::vector<Series>& series, const SeriesAxis& x, const SeriesAxis& y);
    /// The points that a line goes through; −1: none.
    void setCursor(int index);

    [[nodiscard]] int cursor() const { return m_cursor; }
    [[nodiscard]] QPointF toPixel(QPointF point) const;
    /// The index whose x is nearest; −1 without points.
    [[nodiscard]] int indexAt(qreal pixel) const;
    /// The rows of the hover card: every series at `index` with four digits.
    [[nodiscard]] QString textAt(int index) const;
    [[nodiscard]] QSize sizeHint() const override { return {360, 208}; }

signals:
    void indexPicked(int index);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void rebuild();
    void addSeries(const Series& series);
    void showCursor();
    void showTicks();
    [[nodiscard]] int count() const;

    QCustomPlot* m_plot;
    HoverCard* m_card;
    std::vector<Series> m_series;
    SeriesAxis m_x;
    SeriesAxis m_y;
    int m_cursor = -1;
};

} // namespace ad::ui
