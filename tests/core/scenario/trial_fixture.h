// SPDX-License-Identifier: GPL-3.0-or-later
// A racer of a scenario, ready to be run with other settings.
#pragma once

#include "core/scenario/batches.h"
#include "core/scenario/library.h"
#include "core/scenario/race.h"
#include "core/scenario/tables.h"
#include "core/scenario/trial.h"

#include <QtTest>

namespace ad::test {

inline Terrain terrainOf(const Scenario& scenario)
{
    const Parsed parsed = programOf(scenario);
    return Terrain(*axisView(scenario, *parsed.program), *Batches::of(scenario, *parsed.program));
}

inline int racerNamed(const Scenario& scenario, const std::string& name)
{
    for (std::size_t i = 0; i < scenario.racers.size(); ++i)
        if (labelOf(scenario.racers[i]) == name)
            return static_cast<int>(i);
    qFatal("no racer is called %s", name.c_str());
    return -1;
}

/// A preset with another budget.
inline Scenario preset(const char* id, int steps = 500)
{
    Scenario scenario = *loadPreset(id);
    scenario.steps = steps;
    return scenario;
}

/// What runs need, of one racer.
struct Ready
{
    Ready(const Scenario& scenario, const std::string& racer)
        : terrain(terrainOf(scenario))
        , setup(*setupOf(scenario, racerNamed(scenario, racer), terrain))
        , recipe(*makeRecipe(setup.settings))
        , objective(setup.objective())
        , goal(goalFrom(*terrain.wholeObjective(), setup.start, scenario.minima))
    {
    }
    Terrain terrain;
    TrialSetup setup;
    std::shared_ptr<const Recipe> recipe;
    std::unique_ptr<Objective> objective;
    Goal goal;
};

} // namespace ad::test
