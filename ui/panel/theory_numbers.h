// SPDX-License-Identifier: GPL-3.0-or-later
// The derivatives at one point, typeset, and what follows from them.
#pragma once

#include "core/landscape/local_theory.h"

#include <QWidget>

class QFormLayout;
class QLabel;

namespace ad::ui {

class FormulaLabel;

/// What is to be told of a point.
struct TheoryView
{
    LocalTheory here;               ///< along the axes of the map
    std::vector<QString> axisNames; ///< as many
    bool isQuadratic = false;
    bool isPlane = false; ///< f has more inputs than the map has axes
};

class TheoryNumbers : public QWidget
{
    Q_OBJECT

public:
    explicit TheoryNumbers(QWidget* parent = nullptr);

    void show(const TheoryView& view);

    using QWidget::show;

    /// The text of a row: "condition", "limit", "eigenvalue1", …; empty if there is none.
    [[nodiscard]] QString valueOf(const QString& row) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void setRow(const QString& id, const QString& label, const QString& value, const QString& tip);
    void styleFormulas();
    [[nodiscard]] QString sentence(const TheoryView& view) const;

    FormulaLabel* m_gradient;
    FormulaLabel* m_hessian;
    QFormLayout* m_rows;
    QLabel* m_sentence;
};

} // namespace ad::ui
