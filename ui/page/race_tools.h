// SPDX-License-Identifier: GPL-3.0-or-later
// The tools of the landscape page.
#pragma once

#include <vector>

class QWidget;

namespace ad::ui {

class RaceTool;

/// One of each, in the order of their tabs; owned by `parent`.
[[nodiscard]] std::vector<RaceTool*> makeRaceTools(QWidget* parent);

} // namespace ad::ui
