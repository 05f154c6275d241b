// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/landscape_needs.h"

namespace ad::ui {

Scenario raceOf(const Scenario& scenario)
{
    Scenario plain = scenario;
    plain.title.clear();
    plain.window.reset();
    plain.scale = {};
    plain.minima.clear();
    plain.swarm = {};
    plain.teaches.clear();
    plain.topic.clear();
    plain.source.clear();
    plain.published.clear();
    plain.map = {};
    plain.curves = {};
    for (RacerChoice& racer : plain.racers) {
        racer.isGhost = false;
        racer.isTuned = false;
        racer.name.clear();
        racer.color.clear();
        racer.isShown = racer.isShown || scenario.plane.kind != PlaneKind::Principal; // that plane is made of those that are shown
    }
    return plain;
}

std::vector<bool> shownOf(const Scenario& scenario)
{
    std::vector<bool> shown;
    for (const RacerChoice& racer : scenario.racers)
        shown.push_back(racer.isShown);
    return shown;
}

Scenario mapOf(const Scenario& scenario)
{
    Scenario plain;
    plain.program = scenario.program;
    plain.output = scenario.output;
    plain.tables = scenario.tables;
    plain.files = scenario.files;
    plain.axes = scenario.axes;
    plain.plane = scenario.plane;
    plain.window = scenario.window;
    plain.scale = scenario.scale;
    plain.minima = scenario.minima;
    return plain;
}

Scenario batchesOf(const Scenario& scenario)
{
    Scenario plain;
    plain.batch = scenario.batch;
    for (const RacerChoice& racer : scenario.racers)
        if (racer.batch)
            plain.racers.push_back({.batch = racer.batch});
    return plain;
}

} // namespace ad::ui
