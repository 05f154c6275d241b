// SPDX-License-Identifier: GPL-3.0-or-later
// What the selected racer does right now, in numbers, in its formula and in a sentence.
#pragma once

#include "core/optim/optimizer.h"
#include "ui/plot/track.h"

#include <QScrollArea>

#include <vector>

class QFormLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace ad::ui {

class FormulaLabel;

/// The selected racer at one moment.
struct RacerMoment
{
    QString name;
    RacerLook look;
    const Optimizer* optimizer = nullptr;
    QString formula; ///< TeX of its update with the options that are set
    std::int64_t step = 0;
    std::vector<QString> axisNames;
    std::vector<double> position; ///< one an axis
    std::vector<double> gradient;
    double loss = 0;
    double gradientNorm = 0;
    double learningRate = 0; ///< of the step that leaves this iterate; NaN if there is none
    QString status;
};

class RacerInspector : public QScrollArea
{
    Q_OBJECT

public:
    explicit RacerInspector(QWidget* parent = nullptr);

    void show(const RacerMoment& moment);
    /// Nobody is selected.
    void clear();
    [[nodiscard]] QString valueOf(const QString& name) const;

    using QScrollArea::show;

signals:
    void lookInsideClicked();
    /// The racer shall go on in another way from where it stands.
    void branchClicked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void setRow(const QString& label, const QString& value, const QString& tip = {});
    void showOptimizer(const Optimizer& optimizer, const QString& formula);
    void styleFormula();

    const Optimizer* m_optimizer = nullptr;
    std::vector<QString> m_rows; // labels in their order
    QWidget* m_content;
    QLabel* m_hint;
    QLabel* m_name;
    QFormLayout* m_numbers;
    QPushButton* m_look;
    QPushButton* m_branch;
    FormulaLabel* m_formula;
    QLabel* m_summary;
    QLabel* m_source;
};

} // namespace ad::ui
