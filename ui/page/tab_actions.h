// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and menu entries for the tabs of a page.
#pragma once

#include <QList>

class QAction;
class QWidget;

namespace ad::ui {

class StageFrame;
class Tabs;

/// An action for each tab, owned by `parent`; the first ten get Alt+1 … Alt+0, and their tabs say so. Each opens the right panel of
/// `frame`.
[[nodiscard]] QList<QAction*> makeTabActions(Tabs* tabs, StageFrame* frame, QWidget* parent);

} // namespace ad::ui
