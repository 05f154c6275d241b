// SPDX-License-Identifier: GPL-3.0-or-later
// A small curve of the loss against updates.
#pragma once

#include <QWidget>

#include <vector>

namespace ad::ui {

/// One dot an update; a click on one, or arrow keys and Return, picks it. Values that are not finite are gaps.
class LossCurve : public QWidget
{
    Q_OBJECT

public:
    explicit LossCurve(QWidget* parent = nullptr);

    void setLosses(const std::vector<double>& losses);
    /// The update at which the player stands; -1: none.
    void setCurrent(int update);
    /// Where a dot is, in pixels; for those that are not finite at the bottom.
    [[nodiscard]] QPointF dot(int update) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 96}; }

signals:
    void updatePicked(int update);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int nearest(double x) const;
    [[nodiscard]] QRectF area() const;

    std::vector<double> m_losses;
    double m_low = 0.0;
    double m_high = 1.0;
    int m_current = -1;
};

} // namespace ad::ui
