// SPDX-License-Identifier: GPL-3.0-or-later
// The examples as menus: one for each topic of programs, and one for the landscapes.
#pragma once

#include "app/examples.h"

#include <functional>

class QMenu;

namespace ad::app {

/// Adds the menus to `menu`; `open` is called with what was chosen.
void addExamples(QMenu& menu, const std::vector<Example>& examples, const std::function<void(const Example&)>& open);

} // namespace ad::app
