// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/branch.h"

#include "core/scenario/race.h"

#include <algorithm>
#include <cassert>

namespace ad {

namespace {

/// The settings of a racer as a part of its past.
RacerPast pastOf(const RacerChoice& racer, int until)
{
    return {until, racer.optimizer, racer.parameters, racer.schedule, racer.scheduleParameters, racer.clipNorm, racer.clipValue};
}

void goOnAs(RacerChoice& racer, const RacerPast& past)
{
    racer.optimizer = past.optimizer;
    racer.parameters = past.parameters;
    racer.schedule = past.schedule;
    racer.scheduleParameters = past.scheduleParameters;
    racer.clipNorm = past.clipNorm;
    racer.clipValue = past.clipValue;
}

int addGhost(Scenario& scenario, RacerChoice ghost, const std::string& name)
{
    ghost.name = name;
    ghost.isGhost = true;
    ghost.isShown = true;
    scenario.racers.push_back(std::move(ghost));
    return static_cast<int>(scenario.racers.size()) - 1;
}

} // namespace

int branch(Scenario& scenario, int racer, int step)
{
    assert(step >= 1);
    RacerChoice& choice = scenario.racers[static_cast<std::size_t>(racer)];
    const RacerChoice before = choice;
    const auto later = std::find_if(choice.past.begin(), choice.past.end(), [step](const RacerPast& past) { return past.until >= step; });
    if (later != choice.past.end())
        goOnAs(choice, *later);
    choice.past.erase(later, choice.past.end());
    choice.past.push_back(pastOf(choice, step));
    choice.isGhost = false;
    return addGhost(scenario, before, labelOf(before) + " before step " + std::to_string(step));
}

int keepAsGhost(Scenario& scenario, int racer, const std::vector<double>& start)
{
    RacerChoice ghost = scenario.racers[static_cast<std::size_t>(racer)];
    const std::string name = labelOf(ghost);
    ghost.start = start;
    int number = 1;
    const auto isTaken = [&] {
        const std::string wanted = name + " " + std::to_string(number);
        return std::any_of(scenario.racers.begin(), scenario.racers.end(), [&](const RacerChoice& r) { return r.name == wanted; });
    };
    while (isTaken())
        ++number;
    return addGhost(scenario, std::move(ghost), name + " " + std::to_string(number));
}

} // namespace ad
