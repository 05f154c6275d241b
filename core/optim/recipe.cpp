// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/recipe.h"

#include "core/base/text.h"

#include <cmath>
#include <utility>

namespace ad {

namespace {

Error unknownOptimizer(const std::string& name)
{
    std::vector<std::string> names;
    for (const Optimizer& row : optimizers())
        names.emplace_back(row.name);
    return {"unknown optimizer '" + name + "'", {}, didYouMean(name, names)};
}

bool isPositive(const std::optional<double>& number)
{
    return !number || (std::isfinite(*number) && *number > 0);
}

/// What is wrong with clipping or noise, or "".
std::string filterProblem(const RacerSettings& settings)
{
    if (!isPositive(settings.clipNorm))
        return "clip_norm: number > 0 expected, got " + exactText(*settings.clipNorm);
    if (!isPositive(settings.clipValue))
        return "clip_value: number > 0 expected, got " + exactText(*settings.clipValue);
    if (!std::isfinite(settings.noise) || settings.noise < 0)
        return "noise: number ≥ 0 expected, got " + exactText(settings.noise);
    return {};
}

} // namespace

Result<std::shared_ptr<const Recipe>> makeRecipe(const RacerSettings& settings)
{
    Recipe recipe;
    recipe.settings = settings;
    recipe.optimizer = findOptimizer(settings.optimizer);
    if (!recipe.optimizer)
        return unknownOptimizer(settings.optimizer);
    Result<ParameterValues> values = checkedValues(recipe.optimizer->parameters, settings.parameters, settings.optimizer);
    if (!values)
        return values.error();
    recipe.values = *values;
    if (recipe.optimizer->conflict)
        if (std::string conflict = recipe.optimizer->conflict(recipe.values); !conflict.empty())
            return Error{std::move(conflict)};
    Result<Schedule> schedule = makeSchedule(settings.schedule, settings.scheduleParameters);
    if (!schedule)
        return schedule.error();
    if (std::string problem = filterProblem(settings); !problem.empty())
        return Error{std::move(problem)};
    recipe.schedule = *schedule;
    recipe.method = recipe.optimizer->make(recipe.values);
    recipe.baseRate = recipe.values["lr"];
    return std::make_shared<const Recipe>(std::move(recipe));
}

} // namespace ad
