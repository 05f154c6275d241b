// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of data as points, some of them marked, and a curve through them.
#pragma once

#include "core/base/plane.h"

#include <QString>
#include <QWidget>

#include <array>
#include <vector>

class QCustomPlot;

namespace ad::ui {

class ScatterPlot : public QWidget
{
    Q_OBJECT

public:
    explicit ScatterPlot(QWidget* parent = nullptr);

    /// @param axes  the names of the columns.
    void setPoints(const std::vector<Vec2>& points, const std::array<QString, 2>& axes);
    /// Indices of points that stand out; none: all points look the same.
    void setMarked(const std::vector<int>& points);
    /// From left to right, in the colour of a racer; values that are not finite are gaps.
    void setCurve(const std::vector<Vec2>& curve, const QColor& color);

    [[nodiscard]] const std::vector<int>& marked() const { return m_marked; }
    [[nodiscard]] const std::vector<Vec2>& curve() const { return m_curve; }
    [[nodiscard]] QSize sizeHint() const override { return {320, 192}; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void showCurve();
    void showMarked();

    QCustomPlot* m_plot;
    std::vector<Vec2> m_points;
    std::vector<int> m_marked;
    std::vector<Vec2> m_curve;
    std::array<QString, 2> m_axes;
    QColor m_color;
};

} // namespace ad::ui
