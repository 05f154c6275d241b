// SPDX-License-Identifier: GPL-3.0-or-later
// Draws what a step says: the numbers that travel, the local derivative on the edge, and the sum at the goal.
#pragma once

#include "ui/graph/graph_ink.h"
#include "ui/graph/graph_scene.h"

#include "core/trace/replay.h"

class QPainter;

namespace ad::ui {

/// How far a number has come along its edge when `progress` (0…1) of the step is over: it starts and stops gently, arrives before the step
/// ends, and then there is time to see what it does at its goal.
[[nodiscard]] double travelled(double progress);

/// Draws the pills and labels of the frame's step; nothing before the first. Their text never gets smaller on the screen than the theme
/// asks, however far the picture is zoomed out.
void drawStep(QPainter& painter, const GraphScene& scene, const Frame& frame, const Ink& ink, double zoom);

} // namespace ad::ui
