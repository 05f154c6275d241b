// SPDX-License-Identifier: GPL-3.0-or-later
// What forward and reverse mode cost, what the backward pass keeps in memory, and checkpointing.
#pragma once

#include "core/diff/cost.h"
#include "ui/panel/tool.h"

class QLabel;
class QSpinBox;
class QTableWidget;

namespace ad::ui {

class MemoryStrip;

class CostTool : public Tool
{
    Q_OBJECT

public:
    explicit CostTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Cost"); }
    [[nodiscard]] QString about() const override;
    void setDerivation(std::shared_ptr<const Derivation> derivation) override;
    void showFrame(const Frame& frame) override;

private:
    void makeTable();
    void showCost();
    void showMemory();

    QTableWidget* m_table;
    QLabel* m_verdict = nullptr;
    MemoryStrip* m_strip;
    QLabel* m_stored = nullptr;
    QSpinBox* m_segments;
    QLabel* m_recomputed = nullptr;
    std::shared_ptr<const Derivation> m_derivation;
    std::shared_ptr<const Program> m_counted; // the program that the table is about
};

} // namespace ad::ui
