// SPDX-License-Identifier: GPL-3.0-or-later
// What typing does: completion, comments, keys.
#include "ui/panel/expression_edit.h"

#include "ui/theme/appearance.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>

namespace ad::ui {

namespace {

QTextCursor wordBefore(QTextCursor cursor)
{
    const QString line = cursor.block().text();
    int begin = cursor.positionInBlock();
    while (begin > 0 && (line.at(begin - 1).isLetterOrNumber() || line.at(begin - 1) == '_'))
        --begin;
    cursor.setPosition(cursor.block().position() + begin, QTextCursor::KeepAnchor);
    return cursor;
}

} // namespace

void ExpressionEdit::toggleComment()
{
    QTextCursor cursor = textCursor();
    const int first = document()->findBlock(cursor.selectionStart()).blockNumber();
    const int last = document()->findBlock(cursor.selectionEnd()).blockNumber();
    bool isAll = true;
    for (int i = first; i <= last; ++i)
        isAll = isAll && document()->findBlockByNumber(i).text().trimmed().startsWith('#');
    cursor.beginEditBlock();
    for (int i = first; i <= last; ++i) {
        const QTextBlock block = document()->findBlockByNumber(i);
        QTextCursor edit(block);
        if (!isAll) {
            edit.insertText(QStringLiteral("# "));
            continue;
        }
        const int hash = static_cast<int>(block.text().indexOf('#'));
        edit.setPosition(block.position() + hash);
        const int length = block.text().mid(hash + 1).startsWith(' ') ? 2 : 1;
        edit.setPosition(block.position() + hash + length, QTextCursor::KeepAnchor);
        edit.removeSelectedText();
    }
    cursor.endEditBlock();
}

void ExpressionEdit::complete()
{
    m_completer->setCompletionPrefix(wordBefore(textCursor()).selectedText());
    if (m_completer->completionCount() == 0) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    QRect place = cursorRect().translated(viewport()->pos());
    place.setWidth(currentTheme().px(220));
    m_completer->complete(place);
}

void ExpressionEdit::insertCompletion(const QString& name)
{
    wordBefore(textCursor()).insertText(name);
}

void ExpressionEdit::keyPressEvent(QKeyEvent* event)
{
    const bool isPopup = m_completer->popup()->isVisible();
    const int key = event->key();
    if (isPopup && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Escape)) {
        event->ignore(); // the completer takes these
        return;
    }
    const bool isControl = event->modifiers().testFlag(Qt::ControlModifier);
    if (isControl && key == Qt::Key_Space) {
        complete();
    } else if (isControl && key == Qt::Key_Slash) {
        toggleComment();
    } else {
        QPlainTextEdit::keyPressEvent(event);
        if (isPopup)
            complete();
    }
}

} // namespace ad::ui
