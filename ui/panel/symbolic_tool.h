// SPDX-License-Identifier: GPL-3.0-or-later
// Symbolic differentiation: the derivative as an expression, with and without shared subexpressions, and how it swells.
#pragma once

#include "core/diff/symbolic.h"
#include "ui/panel/tool_page.h"

class QCheckBox;
class QPushButton;

namespace ad::ui {

class BackgroundJob;
class NodeChooser;
class SeriesPlot;

class SymbolicTool : public ToolPage
{
    Q_OBJECT

public:
    explicit SymbolicTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Symbolic"); }
    [[nodiscard]] QString about() const override;
    void setDerivation(std::shared_ptr<const Derivation> derivation) override;
    /// An input is what is differentiated by; another node is what is differentiated.
    void setSelectedNode(NodeId node) override;

    /// The lines that are shown, in TeX.
    [[nodiscard]] QStringList lines() const;

private:
    struct Result
    {
        SymbolicDerivative derivative;
        std::vector<SwellPoint> swell;
        NodeId of = kNoNode;
        NodeId withRespectTo = kNoNode;
    };

    void chooseDefaults();
    void compute();
    void showResult();
    void showLines();
    void showSwell();
    [[nodiscard]] QString sizeText() const;

    BackgroundJob* m_job;
    NodeChooser* m_of;
    NodeChooser* m_withRespectTo;
    QCheckBox* m_shared;
    QLabel* m_size;
    QWidget* m_lineBox;
    std::vector<FormulaLabel*> m_lines;
    QLabel* m_rest;
    QPushButton* m_copy;
    QLabel* m_swellTitle;
    SeriesPlot* m_swell;
    std::shared_ptr<const Trace> m_trace;
    std::shared_ptr<const Result> m_result;
};

} // namespace ad::ui
