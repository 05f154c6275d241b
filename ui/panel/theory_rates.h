// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the selected racer converges: by theory and in its run, with the map of (α, β) and the regime on each eigenvalue.
#pragma once

#include "core/scenario/racer_theory.h"

#include <QWidget>

class QLabel;

namespace ad::ui {

class RateMap;

/// What is to be told of a racer.
struct RatesView
{
    QString racer;
    RacerTheory theory;
    Eigen::VectorXd eigenvalues; ///< at the goal
    bool isQuadratic = false;
};

class TheoryRates : public QWidget
{
    Q_OBJECT

public:
    explicit TheoryRates(QWidget* parent = nullptr);

    void show(const RatesView& view);
    /// There is no theory: `text` says why.
    void showNone(const QString& text);

    using QWidget::show;

    [[nodiscard]] RateMap* map() const { return m_map; }
    [[nodiscard]] QString text() const;

signals:
    /// α and β that the user chose.
    void picked(double alpha, double beta);

private:
    [[nodiscard]] QString tableOf(const RatesView& view) const;
    [[nodiscard]] QString regimesOf(const RatesView& view) const;

    QLabel* m_intro;
    QLabel* m_table;
    QLabel* m_regimes;
    RateMap* m_map;
    QLabel* m_hint;
    double m_largest = 1; // eigenvalue, with weight decay
};

} // namespace ad::ui
