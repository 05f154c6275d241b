// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet of keyboard shortcuts and the box about the program.
#pragma once

#include <QList>
#include <QString>

class QAction;
class QWidget;

namespace ad::app {

/// A table of the visible actions that have a shortcut, made of the actions themselves, as HTML.
[[nodiscard]] QString shortcutTable(const QList<QAction*>& actions);

/// Shows the table in a dialog until it is closed.
void showShortcuts(QWidget* parent, const QList<QAction*>& actions);

/// The language on one page: statements, operators and every function, as HTML.
[[nodiscard]] QString languageSheet();

/// Shows that page in a window of its own, so that it can stand beside the program.
void showLanguage(QWidget* parent);

/// Version, libraries with their versions, licences.
void showAbout(QWidget* parent);

} // namespace ad::app
