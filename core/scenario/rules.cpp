// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/rules.h"

#include "core/base/text.h"
#include "core/optim/schedule.h"
#include "core/scenario/goal.h"
#include "core/scenario/race.h"
#include "core/scenario/standings.h"

#include <algorithm>
#include <functional>

namespace ad {

namespace {

using Aspect = std::function<std::string(const RacerChoice&)>; // of one racer; empty: the usual

std::vector<const RacerChoice*> shownRacers(const Scenario& scenario)
{
    std::vector<const RacerChoice*> shown;
    for (const RacerChoice& racer : scenario.racers)
        if (racer.isShown)
            shown.push_back(&racer);
    return shown;
}

/// `usual` if the aspect is empty for all, `heading` and the aspect if it is the same for all, else who has what.
std::string among(const std::vector<const RacerChoice*>& racers, const Aspect& aspect, const std::string& usual, const std::string& heading)
{
    const std::string first = racers.empty() ? "" : aspect(*racers.front());
    if (std::all_of(racers.begin(), racers.end(), [&](const RacerChoice* racer) { return aspect(*racer) == first; }))
        return first.empty() ? usual : heading + first;
    std::string text;
    for (const RacerChoice* racer : racers)
        if (const std::string own = aspect(*racer); !own.empty())
            text += (text.empty() ? "" : ", ") + labelOf(*racer) + " " + own;
    return heading + text;
}

std::string startText(const Terrain& terrain)
{
    constexpr std::size_t kMostNames = 3;
    std::string names;
    for (const std::string& name : terrain.names())
        names += (names.empty() ? "" : ", ") + displayName(name);
    const std::string place = placeText(terrain.start(), 6);
    if (terrain.names().size() > kMostNames)
        return "start " + place;
    return terrain.names().size() == 1 ? "start " + names + " = " + shortText(terrain.start()[0], 6) : "start (" + names + ") = " + place;
}

std::string noiseOf(const Scenario& scenario, const RacerChoice& racer)
{
    const RacerSettings settings = settingsOf(scenario, racer);
    return settings.noise > 0 ? "σ = " + shortText(settings.noise) + " (seed " + std::to_string(settings.seed) + ")" : "";
}

std::string batchOf(const Scenario& scenario, const Terrain& terrain, const RacerChoice& racer)
{
    if (!terrain.hasBatches(racer.batch))
        return {};
    const int rows = racer.batch.value_or(scenario.batch.size);
    return std::to_string(rows) + (rows == 1 ? " row" : " rows");
}

std::string batchText(const Scenario& scenario, const Terrain& terrain, const std::vector<const RacerChoice*>& racers)
{
    const std::string rows = among(
        racers, [&](const RacerChoice& racer) { return batchOf(scenario, terrain, racer); }, "", "mini-batches: ");
    if (rows.empty())
        return terrain.batches() ? " · all rows of the data at each step" : "";
    const BatchChoice& batch = scenario.batch;
    return " · " + rows + (batch.isShuffled ? ", shuffled (seed " + std::to_string(batch.seed) + ")" : ", in order");
}

std::string clippingOf(const RacerChoice& racer)
{
    std::string text;
    if (racer.clipNorm)
        text = "norm ≤ " + shortText(*racer.clipNorm);
    if (racer.clipValue)
        text += (text.empty() ? "" : ", ") + std::string("components ≤ ") + shortText(*racer.clipValue);
    return text;
}

std::string scheduleOf(const RacerChoice& racer)
{
    const auto row = std::find_if(schedules().begin(), schedules().end(), [&](const ScheduleRow& r) { return r.name == racer.schedule; });
    return row == schedules().begin() || row == schedules().end() ? "" : std::string(row->displayName);
}

std::string changesOf(const RacerChoice& racer)
{
    std::string text;
    for (const RacerPast& past : racer.past)
        text += (text.empty() ? "" : ", ") + std::to_string(past.until);
    return text.empty() ? "" : "at step " + text;
}

} // namespace

std::string rulesLine(const Scenario& scenario, const Terrain& terrain)
{
    const std::vector<const RacerChoice*> racers = shownRacers(scenario);
    std::string text = startText(terrain);
    const Aspect start = [](const RacerChoice& racer) { return racer.start.empty() ? "" : "from " + placeText(racer.start, 6); };
    if (const std::string own = among(racers, start, "", ""); !own.empty())
        text += ", " + own;
    text += " · " + std::to_string(scenario.steps) + (scenario.steps == 1 ? " step" : " steps") +
            (scenario.stops ? ", a racer that has converged stops" : "");
    const bool hasBatches = std::any_of(racers.begin(), racers.end(), [&](const RacerChoice* r) { return terrain.hasBatches(r->batch); });
    const std::string noNoise = hasBatches ? "no noise" : "exact gradients";
    text += " · " + among(
                        racers, [&](const RacerChoice& racer) { return noiseOf(scenario, racer); }, noNoise, "noise ");
    text += batchText(scenario, terrain, racers);
    text += " · " + among(racers, clippingOf, "no clipping", "clipping: ");
    text += " · " + among(racers, scheduleOf, "constant learning rates", "schedules: ");
    if (const std::string changes = among(racers, changesOf, "", ""); !changes.empty())
        text += " · settings changed: " + changes;
    const auto isTuned = [](const RacerChoice* racer) { return racer->isTuned; };
    text += " · ";
    if (std::none_of(racers.begin(), racers.end(), isTuned))
        text += "not tuned";
    else if (std::all_of(racers.begin(), racers.end(), isTuned))
        text += "tuned on this landscape";
    else
        text += among(
            racers, [](const RacerChoice& racer) { return std::string(racer.isTuned ? "" : "is not"); }, "", "tuned, but ");
    return text + " · tolerance: " + shortText(100 * kGapTolerance) + " % of the gap at the start";
}

} // namespace ad
