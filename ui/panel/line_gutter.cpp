// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/line_gutter.h"

#include "ui/panel/expression_edit.h"
#include "ui/theme/appearance.h"

#include <QPainter>
#include <QTextBlock>

#include <algorithm>

namespace ad::ui {

LineGutter::LineGutter(ExpressionEdit* editor)
    : QWidget(editor)
    , m_editor(editor)
{
    setAccessibleName(tr("Line numbers"));
}

int LineGutter::wantedWidth() const
{
    const int digits = std::max(2, static_cast<int>(QString::number(m_editor->blockCount()).size()));
    return m_editor->fontMetrics().horizontalAdvance('9') * digits + currentTheme().px(22);
}

void LineGutter::paintEvent(QPaintEvent* event)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_editor->font());
    QTextBlock block = m_editor->firstVisibleBlock();
    while (block.isValid()) {
        const QRectF place = m_editor->blockBoundingGeometry(block).translated(m_editor->contentOffset());
        if (place.top() > event->rect().bottom())
            break;
        const int line = block.blockNumber() + 1;
        const double height = m_editor->fontMetrics().lineSpacing();
        const bool isActive = line == m_editor->textCursor().blockNumber() + 1;
        painter.setPen(isActive ? theme.text : theme.mutedText);
        painter.drawText(QRectF(0, place.top(), width() - theme.px(8), height), Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
        for (const EditorProblem& problem : m_editor->problems()) {
            if (problem.line != line)
                continue;
            painter.setPen(Qt::NoPen);
            painter.setBrush(problem.severity == Severity::Error ? theme.error : theme.warning);
            painter.drawEllipse(QPointF(theme.px(7), place.top() + height / 2), theme.px(3.5), theme.px(3.5));
        }
        block = block.next();
    }
}

} // namespace ad::ui
