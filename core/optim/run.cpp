// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/run.h"

#include <algorithm>
#include <utility>

namespace ad {

namespace {

constexpr std::int64_t kMostRoomAtFirst = 1 << 14; // a budget of millions must not take memory before it is used

} // namespace

Recorder::Recorder(const Pack& pack, std::int64_t expected)
    : m_runs(pack.lanes())
    , m_room(std::min(expected, kMostRoomAtFirst) + 1)
{
    for (int lane = 0; lane < pack.lanes(); ++lane) {
        m_runs[lane].dimension = pack.dimension();
        resize(m_runs[lane], m_room);
        write(pack, lane, 0);
    }
}

void Recorder::resize(Run& run, std::int64_t iterates) const
{
    run.path.resize(iterates * run.dimension);
    run.loss.resize(iterates);
    run.gradientNorm.resize(iterates);
    run.learningRate.resize(iterates - 1);
    run.evaluations.resize(iterates);
}

void Recorder::write(const Pack& pack, int lane, std::int64_t iterate)
{
    Run& run = m_runs[lane];
    const int lanes = pack.lanes();
    const double* const x = pack.positions().data() + lane;
    double* const point = run.path.data() + iterate * run.dimension;
    for (int i = 0; i < run.dimension; ++i)
        point[i] = x[i * lanes];
    run.loss[iterate] = pack.losses()[lane];
    run.gradientNorm[iterate] = pack.gradientNorm(lane);
    run.evaluations[iterate] = pack.evaluations(lane);
}

void Recorder::note(const Pack& pack)
{
    const std::int64_t iterate = pack.steps();
    if (iterate >= m_room) {
        m_room *= 2;
        for (Run& run : m_runs)
            resize(run, m_room);
    }
    for (int lane = 0; lane < pack.lanes(); ++lane) {
        if (pack.iterate(lane) != iterate) // it has stopped before, or its last step led nowhere finite
            continue;
        m_runs[lane].learningRate[iterate - 1] = pack.learningRates()[lane];
        write(pack, lane, iterate);
    }
}

std::vector<Run> Recorder::take(const Pack& pack, Status status)
{
    for (int lane = 0; lane < pack.lanes(); ++lane) {
        Run& run = m_runs[lane];
        run.status = pack.status(lane) == Status::Running ? status : pack.status(lane);
        run.stopStep = pack.iterate(lane);
        run.hessianEvaluations = pack.hessianEvaluations(lane);
        resize(run, run.stopStep + 1);
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
