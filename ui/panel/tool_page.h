// SPDX-License-Identifier: GPL-3.0-or-later
// A tool with choices at its top and content that scrolls below, or a sentence while there is nothing to show.
#pragma once

#include "ui/panel/tool.h"

class QHBoxLayout;
class QLabel;
class QStackedLayout;
class QVBoxLayout;

namespace ad::ui {

class EmptyState;
class FormulaLabel;

class ToolPage : public Tool
{
    Q_OBJECT

public:
    explicit ToolPage(QWidget* parent = nullptr);

    /// The sentence that stands instead of the content; empty while the content is seen.
    [[nodiscard]] QString emptySentence() const { return m_sentence; }

protected:
    /// One row above the content.
    [[nodiscard]] QHBoxLayout* choices() const { return m_choices; }
    [[nodiscard]] QVBoxLayout* content() const { return m_content; }
    /// Of a derivation with mistakes on purpose, the trace without them; null without a trace.
    [[nodiscard]] static std::shared_ptr<const Trace> correctTrace(const Derivation* derivation);
    void showContent();
    void showEmpty(const QString& sentence);
    /// Plain text with line breaks, at the end of the content.
    QLabel* addText(const QString& look = {});
    /// At the end of the content, in the size of the inspector's formulas.
    FormulaLabel* makeFormula();
    void changeEvent(QEvent* event) override;

private:
    QStackedLayout* m_stack;
    EmptyState* m_empty;
    QHBoxLayout* m_choices;
    QVBoxLayout* m_content;
    QString m_sentence;
    std::vector<FormulaLabel*> m_formulas;
};

} // namespace ad::ui
