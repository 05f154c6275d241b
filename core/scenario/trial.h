// SPDX-License-Identifier: GPL-3.0-or-later
// The run of a racer with other settings, without its path: what sweeps, tuning and searches are made of.
#pragma once

#include "core/optim/course.h"
#include "core/scenario/goal.h"
#include "core/scenario/terrain.h"

namespace ad {

/// What came of one run.
struct Trial
{
    static constexpr std::int64_t kNever = -1;

    double finalLoss = 0; // of the last iterate; if diverged, of the last one that is finite
    Status status = Status::Running;
    std::int64_t steps = 0;                 // made
    std::int64_t stepsToTolerance = kNever; // from there on the loss stays within the goal's bound; kNever also if diverged

    [[nodiscard]] bool hasArrived() const { return stepsToTolerance != kNever; }
    friend bool operator==(const Trial&, const Trial&) = default;
};

/// What the best of several runs is.
enum class TrialObjective {
    FinalLoss,        // the lowest, then the fewest steps to tolerance
    StepsToTolerance, // the fewest; of runs that don't arrive, the lowest final loss
};

/// "final_loss", "steps_to_tolerance"
[[nodiscard]] std::string_view objectiveName(TrialObjective objective);

/// Whether a is better; a run that diverged is worse than any that didn't. Neither of equal ones is.
[[nodiscard]] bool isBetter(const Trial& a, const Trial& b, TrialObjective objective);

/// The index of the best; the first of equal ones, −1 of none.
[[nodiscard]] int bestOf(std::span<const Trial> trials, TrialObjective objective);

/// What all runs of one racer share.
struct TrialSetup
{
    Terrain terrain;
    RacerSettings settings;    // with what the scenario says for all racers; those after its past, if it has one
    Course past = {};          // how it runs up to the step from which the settings count
    std::vector<double> start; // a point of the race
    std::int64_t steps = 0;
    StopRule stop = {};
    std::optional<int> batch = {}; // rows of the data that a step sees, as RacerChoice says it

    /// What its steps see, for one thread.
    [[nodiscard]] std::unique_ptr<Objective> objective() const { return terrain.objective(batch); }
};

/// The race of one racer. Errors name the racer: settings that are wrong, a start that does not fit.
[[nodiscard]] Result<TrialSetup> setupOf(const Scenario& scenario, int racer, const Terrain& terrain);

/// What the trials of a racer depend on besides the values of the parameters `tried`: equal keys, equal trials. Nothing of how things look.
[[nodiscard]] Scenario trialKey(const Scenario& scenario, int racer, const std::vector<std::string>& tried);

/// Runs the racer once with each of the base rates, in lock step if it has no past: each is bit for bit the run that a race makes.
///
/// @param objective  the setup's own. With mini-batches losses are those on all rows, as in a race.
/// @param recipe  of the setup's settings, or of others to be tried.
/// @param rates   valid ones of that recipe (asserted).
/// @param onProgress  gets the part done now and then; false cancels, and nothing is returned.
[[nodiscard]] std::optional<std::vector<Trial>> runTrials(Objective& objective, const TrialSetup& setup, const Goal& goal,
                                                          const std::shared_ptr<const Recipe>& recipe, std::span<const double> rates,
                                                          const Progress& onProgress = {});

} // namespace ad
