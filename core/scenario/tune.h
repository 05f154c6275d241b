// SPDX-License-Identifier: GPL-3.0-or-later
// The best learning rate of a racer that a number of runs can find.
#pragma once

#include "core/scenario/trial.h"

namespace ad {

struct TuneOptions
{
    TrialObjective objective = TrialObjective::FinalLoss;
    int budget = 40; // runs; ≥ 1
    double from = 1e-6;
    double to = 10;
};

struct Tuned
{
    double rate = 0;
    Trial trial;         // with that rate
    int runs = 0;        // made: the budget, or fewer if three digits leave nothing more to try
    bool isKept = false; // the racer's own rate is the best

    /// False if every run diverged.
    [[nodiscard]] bool isFound() const { return trial.status != Status::Diverged; }
};

/// Tries the racer's own rate, a grid of half the remaining runs from `from` to `to`, and then again and again rates between the best one
/// and its neighbours. So the result is never worse than the racer as it is. Rates have three digits, so that what is shown is what ran.
/// The same every time. Nothing if `onProgress` (part done, 0 … 1) said false. Cost: `budget` runs.
[[nodiscard]] std::optional<Tuned> tune(Objective& objective, const TrialSetup& setup, const Goal& goal, const TuneOptions& options,
                                        const Progress& onProgress = {});

/// Gives a racer the settings that a search has found best, and notes that.
void setTuned(RacerChoice& racer, const Settings& found);

/// To the nearest number of three significant digits.
[[nodiscard]] double threeDigits(double value);

} // namespace ad
