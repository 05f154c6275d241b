// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a racer that says how it goes, in a file: optimizer, its parameters, and the schedule of its learning rate.
#pragma once

#include "core/optim/recipe.h"
#include "core/scenario/json_field.h"

namespace ad {

/// What is read into or written from; racers and their pasts have these.
struct RecipeFields
{
    std::string& optimizer;
    Settings& parameters;
    std::string& schedule;
    Settings& scheduleParameters;
};

/// The field "optimizer" of an object, which it must have. Read it first: it says what the parameters are.
[[nodiscard]] std::optional<Error> readOptimizer(const LocatedJson& json, const std::string& path, std::string& optimizer);

/// A member that is "optimizer", "schedule" or a parameter of the optimizer. The error for any other suggests one of those or of `others`.
[[nodiscard]] std::optional<Error> readRecipeMember(const LocatedJson::Member& member, const std::string& path,
                                                    const std::vector<std::string>& others, const RecipeFields& target);

/// An object with optimizer, parameters and schedule.
[[nodiscard]] Json recipeJson(const std::string& optimizer, const Settings& parameters, const std::string& schedule,
                              const Settings& scheduleParameters);

} // namespace ad
