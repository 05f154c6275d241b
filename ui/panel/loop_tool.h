// SPDX-License-Identifier: GPL-3.0-or-later
// Gradient descent on the graph: x ← x − η x̄ after each backward pass, and what that does to the loss.
#pragma once

#include "core/scenario/loop_losses.h"
#include "ui/panel/tool.h"

class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace ad::ui {

class LossCurve;
class NumberField;

class LoopTool : public Tool
{
    Q_OBJECT

public:
    explicit LoopTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Loop"); }
    [[nodiscard]] QString about() const override;
    void setDerivation(std::shared_ptr<const Derivation> derivation) override;
    void showFrame(const Frame& frame) override;

private:
    void makeControls();
    void makeExamples();
    void showExamples();
    void addExample();
    void removeExample();
    void changeExample(int row, int column);
    [[nodiscard]] QString verdict(const LoopLosses& losses) const;

    QSpinBox* m_updates;
    NumberField* m_rate;
    QLabel* m_verdict = nullptr;
    LossCurve* m_curve;
    QLabel* m_examplesHint = nullptr;
    QTableWidget* m_examples;
    QPushButton* m_add;
    QPushButton* m_remove;
    std::shared_ptr<const Derivation> m_derivation;
    LoopLosses m_losses;
    std::vector<std::string> m_data; // the names of data inputs
};

} // namespace ad::ui
