// SPDX-License-Identifier: GPL-3.0-or-later
// Orders of the columns to start from.
#pragma once

#include "core/layout/order.h"

namespace ad {

/// Several starts that differ: depth first from the outputs, depth first from the inputs, and by index.
/// Roots and nodes with a preferred order are taken in that order.
[[nodiscard]] std::vector<Order> firstOrders(const Layers& layers, const OrderHints& hints);

/// Known vertices in the order of their previous heights, new nodes at the mean height of their neighbours, dummies of new edges on
/// the straight line between the ends of their edge.
[[nodiscard]] Order previousOrder(const Layers& layers, const OrderHints& hints);

} // namespace ad
