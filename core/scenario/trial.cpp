// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/trial.h"

#include "core/scenario/batches.h"
#include "core/scenario/race.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace ad {

namespace {

constexpr std::int64_t kStepsBetweenReports = 64;

/// Lanes start where the race does.
std::vector<double> repeated(std::span<const double> start, std::size_t lanes)
{
    std::vector<double> starts;
    starts.reserve(start.size() * lanes);
    for (const double coordinate : start)
        starts.insert(starts.end(), lanes, coordinate);
    return starts;
}

/// On all rows of the data, if the racer's own objective is not; else null.
std::unique_ptr<Objective> wholeObjectiveOf(const TrialSetup& setup)
{
    return setup.terrain.hasBatches(setup.batch) ? setup.terrain.wholeObjective() : nullptr;
}

/// @param inside  the first iterate within the bound that none outside has followed.
Trial trialOf(double finalLoss, Status status, std::int64_t steps, std::int64_t inside)
{
    Trial trial{finalLoss, status == Status::Running ? Status::Finished : status, steps, Trial::kNever};
    if (status != Status::Diverged && inside <= steps)
        trial.stepsToTolerance = inside;
    return trial;
}

std::optional<std::vector<Trial>> runTogether(Objective& objective, const TrialSetup& setup, double bound,
                                              const std::shared_ptr<const Recipe>& recipe, std::span<const double> rates,
                                              const Progress& onProgress)
{
    Pack pack(recipe, objective, repeated(setup.start, rates.size()), setup.stop, rates);
    const std::unique_ptr<Objective> whole = wholeObjectiveOf(setup);
    std::vector<double> wholeLosses(whole ? rates.size() : 0);
    std::vector<double> slopes(whole ? pack.positions().size() : 0);
    std::vector<std::int64_t> inside(rates.size(), 0);
    const auto losses = [&]() -> std::span<const double> {
        if (!whole)
            return pack.losses();
        whole->evaluate(pack.positions(), pack.lanes(), 0, wholeLosses, slopes);
        return wholeLosses;
    };
    const auto note = [&] {
        const std::span<const double> now = losses();
        for (std::size_t lane = 0; lane < inside.size(); ++lane)
            inside[lane] = now[lane] <= bound ? inside[lane] : pack.steps() + 1;
    };
    note();
    while (pack.steps() < setup.steps && pack.isAnyRunning()) {
        if (onProgress && pack.steps() % kStepsBetweenReports == 0 &&
            !onProgress(static_cast<double>(pack.steps()) / static_cast<double>(setup.steps)))
            return std::nullopt;
        pack.step(objective);
        note();
    }
    const std::span<const double> last = losses();
    std::vector<Trial> trials;
    for (int lane = 0; lane < pack.lanes(); ++lane) {
        const auto at = static_cast<std::size_t>(lane);
        trials.push_back(trialOf(last[at], pack.status(lane), pack.iterate(lane), inside[at]));
    }
    return trials;
}

/// Lanes of a pack that changes its recipe have one rate, so that each rate gets a run of its own.
std::optional<std::vector<Trial>> runOneByOne(Objective& objective, const TrialSetup& setup, double bound,
                                              const std::shared_ptr<const Recipe>& recipe, std::span<const double> rates,
                                              const Progress& onProgress)
{
    std::vector<Trial> trials;
    for (const double rate : rates) {
        RacerSettings settings = recipe->settings;
        settings.parameters.insert_or_assign("lr", rate);
        Course course = setup.past;
        course.push_back({*makeRecipe(settings), 0});
        RunOptions options{setup.steps, setup.stop, {}};
        if (onProgress)
            options.onProgress = [&](std::int64_t made) {
                const double part = static_cast<double>(made) / static_cast<double>(setup.steps);
                return onProgress((static_cast<double>(trials.size()) + part) / static_cast<double>(rates.size()));
            };
        Run run = minimize(objective, course, setup.start, options);
        if (run.status == Status::Cancelled)
            return std::nullopt;
        if (const std::unique_ptr<Objective> whole = wholeObjectiveOf(setup))
            takeWholeLoss(run, *whole);
        const auto outside = std::find_if(run.loss.rbegin(), run.loss.rend(), [bound](double loss) { return !(loss <= bound); });
        trials.push_back(trialOf(run.loss.back(), run.status, run.stopStep, run.loss.rend() - outside));
    }
    return trials;
}

} // namespace

