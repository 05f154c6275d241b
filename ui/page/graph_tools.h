// SPDX-License-Identifier: GPL-3.0-or-later
// The tools of the graph page.
#pragma once

#include <vector>

class QWidget;

namespace ad::ui {

class Tool;

/// One of each, in the order of their tabs; owned by `parent`.
[[nodiscard]] std::vector<Tool*> makeGraphTools(QWidget* parent);

} // namespace ad::ui
