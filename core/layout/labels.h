// SPDX-License-Identifier: GPL-3.0-or-later
// Places on the edges of a layout for pills with numbers.
#pragma once

#include "core/layout/layout.h"

#include <span>
#include <vector>

namespace ad {

struct LabelOptions
{
    double width = 64;  ///< pixels
    double height = 24; ///< pixels
    double margin = 4;  ///< least distance to nodes, and to other labels where there is room
};

/// The middle of a label on its edge.
struct LabelPlace
{
    Vec2 centre;
    double fraction = 0.5; ///< of the length of the edge's curve: centre = curve.pointAt(fraction)
    bool isFree = true;    ///< false where it covers another label, or (only if columns are too close for a label) a node
};

/// A place for a label on each edge: on no node, on no other label as far as possible, and as near to the middle of the edge as that
/// allows. Deterministic. Cost: O(edges) places tried, each against the nodes and labels nearby.
[[nodiscard]] std::vector<LabelPlace> placeLabels(std::span<const LayoutNode> nodes, const Layout& drawing,
                                                  const LabelOptions& options = {});

} // namespace ad
