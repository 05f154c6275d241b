// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/span_highlighter.h"

#include "ui/theme/appearance.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace ad::ui {
namespace {

QTextCharFormat formatOf(SpanKind kind)
{
    const SyntaxLook& look = currentTheme().syntax;
    const QColor colors[] = {look.keyword, look.function, look.number, look.comment, look.input, look.name, look.operation};
    QTextCharFormat format;
    format.setForeground(colors[static_cast<std::size_t>(kind)]);
    format.setFontItalic(kind == SpanKind::Comment);
    if (kind == SpanKind::Keyword)
        format.setFontWeight(QFont::Bold);
    return format;
}

/// What a line of the text is coloured by, with places in the line.
struct BlockSpans : QTextBlockUserData
{
    explicit BlockSpans(std::vector<TextSpan> of)
        : spans(std::move(of))
    {
    }

    std::vector<TextSpan> spans;
};

} // namespace

void SpanHighlighter::setSpans(std::vector<TextSpan> spans)
{
    m_spans = std::move(spans);
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const auto* shown = static_cast<const BlockSpans*>(block.userData());
        if (!shown || shown->spans != spansOf(block))
            rehighlightBlock(block);
    }
}

std::vector<TextSpan> SpanHighlighter::spansOf(const QTextBlock& block) const
{
    const int begin = block.position();
    const int end = begin + block.length() - 1; // without the end of the line
    std::vector<TextSpan> result;
    // Spans don't overlap, so their ends are sorted too.
    auto span = std::partition_point(m_spans.begin(), m_spans.end(), [begin](const TextSpan& s) { return s.start + s.length <= begin; });
    for (; span != m_spans.end() && span->start < end; ++span) {
        const int first = std::max(span->start, begin);
        result.push_back({first - begin, std::min(span->start + span->length, end) - first, span->kind});
    }
    return result;
}

void SpanHighlighter::highlightBlock(const QString&)
{
    std::vector<TextSpan> spans = spansOf(currentBlock());
    for (const TextSpan& span : spans)
        setFormat(span.start, span.length, formatOf(span.kind));
    setCurrentBlockUserData(new BlockSpans(std::move(spans)));
}

} // namespace ad::ui
