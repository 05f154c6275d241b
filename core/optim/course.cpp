// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/course.h"

#include <algorithm>
#include <cassert>

namespace ad {

namespace {

bool isInOrder(const Course& course)
{
    return !course.empty() &&
           std::is_sorted(course.begin(), course.end() - 1, [](const Leg& a, const Leg& b) { return a.until < b.until; });
}

/// Before a step: takes up the recipes of the legs that begin there.
void takeUp(const Course& course, Pack& pack, Objective& objective)
{
    for (std::size_t leg = 1; leg < course.size(); ++leg)
        if (course[leg - 1].until == pack.steps())
            pack.goOn(course[leg].recipe, objective);
}

} // namespace

const std::shared_ptr<const Recipe>& recipeAt(const Course& course, std::int64_t iterate)
{
    assert(isInOrder(course));
    const auto leg = std::find_if(course.begin(), course.end() - 1, [iterate](const Leg& l) { return iterate < l.until; });
    return leg->recipe;
}

Run minimize(Objective& objective, const Course& course, std::span<const double> start, const RunOptions& options)
{
    assert(isInOrder(course));
    Pack pack(course.front().recipe, objective, start, options.stop);
    Recorder recorder(pack, options.steps);
    while (pack.steps() < options.steps) {
        takeUp(course, pack, objective);
        if (!pack.isAnyRunning())
            break;
        if (options.onProgress && pack.steps() % kStepsBetweenReports == 0 && !options.onProgress(pack.steps()))
            return std::move(recorder.take(pack, Status::Cancelled).front());
        pack.step(objective);
        recorder.note(pack);
    }
    return std::move(recorder.take(pack, Status::Finished).front());
}

StepRecord recordStep(Objective& objective, const Course& course, std::span<const double> start, std::int64_t iterate, StopRule stop)
{
    assert(isInOrder(course));
    Pack pack(course.front().recipe, objective, start, stop);
    StepRecord record(pack.dimension());
    while (pack.steps() <= iterate) {
        takeUp(course, pack, objective);
        if (!pack.isAnyRunning())
            break;
        pack.step(objective, pack.steps() == iterate ? &record : nullptr);
    }
    return record;
}

} // namespace ad
