// SPDX-License-Identifier: GPL-3.0-or-later
// One optimizer with its settings, as it stands in the list of racers.
#pragma once

#include "core/optim/recipe.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ad {

/// How a racer went on up to a step, before its settings were changed there.
struct RacerPast
{
    int until = 0; // the number of steps made with these settings, counted from the start of the race
    std::string optimizer = "sgd";
    Settings parameters = {};
    std::string schedule = "constant";
    Settings scheduleParameters = {};
    std::optional<double> clipNorm = {};
    std::optional<double> clipValue = {};

    friend bool operator==(const RacerPast&, const RacerPast&) = default;
};

struct RacerChoice
{
    std::string name = {}; // shown in the legend; empty: the optimizer's display name
    std::string optimizer = "sgd";
    Settings parameters = {}; // "lr", "momentum", …; what is missing has the default of the optimizer's row
    std::string schedule = "constant";
    Settings scheduleParameters = {};
    std::optional<double> clipNorm = {};    // the largest allowed Euclidean norm of the gradient
    std::optional<double> clipValue = {};   // the largest allowed magnitude of one of its components
    std::optional<double> noise = {};       // standard deviation of Gaussian noise on every component; else the scenario's
    std::optional<std::uint64_t> seed = {}; // of that noise; else the scenario's
    std::optional<int> batch = {};          // rows of the data that a step sees, 0: all; else the scenario's
    std::vector<double> start = {};         // along the axes; empty: the scenario's
    std::vector<RacerPast> past = {};       // what it did before, by growing `until`; then come the settings above
    std::string color = {};                 // "#rrggbb"; empty: by its place in the list
    bool isShown = true;
    bool isGhost = false; // a run that is kept for comparison: drawn faint
    bool isTuned = false; // its settings were chosen by a search on this landscape

    friend bool operator==(const RacerChoice&, const RacerChoice&) = default;
};

} // namespace ad
