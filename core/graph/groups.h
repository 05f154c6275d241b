// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of a graph: which are closed, who is inside, and what they are called in files.
#pragma once

#include "core/graph/graph.h"

#include <span>
#include <string>
#include <vector>

namespace ad {

/// "softmax#1", "softmax#2": the function's name and which of its calls in the order of the program, so that an edit elsewhere does not
/// change it. Cost: O(groups).
[[nodiscard]] std::string groupKey(const Graph& graph, int group);

/// The groups that `keys` name, rising; keys that fit none, as there may be after an edit, are left out. "softmax" without a number names
/// every call of it, "all" every group.
[[nodiscard]] std::vector<int> groupsNamed(const Graph& graph, std::span<const std::string> keys);

/// True if `node` is in `group`, or in a group inside of it.
[[nodiscard]] bool isInside(const Graph& graph, NodeId node, int group);

/// For each of the first `size` nodes the outermost of the `collapsed` groups that it is part of, or kNoGroup. Cost: O(nodes × depth).
[[nodiscard]] std::vector<int> outermostGroups(const Graph& graph, int size, std::span<const int> collapsed);

/// The operations in a group, those of groups inside of it too. Cost: O(nodes × depth).
[[nodiscard]] int operationCount(const Graph& graph, int group);

} // namespace ad
