// SPDX-License-Identifier: GPL-3.0-or-later
// The outline of a node's card.
#pragma once

#include "core/layout/diagram.h"

#include <QPainterPath>

namespace ad::ui {

/// The outline that tells the kinds of items apart: rounded on the left for inputs, with cut corners for data, else with a radius of 8.
[[nodiscard]] QPainterPath cardOutline(ItemKind kind, const QRectF& rect);

} // namespace ad::ui
