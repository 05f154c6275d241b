// SPDX-License-Identifier: GPL-3.0-or-later
// Which segments must not become straight, because they would bend something more important.
#pragma once

#include "core/layout/layers.h"

#include <vector>

namespace ad {

/// How much a segment counts for its vertex that has it on the given side: the length of the longest path which comes (goes) that way.
[[nodiscard]] int importance(const Layers& layers, int segment, Side side);
/// The importance of the most important segment of `vertex` on that side, 0 without segments.
[[nodiscard]] int mostImportance(const Layers& layers, int vertex, Side side);

/// For each segment whether it must give way: it crosses a long edge between two dummies, or it is not on the longest path through
/// one of its ends, which has a better partner on that side. Cost: O(segments).
/// @param place  of each vertex in its column.
[[nodiscard]] std::vector<char> findConflicts(const Layers& layers, const Order& order, const std::vector<int>& place);

} // namespace ad
