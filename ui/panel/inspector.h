// SPDX-License-Identifier: GPL-3.0-or-later
// Says what happens at the current step, in a sentence, in symbols and in numbers, and tells about the node that is selected.
#pragma once

#include "core/trace/explain.h"
#include "ui/panel/node_details.h"

#include <QScrollArea>

#include <optional>

class QLabel;
class QVBoxLayout;

namespace ad::ui {

class FormulaLabel;

class Inspector : public QScrollArea
{
    Q_OBJECT

public:
    explicit Inspector(QWidget* parent = nullptr);

    void showExplanation(const Explanation& explanation);
    /// Without details: no node is selected.
    void showNode(const std::optional<NodeDetails>& details);
    /// Nothing to explain: says what to do.
    void clear();
    /// Stands above all else; empty for none.
    void setNotice(const QString& notice);
    /// A sentence about what the graph shows and hides; empty for none.
    void setRemark(const QString& remark);
    /// Marks the terms of that link ("edge:12") in all formulas; empty for none. Emits nothing.
    void setHighlightedLink(const QString& id);

    [[nodiscard]] QString sentence() const;
    /// The formulas of the step that are shown.
    [[nodiscard]] std::vector<FormulaLabel*> formulas() const;

signals:
    /// "edge:12" or "node:5".
    void linkActivated(const QString& id);
    void linkHovered(const QString& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyMeasures();
    /// Shows `lines` in the labels, of which it makes as many as it takes: labels are kept, since new ones flicker.
    void setFormulas(std::vector<FormulaLabel*>& labels, QVBoxLayout* layout, const std::vector<QString>& lines);
    FormulaLabel* makeFormula(QVBoxLayout* layout);
    void setDetail(int row, const QString& name, const QString& text);

    QWidget* m_content;
    QLabel* m_notice;
    QLabel* m_title;
    QLabel* m_sentence;
    QVBoxLayout* m_stepFormulas;
    QLabel* m_remark;
    std::vector<FormulaLabel*> m_step;
    QWidget* m_node;
    QLabel* m_nodeName;
    std::vector<QLabel*> m_names;
    std::vector<QLabel*> m_texts;
    QVBoxLayout* m_nodeFormulas;
    std::vector<FormulaLabel*> m_sum;
};

} // namespace ad::ui
