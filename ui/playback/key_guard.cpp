// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playback/key_guard.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

namespace ad::ui {
namespace {

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

bool isPage(int key)
{
    return key == Qt::Key_PageUp || key == Qt::Key_PageDown;
}

bool isEdge(int key)
{
    return key == Qt::Key_Home || key == Qt::Key_End;
}

template<typename... Types>
bool isOneOf(const QWidget& widget)
{
    return ((qobject_cast<const Types*>(&widget) != nullptr) || ...);
}

/// A key that types something, for fields in which people write: also "." and "b", which blank the screen elsewhere.
bool isTyped(const QKeyEvent& event)
{
    const bool isPlain = (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    return isPlain && !event.text().isEmpty() && event.text().at(0).isPrint();
}

bool isEditor(const QWidget& widget)
{
    if (const auto* text = qobject_cast<const QTextEdit*>(&widget))
        return !text->isReadOnly();
    return isOneOf<QLineEdit, QAbstractSpinBox, QPlainTextEdit>(widget);
}

} // namespace

bool usesKey(const QWidget& widget, const QKeyEvent& event)
{
    const int key = event.key();
    if (isPage(key))
        return false;
    if (isEditor(widget))
        return isTyped(event) || isArrow(key) || isEdge(key);
    const bool isPlain = (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (!isPlain)
        return false;
    if (isOneOf<QAbstractSlider, QTabBar>(widget))
        return isArrow(key) || isEdge(key);
    if (isOneOf<QComboBox, QAbstractItemView>(widget))
        return isArrow(key) || isEdge(key) || key == Qt::Key_Space;
    if (isOneOf<QAbstractButton>(widget))
        return key == Qt::Key_Space;
    if (isOneOf<QTextEdit>(widget))
        return isArrow(key) || isEdge(key);
    // Own widgets say so themselves: a list of the keys they use.
    const QVariant own = widget.property("usedKeys");
    return own.isValid() && own.toList().contains(key);
}

bool KeyGuard::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* widget = qobject_cast<const QWidget*>(object);
        const auto* key = static_cast<QKeyEvent*>(event);
        if (widget != nullptr && widget->hasFocus() && usesKey(*widget, *key)) {
            event->accept();
            return true;
        }
        // Text fields claim PageUp and PageDown; we don't let them, so that a clicker works wherever the cursor is.
        if (widget != nullptr && isPage(key->key()) && key->modifiers() == Qt::NoModifier) {
            event->ignore();
            return true;
        }
    }
    return QObject::eventFilter(object, event);
}

} // namespace ad::ui
