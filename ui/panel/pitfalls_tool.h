// SPDX-License-Identifier: GPL-3.0-or-later
// Mistakes that can be switched on, and which numbers they make wrong.
#pragma once

#include "ui/panel/tool.h"

class QButtonGroup;
class QCheckBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace ad::ui {

class PitfallsTool : public Tool
{
    Q_OBJECT

public:
    explicit PitfallsTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Pitfalls"); }
    [[nodiscard]] QString about() const override;
    void setDerivation(std::shared_ptr<const Derivation> derivation) override;
    void setSelectedNode(NodeId node) override;

private:
    void makeSwitches();
    void showDetach();
    void toggleDetach();
    void fillTable();
    /// The name of the selected node as it can be detached; empty if it can't.
    [[nodiscard]] std::string selectedName() const;

    QCheckBox* m_overwrites;
    QButtonGroup* m_kept;
    QPushButton* m_detach;
    QLabel* m_detached;
    QLabel* m_verdict;
    QTableWidget* m_table;
    std::shared_ptr<const Derivation> m_derivation;
    NodeId m_selected = kNoNode;
};

} // namespace ad::ui
