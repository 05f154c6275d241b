// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the graph page's stage: zoom, find, overview, and what is faded.
#pragma once

#include <QList>

class QAction;

namespace ad::ui {

class GraphView;

/// Makes the actions as children of the view. The switches remember their state from one start to the next.
[[nodiscard]] QList<QAction*> makeStageActions(GraphView* view);

} // namespace ad::ui
