// SPDX-License-Identifier: GPL-3.0-or-later
// Terrains of programs and of landscapes of the library, for tests.
#pragma once

#include "core/lang/program.h"
#include "core/scenario/library.h"
#include "core/scenario/tables.h"
#include "core/scenario/terrain.h"

#include <QString>

namespace ad::test {

inline Terrain terrainOf(const Scenario& scenario)
{
    const Parsed parsed = programOf(scenario);
    if (!parsed.program)
        qFatal("%s", parsed.errors.front().message.c_str());
    Result<AxisView> view = axisView(scenario, *parsed.program);
    if (!view)
        qFatal("%s", view.error().message.c_str());
    return Terrain(std::move(*view));
}

inline Scenario scenarioOf(const char* program)
{
    Scenario scenario;
    scenario.program = program;
    return scenario;
}

inline Scenario preset(const QString& id)
{
    Result<Scenario> scenario = loadPreset(id.toStdString());
    if (!scenario)
        qFatal("%s", scenario.error().message.c_str());
    return std::move(*scenario);
}

} // namespace ad::test
