// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/span_highlighter.h"

#include "ui/theme/appearance.h"

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

} // namespace

void SpanHighlighter::setSpans(std::vector<TextSpan> spans)
{
    m_spans = std::move(spans);
    rehighlight();
}

void SpanHighlighter::highlightBlock(const QString& text)
{
    const int begin = currentBlock().position();
    const int end = begin + static_cast<int>(text.size());
    // Spans don't overlap, so their ends are sorted too.
    auto span = std::partition_point(m_spans.begin(), m_spans.end(), [begin](const TextSpan& s) { return s.start + s.length <= begin; });
    for (; span != m_spans.end() && span->start < end; ++span)
        setFormat(std::max(span->start, begin) - begin, std::min(span->start + span->length, end) - std::max(span->start, begin),
                  formatOf(span->kind));
}

} // namespace ad::ui
