// SPDX-License-Identifier: GPL-3.0-or-later
// Momentum on one eigenvalue: the spectral radius over αλ and β with its regions, and where a racer stands.
#pragma once

#include "core/landscape/convergence.h"

#include <QImage>
#include <QWidget>

#include <vector>

namespace ad::ui {

/// A click or the arrow keys choose a place. Monotone, oscillating and divergent are told by their names, by the lines between them, and
/// divergent by its hatch.
class RateMap : public QWidget
{
    Q_OBJECT

public:
    explicit RateMap(QWidget* parent = nullptr);

    /// Heavy ball, or Nesterov's recurrence.
    void setNesterov(bool isNesterov);
    /// One mark an eigenvalue, named λ₁, λ₂, …: at (α·λ, β). Empty: none.
    void setMarks(const std::vector<double>& alphaLambdas, double beta);
    [[nodiscard]] QPointF toPixel(double alphaLambda, double beta) const;
    [[nodiscard]] QSize sizeHint() const override { return {280, 216}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 200}; }

signals:
    /// For the last mark: α·λ > 0 and 0 ≤ β < 1.
    void picked(double alphaLambda, double beta);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF plotRect() const;
    [[nodiscard]] QPointF valueAt(QPointF pixel) const;
    [[nodiscard]] QString textAt(QPointF value) const;
    void makeImage();
    void paintAxes(QPainter& painter) const;
    void paintRegions(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void pick(QPointF value);

    bool m_isNesterov = false;
    std::vector<double> m_alphaLambdas;
    double m_beta = 0;
    QImage m_image;
};

} // namespace ad::ui
