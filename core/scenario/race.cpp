// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/race.h"

#include <algorithm>
#include <cassert>

namespace ad {

std::string labelOf(const RacerChoice& racer)
{
    if (!racer.name.empty())
        return racer.name;
    const Optimizer* row = findOptimizer(racer.optimizer);
    return row ? std::string(row->displayName) : racer.optimizer;
}

namespace {

Error ofRacer(const Scenario& scenario, std::size_t index, const Error& error)
{
    const std::string name = "racer " + std::to_string(index + 1) + " (" + labelOf(scenario.racers[index]) + "): ";
    return {name + error.message, {}, error.hint};
}

} // namespace

Result<Course> courseOf(const Scenario& scenario, const RacerChoice& racer)
{
    Course course;
    for (const RacerPast& past : racer.past) {
        Result<std::shared_ptr<const Recipe>> recipe = makeRecipe(settingsOf(scenario, racer, past));
        if (!recipe)
            return recipe.error();
        course.push_back({std::move(*recipe), past.until});
    }
    Result<std::shared_ptr<const Recipe>> recipe = makeRecipe(settingsOf(scenario, racer));
    if (!recipe)
        return recipe.error();
    course.push_back({std::move(*recipe), 0});
    return course;
}

Result<std::vector<Course>> coursesOf(const Scenario& scenario)
{
    std::vector<Course> courses;
    for (std::size_t i = 0; i < scenario.racers.size(); ++i) {
        Result<Course> course = courseOf(scenario, scenario.racers[i]);
        if (!course)
            return ofRacer(scenario, i, course.error());
        courses.push_back(std::move(*course));
    }
    return courses;
}

std::optional<std::vector<double>> startOf(const RacerChoice& racer, const Terrain& terrain)
{
    if (racer.start.empty())
        return terrain.start();
    if (racer.start.size() != terrain.start().size())
        return std::nullopt;
    return racer.start;
}

Result<std::vector<RacerRun>> race(const Scenario& scenario, const Terrain& terrain, const std::function<bool(double)>& onProgress)
{
    Result<std::vector<Course>> courses = coursesOf(scenario);
    if (!courses)
        return courses.error();
    const double all = std::max(1.0, static_cast<double>(scenario.steps) * static_cast<double>(courses->size()));
    std::vector<RacerRun> runs;
    for (std::size_t i = 0; i < courses->size(); ++i) {
        const std::optional<std::vector<double>> start = startOf(scenario.racers[i], terrain);
        if (!start)
            return ofRacer(scenario, i, {"its start needs " + std::to_string(terrain.dimension()) + " numbers", {}, {}});
        RunOptions options;
        options.steps = scenario.steps;
        options.stop = stopRuleOf(scenario);
        if (onProgress)
            options.onProgress = [&, i](std::int64_t made) {
                return onProgress((static_cast<double>(i) * scenario.steps + static_cast<double>(made)) / all);
            };
        const Course& course = (*courses)[i];
        const std::optional<int>& batch = scenario.racers[i].batch;
        const std::unique_ptr<Objective> objective = terrain.objective(batch);
        runs.push_back({course.back().recipe, labelOf(scenario.racers[i]), minimize(*objective, course, *start, options)});
        if (terrain.hasBatches(batch))
            takeWholeLoss(runs.back().run, *terrain.wholeObjective());
        if (runs.back().run.status == Status::Cancelled)
            break;
    }
    return runs;
}

StopRule stopRuleOf(const Scenario& scenario)
{
    StopRule stop;
    stop.when = scenario.stops ? StopRule::When::Converged : StopRule::When::Never;
    return stop;
}

void recordRacer(const Scenario& scenario, const Terrain& terrain, const RacerChoice& racer, const StepListener& listener)
{
    const Result<Course> course = courseOf(scenario, racer);
    const std::optional<std::vector<double>> start = startOf(racer, terrain);
    assert(course && start);
    const std::unique_ptr<Objective> objective = terrain.objective(racer.batch);
    recordSteps(*course, Pack(course->front().recipe, *objective, *start, stopRuleOf(scenario)), *objective, scenario.steps, listener);
}

} // namespace ad
