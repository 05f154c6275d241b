// SPDX-License-Identifier: GPL-3.0-or-later
// The keyboard, the clipboard and the context menu of a formula.
#include "ui/math/formula_label.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

namespace ad::ui {
namespace {

bool activates(const QKeyEvent* event)
{
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
}

} // namespace

// A window may use the same keys as shortcuts (Space plays); while a link has the focus they are the formula's.
bool FormulaLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Copy) || (m_focused >= 0 && activates(key))) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void FormulaLabel::keyPressEvent(QKeyEvent* event)
{
    const QStringList ids = linkIds();
    if (event->matches(QKeySequence::Copy))
        copyTex();
    else if (activates(event) && m_focused >= 0 && m_focused < ids.size())
        emit linkActivated(ids[m_focused]);
    else
        QWidget::keyPressEvent(event);
}

void FormulaLabel::focusInEvent(QFocusEvent* event)
{
    if (event->reason() == Qt::BacktabFocusReason)
        m_focused = int(linkIds().size()) - 1;
    else if (event->reason() == Qt::TabFocusReason || m_focused < 0)
        m_focused = 0;
    update();
    QWidget::focusInEvent(event);
}

void FormulaLabel::focusOutEvent(QFocusEvent* event)
{
    update();
    QWidget::focusOutEvent(event);
}

bool FormulaLabel::focusNextPrevChild(bool next)
{
    const int wanted = m_focused + (next ? 1 : -1);
    if (!hasFocus() || wanted < 0 || wanted >= linkIds().size())
        return QWidget::focusNextPrevChild(next);
    m_focused = wanted;
    update();
    return true;
}

void FormulaLabel::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy as TeX")), &QAction::triggered, this, &FormulaLabel::copyTex);
    connect(menu->addAction(tr("Copy as text")), &QAction::triggered, this, &FormulaLabel::copyPlainText);
    menu->popup(event->globalPos());
}

void FormulaLabel::copyTex() const
{
    QGuiApplication::clipboard()->setText(m_tex);
}

void FormulaLabel::copyPlainText() const
{
    QGuiApplication::clipboard()->setText(m_natural.plainText());
}

} // namespace ad::ui