std::string_view objectiveName(TrialObjective objective)
{
    return objective == TrialObjective::FinalLoss ? "final_loss" : "steps_to_tolerance";
}

bool isBetter(const Trial& a, const Trial& b, TrialObjective objective)
{
    const bool hasDiverged = a.status == Status::Diverged;
    if (hasDiverged != (b.status == Status::Diverged))
        return !hasDiverged;
    if (objective == TrialObjective::FinalLoss && a.finalLoss != b.finalLoss)
        return a.finalLoss < b.finalLoss;
    if (a.hasArrived() != b.hasArrived())
        return a.hasArrived();
    if (a.stepsToTolerance != b.stepsToTolerance)
        return a.stepsToTolerance < b.stepsToTolerance;
    return a.finalLoss < b.finalLoss;
}

int bestOf(std::span<const Trial> trials, TrialObjective objective)
{
    int best = trials.empty() ? -1 : 0;
    for (int i = 1; i < static_cast<int>(trials.size()); ++i)
        if (isBetter(trials[static_cast<std::size_t>(i)], trials[static_cast<std::size_t>(best)], objective))
            best = i;
    return best;
}

Result<TrialSetup> setupOf(const Scenario& scenario, int racer, const Terrain& terrain)
{
    assert(racer >= 0 && racer < static_cast<int>(scenario.racers.size()));
    const RacerChoice& choice = scenario.racers[static_cast<std::size_t>(racer)];
    Result<Course> course = courseOf(scenario, choice);
    if (!course)
        return Error{labelOf(choice) + ": " + course.error().message, {}, course.error().hint};
    const std::optional<std::vector<double>> start = startOf(choice, terrain);
    if (!start)
        return Error{labelOf(choice) + ": its start needs " + std::to_string(terrain.dimension()) + " numbers", {}, {}};
    course->pop_back();
    return TrialSetup{terrain, settingsOf(scenario, choice), *course, *start, scenario.steps, stopRuleOf(scenario), choice.batch};
}

Scenario trialKey(const Scenario& scenario, int racer, const std::vector<std::string>& tried)
{
    Scenario key;
    key.program = scenario.program;
    key.output = scenario.output;
    key.tables = scenario.tables;
    key.batch = scenario.batch;
    key.axes = scenario.axes;
    key.plane = scenario.plane;
    key.start = scenario.start;
    key.steps = scenario.steps;
    key.stops = scenario.stops;
    key.noise = scenario.noise;
    key.noiseSeed = scenario.noiseSeed;
    key.minima = scenario.minima;
    RacerChoice choice = scenario.racers[static_cast<std::size_t>(racer)];
    for (const std::string& parameter : tried)
        choice.parameters.erase(parameter);
    choice.name.clear();
    choice.color.clear();
    choice.isShown = true;
    choice.isTuned = false;
    key.racers = {choice};
    return key;
}

std::optional<std::vector<Trial>> runTrials(Objective& objective, const TrialSetup& setup, const Goal& goal,
                                            const std::shared_ptr<const Recipe>& recipe, std::span<const double> rates,
                                            const Progress& onProgress)
{
    const double bound = goal.isFound() ? goal.bound : -std::numeric_limits<double>::infinity();
    if (rates.empty())
        return std::vector<Trial>();
    return setup.past.empty() ? runTogether(objective, setup, bound, recipe, rates, onProgress)
                              : runOneByOne(objective, setup, bound, recipe, rates, onProgress);
}

} // namespace ad
