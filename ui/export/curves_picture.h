// SPDX-License-Identifier: GPL-3.0-or-later
// The curves of a race as a figure: for files and for papers.
#pragma once

#include "core/scenario/standings.h"
#include "ui/theme/theme.h"

#include <QSize>

class QPaintDevice;

namespace ad::ui {

/// Draws title, axes, the curves that Scenario::curves asks for, a legend with final numbers and verdicts, and the rules. All is lines and
/// text, also on a vector device. Needs a QApplication (the offscreen platform is enough).
/// @param runs  of the scenario's racers, in their order, and `standings` of them; hidden racers are left out.
void paintCurvesPicture(QPaintDevice& device, const Scenario& scenario, const Terrain& terrain, const std::vector<RacerRun>& runs,
                        const Standings& standings, const QSize& size, const Theme& theme);

} // namespace ad::ui
