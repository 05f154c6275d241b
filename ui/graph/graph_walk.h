// SPDX-License-Identifier: GPL-3.0-or-later
// Which card the keyboard goes to next.
#pragma once

#include "ui/graph/graph_scene.h"

namespace ad::ui {

enum class Walk {
    ToInput, // against the arrows
    ToUser,  // along the arrows
    Up,      // in the column
    Down,
};

/// The item one step from `item`, or `item` itself where there is none. Of several inputs the first is taken, of several users the
/// nearest; from kNoItem the walk begins at the output. Cost: O(items + links).
[[nodiscard]] int walk(const GraphScene& scene, int item, Walk direction);

} // namespace ad::ui
