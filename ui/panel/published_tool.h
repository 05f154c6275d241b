// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers that a course, a book or a paper printed for the program, beside ours, with a tick for each that agrees.
#pragma once

#include "ui/panel/tool.h"

class QLabel;
class QStackedLayout;
class QTableView;

namespace ad::ui {

class PublishedModel;

/// A click on a row selects its node and goes to the step after which the number is known.
class PublishedTool : public Tool
{
    Q_OBJECT

public:
    explicit PublishedTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Digits"); }
    [[nodiscard]] QString about() const override;
    [[nodiscard]] bool isMarked(const Derivation& derivation) const override { return !derivation.scenario->published.empty(); }
    void setDerivation(std::shared_ptr<const Derivation> derivation) override;
    void setSelectedNode(NodeId node) override;
    void showFrame(const Frame& frame) override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeTable();
    void applyMeasures();
    /// Sentences break their lines over the width of the table.
    void fitRows();
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString movedInputs() const;
    void pick(int row);

    PublishedModel* m_model;
    QTableView* m_table;
    QLabel* m_summary;
    QLabel* m_source;
    QWidget* m_numbers;
    QStackedLayout* m_stack;
    std::shared_ptr<const Derivation> m_derivation;
};

} // namespace ad::ui
