// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the window can do, once: menus, bars, shortcuts and the shortcut sheet share these actions.
#pragma once

#include "ui/playback/player_bar.h"

#include <QList>

class QAction;
class QActionGroup;
class QWidget;

namespace ad::app {

struct Actions
{
    QAction* create = nullptr;
    QAction* open = nullptr;
    QAction* browseExamples = nullptr;
    QAction* save = nullptr;
    QAction* saveAs = nullptr;
    QAction* quit = nullptr;

    QAction* undo = nullptr;
    QAction* redo = nullptr;

    ui::PlayerActions player;
    QAction* faster = nullptr;
    QAction* slower = nullptr;
    QAction* reducedMotion = nullptr;

    QAction* leftPanel = nullptr;
    QAction* rightPanel = nullptr;
    QAction* strip = nullptr;
    QAction* theme = nullptr; // light ↔ dark
    QActionGroup* themes = nullptr;
    QAction* stageOnly = nullptr;
    QAction* present = nullptr;
    QAction* black = nullptr;
    QAction* leave = nullptr;

    QAction* language = nullptr;
    QAction* shortcuts = nullptr;
    QAction* about = nullptr;
    QAction* aboutQt = nullptr;
};

/// Makes them as children of `window`, with icons, shortcuts and tooltips that name the shortcut; nothing is connected. All are added to
/// the window itself, so that their shortcuts work while the menu bar is hidden.
[[nodiscard]] Actions makeActions(QWidget* window);

/// Writes "text (shortcut)" into the tooltip.
void nameShortcut(QAction* action);

} // namespace ad::app
