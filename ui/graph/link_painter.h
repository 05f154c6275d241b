// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the lines of a link: forward solid, tangents dotted and adjoints dashed beside it, each with its arrow head.
#pragma once

#include "ui/graph/graph_ink.h"
#include "ui/graph/graph_scene.h"

class QPainter;

namespace ad::ui {

struct LinkState
{
    double forward = 0.0;  // how far the value has come: 0 not under way, 1 there
    double tangent = 0.0;  // likewise of the tangent, beside the value
    double backward = 0.0; // how far the message has come on its way back
    bool isActive = false;
    bool isSelected = false;
    double zoom = 1.0;
};

void drawLink(QPainter& painter, const LinkShape& link, const LinkState& state, const Ink& ink);

/// The dashed line with its head, `part` of the way along `line`.
void drawBackwardLine(QPainter& painter, const QPolygonF& line, double part, double width, const Ink& ink);

/// The point at `part` (0…1) of the length of a line.
[[nodiscard]] QPointF pointAlong(const QPolygonF& line, double part);

} // namespace ad::ui
