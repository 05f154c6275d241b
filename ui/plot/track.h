// SPDX-License-Identifier: GPL-3.0-or-later
// What one racer did, as the plots show it: its run with its look, and where it stands at a position of the player.
#pragma once

#include "core/base/plane.h"
#include "core/optim/run.h"
#include "core/scenario/standings.h"
#include "ui/theme/racer_look.h"

#include <QString>

#include <memory>
#include <vector>

namespace ad::ui {

/// One racer in the plots. A racer without a run (its settings are wrong, or it wasn't run yet) is only listed.
struct Track
{
    QString name = {};
    RacerLook look = {};
    std::shared_ptr<const Run> run = {};
    bool isShown = true;
    bool isOnCurve = false; ///< of a map of one input: a step goes along the axis first, then up or down to the curve
    std::shared_ptr<const std::vector<Vec2>> places = {}; ///< of the iterates, if the map is a slice; null: see placeOf
    Reached reached = {};                                 ///< what came of the run
    bool isGhost = false;                                 ///< kept for comparison: its look is faint

    [[nodiscard]] bool hasRun() const { return run != nullptr && !run->loss.empty() && run->dimension >= 1; }
};

/// The iterate at or before `position` (steps), at most the racer's last one. The track has a run, as for all of these (asserted).
[[nodiscard]] std::int64_t iterateAt(const Track& track, double position);
/// True if the racer has stopped at or before `position`.
[[nodiscard]] bool isAtEnd(const Track& track, double position);

/// Where an iterate stands on the map: its place; without places its first two coordinates; of a run in one dimension the coordinate and
/// the loss.
[[nodiscard]] Vec2 placeOf(const Track& track, std::int64_t iterate);
/// Between two iterates on a curve, where the way turns: the next input, the last loss.
[[nodiscard]] Vec2 cornerAfter(const Track& track, std::int64_t iterate);
/// The same between iterates, on the straight line from one to the next; on a curve by way of the corner.
[[nodiscard]] Vec2 placeAt(const Track& track, double position);

} // namespace ad::ui
