// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/race.h"

#include <algorithm>

namespace ad {

std::string labelOf(const RacerChoice& racer)
{
    if (!racer.name.empty())
        return racer.name;
    const Optimizer* row = findOptimizer(racer.optimizer);
    return row ? std::string(row->displayName) : racer.optimizer;
}

Result<std::vector<std::shared_ptr<const Recipe>>> recipesOf(const Scenario& scenario)
{
    std::vector<std::shared_ptr<const Recipe>> recipes;
    for (const RacerChoice& racer : scenario.racers) {
        Result<std::shared_ptr<const Recipe>> recipe = makeRecipe(settingsOf(scenario, racer));
        if (!recipe)
            return Error{"racer " + std::to_string(recipes.size() + 1) + " (" + labelOf(racer) + "): " + recipe.error().message,
                         {},
                         recipe.error().hint};
        recipes.push_back(std::move(*recipe));
    }
    return recipes;
}

Result<std::vector<RacerRun>> race(const Scenario& scenario, const Terrain& terrain, const std::function<bool(double)>& onProgress)
{
    Result<std::vector<std::shared_ptr<const Recipe>>> recipes = recipesOf(scenario);
    if (!recipes)
        return recipes.error();
    const std::unique_ptr<Objective> objective = terrain.objective();
    const double all = std::max(1.0, static_cast<double>(scenario.steps) * static_cast<double>(recipes->size()));
    std::vector<RacerRun> runs;
    for (std::size_t i = 0; i < recipes->size(); ++i) {
        RunOptions options;
        options.steps = scenario.steps;
        options.stop.when = scenario.stops ? StopRule::When::Converged : StopRule::When::Never;
        if (onProgress)
            options.onProgress = [&, i](std::int64_t made) {
                return onProgress((static_cast<double>(i) * scenario.steps + static_cast<double>(made)) / all);
            };
        runs.push_back({(*recipes)[i], labelOf(scenario.racers[i]), minimize(*objective, (*recipes)[i], terrain.start(), options)});
        if (runs.back().run.status == Status::Cancelled)
            break;
    }
    return runs;
}

void recordRacer(const Scenario& scenario, const Terrain& terrain, std::shared_ptr<const Recipe> recipe, const StepListener& listener)
{
    const std::unique_ptr<Objective> objective = terrain.objective();
    StopRule stop;
    stop.when = scenario.stops ? StopRule::When::Converged : StopRule::When::Never;
    recordSteps(*objective, Pack(std::move(recipe), *objective, terrain.start(), stop), scenario.steps, listener);
}

} // namespace ad
