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

} // namespace

const std::shared_ptr<const Recipe>& recipeAt(const Course& course, std::int64_t iterate)
{
    assert(isInOrder(course));
    const auto leg = std::find_if(course.begin(), course.end() - 1, [iterate](const Leg& l) { return iterate < l.until; });
    return leg->recipe;
}

bool stepOn(const Course& course, Pack& pack, Objective& objective, StepRecord* record)
{
    for (std::size_t leg = 1; leg < course.size(); ++leg)
        if (course[leg - 1].until == pack.steps())
            pack.goOn(course[leg].recipe, objective);
    if (!pack.isAnyRunning())
        return false;
    pack.step(objective, record);
    return true;
}

Run minimize(Objective& objective, const Course& course, std::span<const double> start, const RunOptions& options)
{
    assert(isInOrder(course));
    Pack pack(course.front().recipe, objective, start, options.stop);
    Recorder recorder(pack, options.steps);
    while (pack.steps() < options.steps) {
        if (options.onProgress && pack.steps() % kStepsBetweenReports == 0 && !options.onProgress(pack.steps()))
            return std::move(recorder.take(pack, Status::Cancelled).front());
        if (!stepOn(course, pack, objective))
            break;
        recorder.note(pack);
    }
    return std::move(recorder.take(pack, Status::Finished).front());
}

StepRecord recordStep(Objective& objective, const Course& course, std::span<const double> start, std::int64_t iterate, StopRule stop)
{
    assert(isInOrder(course));
    Pack pack(course.front().recipe, objective, start, stop);
    StepRecord record(pack.dimension());
    while (pack.steps() <= iterate && stepOn(course, pack, objective, pack.steps() == iterate ? &record : nullptr))
        continue;
    return record;
}

void recordSteps(const Course& course, Pack pack, Objective& objective, std::int64_t steps, const StepListener& listener)
{
    while (pack.steps() < steps) {
        StepRecord record(pack.dimension());
        if (!stepOn(course, pack, objective, &record) || !listener(record))
            return;
    }
}

} // namespace ad
