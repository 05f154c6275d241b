// SPDX-License-Identifier: GPL-3.0-or-later
// From a scenario, its terrain and its runs to what the plots take: for the page and for pictures in files.
#pragma once

#include "core/scenario/terrain.h"
#include "ui/plot/field_sampler.h"
#include "ui/plot/landscape_scene.h"
#include "ui/plot/track.h"

namespace ad::ui {

/// One track a racer, in their order. @param runs  as many or fewer; null for racers without a run.
[[nodiscard]] std::vector<Track> tracksOf(const Scenario& scenario, const std::vector<std::shared_ptr<const Run>>& runs, bool isDark);

/// Where the tracks' iterates are drawn: as the map of `terrain` is a curve, a plane, or a slice. Cost: O(iterates · n).
void placeTracks(std::vector<Track>& tracks, const Terrain& terrain);

/// The axes' names as people write them; for a curve the second is "f".
[[nodiscard]] std::array<QString, 2> axisNames(const Terrain& terrain);

/// f for a sampler; may be called from any number of threads.
[[nodiscard]] PointsFunction pointsFunctionOf(const Terrain& terrain);
/// f and its gradient at one place, for the calling thread only.
[[nodiscard]] std::function<PointValue(Vec2)> pointValueOf(const Terrain& terrain);
/// The same where a racer stands at a position (steps), which may be beside the plane of the map.
[[nodiscard]] std::function<PointValue(const Track&, double)> trackValueOf(const Terrain& terrain);
[[nodiscard]] SampleRequest sampleRequest(const Scenario& scenario, const Terrain& terrain, const Rectangle& window);
[[nodiscard]] MapStyle mapStyleOf(const Scenario& scenario);

/// Where the race starts, on the map; for a curve on the curve.
[[nodiscard]] Vec2 startOf(const Terrain& terrain);
/// The scenario's known minima, of which those are left out that are none of this program: its text may have been changed.
[[nodiscard]] std::vector<Vec2> minimaOf(const Scenario& scenario, const Terrain& terrain);

} // namespace ad::ui
