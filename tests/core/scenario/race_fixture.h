// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of races share: a program as a terrain, and racers on it.
#pragma once

#include "core/scenario/race.h"

#include <QtTest>

namespace ad::test {

inline Scenario scenarioWith(std::string program, std::vector<double> start, int steps, std::vector<RacerChoice> racers = {})
{
    Scenario scenario;
    scenario.program = std::move(program);
    scenario.start = std::move(start);
    scenario.steps = steps;
    scenario.racers = std::move(racers);
    return scenario;
}

inline RacerChoice racer(std::string optimizer, Settings parameters)
{
    RacerChoice choice;
    choice.optimizer = std::move(optimizer);
    choice.parameters = std::move(parameters);
    return choice;
}

inline Terrain terrainOf(const Scenario& scenario)
{
    const Parsed parsed = parse(scenario.program);
    if (!parsed.program)
        qFatal("%s", parsed.errors.front().message.c_str());
    Result<AxisView> view = axisView(scenario, *parsed.program);
    if (!view)
        qFatal("%s", view.error().message.c_str());
    return Terrain(std::move(*view));
}

inline std::vector<RacerRun> runsOf(const Scenario& scenario)
{
    Result<std::vector<RacerRun>> runs = race(scenario, terrainOf(scenario));
    if (!runs)
        qFatal("%s", runs.error().message.c_str());
    return std::move(*runs);
}

} // namespace ad::test
