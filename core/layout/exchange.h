// SPDX-License-Identifier: GPL-3.0-or-later
// Exchanges of neighbours in a column that take crossings away.
#pragma once

#include "core/layout/crossings.h"
#include "core/layout/order.h"

namespace ad {

/// Exchanges adjacent vertices, column by column, as long as that takes crossings away (or costs none and brings two nodes into
/// their preferred order). Never splits a group.
void exchangeNeighbours(const Layers& layers, const OrderHints& hints, Arrangement& arrangement);

} // namespace ad
