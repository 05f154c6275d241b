// SPDX-License-Identifier: GPL-3.0-or-later
// What became of a racer, in words.
#pragma once

#include "ui/plot/track.h"

#include <QString>

namespace ad::ui {

/// "✓ converged", "↔ oscillating", … for people.
[[nodiscard]] QString verdictText(RaceVerdict verdict);
/// How that is meant, in a sentence.
[[nodiscard]] QString verdictTip(RaceVerdict verdict);
/// "running", or the verdict of a racer that is at its end.
[[nodiscard]] QString stateText(const Track& track, double position);

} // namespace ad::ui
