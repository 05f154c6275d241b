// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the player's keys from being stolen from the control that has the focus.
#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace ad::ui {

/// An event filter for the application. Space, arrows, Home and End are shortcuts of the window; Qt asks the focused widget first with
/// QEvent::ShortcutOverride, but sliders, buttons, lists and tabs don't claim the keys they use. The guard claims them for them.
/// PageUp and PageDown stay the window's, because presentation clickers send them.
class KeyGuard : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] bool eventFilter(QObject* object, QEvent* event) override;
};

/// True if `widget` itself does something with the key of `event`, so that no shortcut of the window may take it.
[[nodiscard]] bool usesKey(const QWidget& widget, const QKeyEvent& event);

} // namespace ad::ui
