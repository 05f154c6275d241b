// SPDX-License-Identifier: GPL-3.0-or-later
// How a step is shown: how far its numbers have come, in which role, and how large its card is.
#pragma once

#include "ui/graph/graph_scene.h"
#include "ui/theme/theme.h"

#include "core/trace/replay.h"

namespace ad::ui {

/// How far a number has come along its edge when `progress` (0…1) of the step is over: it starts and stops gently, arrives before the step
/// ends, and then there is time to see what it does at its goal.
[[nodiscard]] double travelled(double progress);

/// Of the number that the frame's step brings.
[[nodiscard]] Role roleOfStep(const Trace& trace, const Frame& frame);

/// How much larger than the scene the card of the step is drawn, so that all of its numbers can be read.
[[nodiscard]] double magnificationOf(const GraphScene& scene, int item, double zoom, const Theme& theme);

} // namespace ad::ui
