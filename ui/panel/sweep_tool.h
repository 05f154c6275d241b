// SPDX-License-Identifier: GPL-3.0-or-later
// Which derivatives are played: reverse or forward mode, and the direction of forward mode.
#pragma once

#include "ui/panel/tool.h"

#include <map>
#include <string>

class QButtonGroup;
class QCheckBox;
class QGridLayout;
class QLabel;

namespace ad::ui {

class MatrixField;

class SweepTool : public Tool
{
    Q_OBJECT

public:
    explicit SweepTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Mode"); }
    [[nodiscard]] QString about() const override;
    void setDerivation(std::shared_ptr<const Derivation> derivation) override;

private:
    void changeDirection(const std::string& name, const Tensor& tangent, int gesture);
    void showDirection();
    void rebuildDirection();
    [[nodiscard]] QString resultText() const;

    QButtonGroup* m_modes;
    QLabel* m_heading;
    QLabel* m_hint;
    QGridLayout* m_rows;
    QLabel* m_result;
    QCheckBox* m_adjointNodes;
    std::shared_ptr<const Derivation> m_derivation;
    std::map<std::string, MatrixField*, std::less<>> m_fields; // tangents by the names of inputs
};

} // namespace ad::ui
