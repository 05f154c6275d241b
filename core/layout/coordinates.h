// SPDX-License-Identifier: GPL-3.0-or-later
// Heights for ordered vertices: long edges and chains straight, nodes in the middle of their neighbours.
#pragma once

#include "core/layout/layers.h"

#include <vector>

namespace ad {

/// The height (y down, of the centre) of each vertex. Neighbours in a column keep the gaps of the options. Cost: O(segments).
/// @see Brandes, Köpf, Fast and Simple Horizontal Coordinate Assignment (2001); erratum: Brandes, Walter, Zink (2020).
[[nodiscard]] std::vector<double> assignHeights(const Layers& layers, const Order& order, const LayoutOptions& options);

} // namespace ad
