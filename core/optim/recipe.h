// SPDX-License-Identifier: GPL-3.0-or-later
// How a racer runs: optimizer, schedule, clipping and noise; as somebody writes it, and after checking.
#pragma once

#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace ad {

/// What a person or a file says about a racer.
struct RacerSettings
{
    std::string optimizer = "sgd";
    Settings parameters = {}; // only what differs from the optimizer's defaults
    std::string schedule = "constant";
    Settings scheduleParameters = {};
    std::optional<double> clipNorm = {};  // > 0
    std::optional<double> clipValue = {}; // > 0; after clipNorm if both are given
    double noise = 0;                     // standard deviation of what is added to each component of the gradient, before clipping
    std::uint64_t seed = 0;               // of the noise

    friend bool operator==(const RacerSettings&, const RacerSettings&) = default;
};

/// Checked settings, ready to run. Immutable and shared by all racers made from it, on any thread.
struct Recipe
{
    RacerSettings settings;
    const Optimizer* optimizer = nullptr;
    ParameterValues values;
    Schedule schedule;
    std::shared_ptr<const Method> method;
    double baseRate = 0; // "lr"

    [[nodiscard]] bool isFiltered() const { return settings.clipNorm || settings.clipValue || settings.noise > 0; }
    /// The learning rate of the step that follows `step` steps, for another base rate if a sweep asks for it.
    [[nodiscard]] double learningRate(std::int64_t step, double base) const { return schedule.learningRate(base, step); }
};

/// Errors name the field: an unknown optimizer, schedule or parameter (with what is probably meant), a value of the wrong type or out of
/// range, parameters that exclude each other.
[[nodiscard]] Result<std::shared_ptr<const Recipe>> makeRecipe(const RacerSettings& settings);

} // namespace ad
