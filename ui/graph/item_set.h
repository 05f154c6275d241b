// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of the items of a scene: what belongs to one of them, and what a search finds.
#pragma once

#include "ui/graph/graph_scene.h"

#include <QString>

#include <vector>

namespace ad::ui {

/// One entry an item.
using ItemSet = std::vector<bool>;

/// What `item` is computed from and what is computed from it, itself included. Cost: O(items + links).
[[nodiscard]] ItemSet relatedItems(const GraphScene& scene, int item);

/// The items that a text names: by a part of their name, of their operation or label, or by their line of the program ("7", "line 7").
/// Those whose name it is come first, the others in their order; nothing for blank text. Cost: O(items).
[[nodiscard]] std::vector<int> matchingItems(const GraphScene& scene, const QString& text);

} // namespace ad::ui
