// SPDX-License-Identifier: GPL-3.0-or-later
// Draws what a step says: the numbers that travel, the local derivative on the edge, and the sum at the goal.
#pragma once

#include "ui/graph/graph_ink.h"
#include "ui/graph/graph_scene.h"

#include "core/trace/replay.h"

class QPainter;

namespace ad::ui {

/// Draws the pills and labels of the frame's step; nothing before the first. Their text never gets smaller on the screen than the theme
/// asks, however far the picture is zoomed out.
/// @param seen  the part of the scene in which labels have to be, so that none is missed; empty: all of it.
void drawStep(QPainter& painter, const GraphScene& scene, const Frame& frame, const Ink& ink, double zoom, const QRectF& seen = {});

} // namespace ad::ui
