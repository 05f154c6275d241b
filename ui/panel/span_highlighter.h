// SPDX-License-Identifier: GPL-3.0-or-later
// Colours stretches of a text that somebody else has found.
#pragma once

#include "ui/panel/expression_edit.h"

#include <QSyntaxHighlighter>

namespace ad::ui {

class SpanHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

    /// `spans` sorted by start. Only lines whose spans are other ones are coloured anew. Cost: one search for each line.
    void setSpans(std::vector<TextSpan> spans);

protected:
    void highlightBlock(const QString& text) override;

private:
    [[nodiscard]] std::vector<TextSpan> spansOf(const QTextBlock& block) const;

    std::vector<TextSpan> m_spans;
};

} // namespace ad::ui
