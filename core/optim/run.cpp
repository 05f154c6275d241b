// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/run.h"

#include <algorithm>
#include <utility>

namespace ad {

namespace {

constexpr std::int64_t kStepsBetweenReports = 256;
constexpr std::int64_t kMostReserved = 1 << 16; // a budget of millions must not take memory before it is used

} // namespace

Recorder::Recorder(const Pack& pack, std::int64_t expected)
    : m_runs(pack.lanes())
{
    const std::int64_t reserved = std::min(expected, kMostReserved) + 1;
    for (int lane = 0; lane < pack.lanes(); ++lane) {
        Run& run = m_runs[lane];
        run.dimension = pack.dimension();
        run.path.reserve(reserved * pack.dimension());
        run.loss.reserve(reserved);
        run.gradientNorm.reserve(reserved);
        run.learningRate.reserve(reserved);
        run.evaluations.reserve(reserved);
        append(pack, lane);
    }
}

void Recorder::append(const Pack& pack, int lane)
{
    Run& run = m_runs[lane];
    for (int i = 0; i < run.dimension; ++i)
        run.path.push_back(pack.positions()[i * pack.lanes() + lane]);
    run.loss.push_back(pack.losses()[lane]);
    run.gradientNorm.push_back(pack.gradientNorms()[lane]);
    run.evaluations.push_back(pack.evaluations(lane));
}

void Recorder::note(const Pack& pack)
{
    for (int lane = 0; lane < pack.lanes(); ++lane) {
        if (pack.iterate(lane) != pack.steps()) // it has stopped before, or its last step led nowhere finite
            continue;
        m_runs[lane].learningRate.push_back(pack.learningRates()[lane]);
        append(pack, lane);
    }
}

std::vector<Run> Recorder::take(const Pack& pack, Status status)
{
    for (int lane = 0; lane < pack.lanes(); ++lane) {
        Run& run = m_runs[lane];
        run.status = pack.status(lane) == Status::Running ? status : pack.status(lane);
        run.stopStep = pack.iterate(lane);
        run.hessianEvaluations = pack.hessianEvaluations(lane);
    }
    return std::move(m_runs);
}

Run minimize(Objective& objective, std::shared_ptr<const Recipe> recipe, std::span<const double> start, const RunOptions& options)
{
    return std::move(minimizeAll(objective, std::move(recipe), start, options).front());
}

std::vector<Run> minimizeAll(Objective& objective, std::shared_ptr<const Recipe> recipe, std::span<const double> starts,
                             const RunOptions& options, std::span<const double> rates)
{
    Pack pack(std::move(recipe), objective, starts, options.stop, rates);
    Recorder recorder(pack, options.steps);
    while (pack.steps() < options.steps && pack.isAnyRunning()) {
        if (options.onProgress && pack.steps() % kStepsBetweenReports == 0 && !options.onProgress(pack.steps()))
            return recorder.take(pack, Status::Cancelled);
        pack.step(objective);
        recorder.note(pack);
    }
    return recorder.take(pack, Status::Finished);
}

StepRecord recordStep(Objective& objective, std::shared_ptr<const Recipe> recipe, std::span<const double> start, std::int64_t iterate,
                      StopRule stop)
{
    Pack pack(std::move(recipe), objective, start, stop);
    StepRecord record(pack.dimension());
    while (pack.steps() < iterate && pack.isAnyRunning())
        pack.step(objective);
    if (pack.isAnyRunning())
        pack.step(objective, &record);
    return record;
}

} // namespace ad
