// SPDX-License-Identifier: GPL-3.0-or-later
// Numeric differentiation: every input moved by h, one element after the other, beside what the rules say.
#pragma once

#include "core/diff/gradient_check.h"
#include "ui/panel/tool_page.h"

class QComboBox;
class QProgressBar;
class QPushButton;
class QTableView;

namespace ad::ui {

class BackgroundJob;
class CheckModel;
class SeriesPlot;

class CheckTool : public ToolPage
{
    Q_OBJECT

public:
    explicit CheckTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Check"); }
    [[nodiscard]] QString about() const override;
    void setDerivation(std::shared_ptr<const Derivation> derivation) override;
    /// Marks the first row of an input.
    void setSelectedNode(NodeId node) override;

    /// Null while the first one is computed.
    [[nodiscard]] std::shared_ptr<const GradientCheck> check() const { return m_check; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeChoices();
    void makeTable();
    void makeProgress();
    void compute();
    void showCheck(std::shared_ptr<const GradientCheck> check);
    void showDifference();
    void showRow(int row);
    void applyMeasures();
    [[nodiscard]] QString verdictText() const;
    [[nodiscard]] QString evaluationsText() const;
    [[nodiscard]] QString quotientTex(int row) const;
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] Scheme scheme() const;

    BackgroundJob* m_job;
    QComboBox* m_scheme;
    QComboBox* m_step;
    QLabel* m_verdict;
    QWidget* m_progressRow;
    QProgressBar* m_progress;
    QPushButton* m_stop;
    CheckModel* m_model;
    QTableView* m_table;
    FormulaLabel* m_quotient = nullptr;
    SeriesPlot* m_plot = nullptr;
    QLabel* m_evaluations = nullptr;
    std::shared_ptr<const Trace> m_trace;
    std::shared_ptr<const Trace> m_checked; // what m_check is about
    std::shared_ptr<const GradientCheck> m_check;
};

} // namespace ad::ui
