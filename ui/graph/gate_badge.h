// SPDX-License-Identifier: GPL-3.0-or-later
// Small marks on a card's border that tell what the node does with gradients, drawn as they flow: from right to left.
#pragma once

#include "ui/graph/graph_ink.h"

#include "core/trace/gate.h"

#include <QRectF>

class QPainter;

namespace ad::ui {

/// Draws the badges of `role` on the upper border of a card, the pattern on the left and the copies on the right.
/// @param isActive  the step passes the node: in the adjoint's colour, else quiet.
void drawGateBadges(QPainter& painter, const QRectF& card, const GateRole& role, bool isActive, const Ink& ink);

} // namespace ad::ui
