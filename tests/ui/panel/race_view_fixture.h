// SPDX-License-Identifier: GPL-3.0-or-later
// A race as tools beside the landscape get it.
#pragma once

#include "core/scenario/library.h"
#include "core/scenario/race.h"
#include "ui/page/landscape_model.h"
#include "ui/page/landscape_tracks.h"
#include "ui/panel/race_tool.h"

namespace ad::ui {

/// The scenario's landscape with the runs of all its racers.
inline std::shared_ptr<const RaceView> raceView(const Scenario& scenario)
{
    const LandscapeModel model = landscapeModel(scenario);
    const std::optional<RaceResult> result = runRacers(scenario, *model.terrain);
    return std::make_shared<const RaceView>(
        RaceView{scenario, model.program, *model.terrain, model.window, tracksOf(scenario, result->runs, false)});
}

/// Of the library.
inline std::shared_ptr<const RaceView> raceView(const char* preset)
{
    return raceView(*loadPreset(preset));
}

} // namespace ad::ui
