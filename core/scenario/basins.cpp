// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/basins.h"

#include "core/scenario/basin_judge.h"
#include "core/scenario/race.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <thread>

namespace ad {

namespace {

constexpr int kThreads = 2;
constexpr std::size_t kNumbersUnderWay = 1 << 18; // of a pack's history: 2 MB, so that it stays in the cache
constexpr std::size_t kMostLanes = 512;
constexpr std::size_t kLeastLanes = 8;

/// Runs packs of starts, and keeps every iterate of them until it is known where they end.
class Runner
{
public:
    Runner(const Terrain& terrain, const BasinTask& task, const BasinJudge& judge, BasinMap& map)
        : m_terrain(terrain)
        , m_task(task)
        , m_judge(judge)
        , m_map(map)
        , m_objective(terrain.objective(task.batch))
        , m_whole(terrain.hasBatches(task.batch) ? terrain.wholeObjective() : nullptr)
        , m_dimension(static_cast<std::size_t>(terrain.dimension()))
    {
    }

    /// @param cells  of the map, whose results are written.
    /// @return false if `goesOn` said stop.
    bool run(std::span<const std::size_t> cells, const std::function<bool()>& goesOn);

private:
    void note(const Pack& pack);
    void conclude(const Pack& pack, std::span<const std::size_t> cells);
    [[nodiscard]] std::span<const double> pointOf(std::int64_t iterate, std::size_t lane);
    [[nodiscard]] double lossOf(std::int64_t iterate, std::size_t lane);

    const Terrain& m_terrain;
    const BasinTask& m_task;
    const BasinJudge& m_judge;
    BasinMap& m_map;
    std::unique_ptr<Objective> m_objective;
    std::unique_ptr<Objective> m_whole; // null if the racer sees all rows of the data anyway
    std::size_t m_dimension;
    std::size_t m_lanes = 0;
    std::vector<double> m_history; // for each iterate: coordinates, then losses, of all lanes
    std::vector<double> m_point, m_slopes;
};

bool Runner::run(std::span<const std::size_t> cells, const std::function<bool()>& goesOn)
{
    m_lanes = cells.size();
    m_history.clear();
    std::vector<double> starts(m_dimension * m_lanes);
    for (std::size_t lane = 0; lane < m_lanes; ++lane) {
        const auto cell = static_cast<int>(cells[lane]);
        const std::vector<double> start = m_terrain.pointAt(m_map.placeOf(cell % m_map.columns, cell / m_map.columns));
        for (std::size_t i = 0; i < m_dimension; ++i)
            starts[i * m_lanes + lane] = start[i];
    }
    Pack pack(m_task.course.front().recipe, *m_objective, starts, m_task.stop);
    note(pack);
    while (pack.steps() < m_task.steps) {
        if (pack.steps() % 64 == 0 && !goesOn())
            return false;
        if (!stepOn(m_task.course, pack, *m_objective))
            break;
        note(pack);
    }
    conclude(pack, cells);
    return true;
}

void Runner::note(const Pack& pack)
{
    m_history.insert(m_history.end(), pack.positions().begin(), pack.positions().end());
    m_history.insert(m_history.end(), pack.losses().begin(), pack.losses().end());
}

std::span<const double> Runner::pointOf(std::int64_t iterate, std::size_t lane)
{
    const double* const from = m_history.data() + static_cast<std::size_t>(iterate) * (m_dimension + 1) * m_lanes + lane;
    m_point.resize(m_dimension);
    for (std::size_t i = 0; i < m_dimension; ++i)
        m_point[i] = from[i * m_lanes];
    return m_point;
}

/// On all rows of the data, as a run's losses are.
double Runner::lossOf(std::int64_t iterate, std::size_t lane)
{
    if (!m_whole)
        return m_history[(static_cast<std::size_t>(iterate) * (m_dimension + 1) + m_dimension) * m_lanes + lane];
    double value = 0;
    m_slopes.resize(m_dimension);
    m_whole->evaluate(pointOf(iterate, lane), 1, iterate, {&value, 1}, m_slopes);
    return value;
}

void Runner::conclude(const Pack& pack, std::span<const std::size_t> cells)
{
    for (std::size_t lane = 0; lane < m_lanes; ++lane) {
        const auto index = static_cast<int>(lane);
        std::int64_t step = pack.iterate(index);
        const int basin = m_judge.basin(pointOf(step, lane), lossOf(step, lane), pack.status(index));
        if (basin >= 0) {
            while (step > 0 && m_judge.isReached(basin, pointOf(step - 1, lane), lossOf(step - 1, lane)))
                --step;
        } else if (basin == BasinMap::kNone) {
            step = m_task.steps;
        }
        m_map.basin[cells[lane]] = basin;
        m_map.steps[cells[lane]] = static_cast<int>(step);
    }
}

/// The cells of a stride that are not known from twice that stride.
std::vector<std::size_t> cellsOf(const BasinMap& map, int stride)
{
    std::vector<std::size_t> cells;
    for (int row = 0; row < map.rows; row += stride) {
        for (int column = 0; column < map.columns; column += stride) {
            const std::size_t cell = static_cast<std::size_t>(row) * map.columns + column;
            if (map.basin[cell] == BasinMap::kUnknown)
                cells.push_back(cell);
        }
    }
    return cells;
}

/// Deals chunks of cells to threads, and says whether to go on.
class Work
{
public:
    Work(std::vector<std::size_t> cells, std::size_t chunk)
        : m_cells(std::move(cells))
        , m_chunk(chunk)
    {
    }

    /// Empty: nothing is left.
    std::span<const std::size_t> next()
    {
        const std::size_t from = m_next.fetch_add(m_chunk);
        return from < m_cells.size() ? std::span(m_cells).subspan(from, std::min(m_chunk, m_cells.size() - from))
                                     : std::span<const std::size_t>();
    }
    void noteDone(std::size_t cells) { m_done += cells; }
    [[nodiscard]] double part() const { return m_cells.empty() ? 1 : static_cast<double>(m_done) / static_cast<double>(m_cells.size()); }
    void stop() { m_isStopped = true; }
    [[nodiscard]] bool isStopped() const { return m_isStopped; }

private:
    std::vector<std::size_t> m_cells;
    std::size_t m_chunk;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<std::size_t> m_done = 0;
    std::atomic<bool> m_isStopped = false;
};

void runAll(Work& work, Runner& runner, const std::function<bool()>& goesOn)
{
    for (std::span<const std::size_t> cells = work.next(); !cells.empty() && !work.isStopped(); cells = work.next()) {
        if (!runner.run(cells, goesOn))
            work.stop();
        work.noteDone(cells.size());
    }
}

} // namespace

std::optional<std::size_t> BasinMap::cellAt(Vec2 place) const
{
    if (!window.contains(place) && !(rows == 1 && place.x >= window.xmin && place.x <= window.xmax))
        return std::nullopt;
    const int column = std::clamp(static_cast<int>((place.x - window.xmin) / window.width() * columns), 0, columns - 1);
    const int row = rows == 1 ? 0 : std::clamp(static_cast<int>((place.y - window.ymin) / window.height() * rows), 0, rows - 1);
    return static_cast<std::size_t>(row - row % stride) * columns + (column - column % stride);
}

Result<BasinTask> basinTask(const Scenario& scenario, int racer)
{
    assert(racer >= 0 && racer < static_cast<int>(scenario.racers.size()));
    const RacerChoice& choice = scenario.racers[static_cast<std::size_t>(racer)];
    Result<Course> course = courseOf(scenario, choice);
    if (!course)
        return course.error();
    return BasinTask{std::move(*course), scenario.steps, stopRuleOf(scenario), choice.batch};
}

BasinMap emptyBasins(const Terrain& terrain, const Rectangle& window, int columns, int rows, std::vector<RaceMinimum> minima)
{
    BasinMap map{window, columns, terrain.mapDimension() == 1 ? 1 : rows, std::move(minima), {}, {}};
    map.basin.assign(static_cast<std::size_t>(map.columns) * map.rows, BasinMap::kUnknown);
    map.steps.assign(map.basin.size(), 0);
    return map;
}

std::optional<BasinMap> refined(BasinMap map, const Terrain& terrain, const BasinTask& task, const Progress& progress)
{
    assert(map.stride > 1);
    const int stride = map.stride / 2;
    const std::size_t perLane = static_cast<std::size_t>(task.steps + 1) * (static_cast<std::size_t>(terrain.dimension()) + 1);
    Work work(cellsOf(map, stride), std::clamp(kNumbersUnderWay / perLane, kLeastLanes, kMostLanes));
    const BasinJudge judge(terrain, map);
    // Runners write to cells of their own, so they need no lock; each is made in its thread, with an objective that is its own.
    std::vector<std::thread> others;
    for (int i = 1; i < kThreads; ++i) {
        others.emplace_back([&] {
            Runner runner(terrain, task, judge, map);
            runAll(work, runner, [&work] { return !work.isStopped(); });
        });
    }
    Runner runner(terrain, task, judge, map);
    runAll(work, runner, [&] { return !work.isStopped() && (!progress || progress(work.part())); });
    for (std::thread& other : others)
        other.join();
    if (work.isStopped() || (progress && !progress(1)))
        return std::nullopt;
    map.stride = stride;
    return map;
}

std::optional<BasinMap> completed(BasinMap map, const Terrain& terrain, const BasinTask& task, const Progress& progress)
{
    while (map.stride > 1) {
        // Cells of a stride and of all larger ones, of all cells.
        const double stride = map.stride / 2.0;
        const double until = 1 / (stride * stride);
        const double from = map.stride > BasinMap::kFirstStride ? 0 : until / 4;
        std::optional<BasinMap> next =
            refined(std::move(map), terrain, task, [&](double done) { return !progress || progress(from + (until - from) * done); });
        if (!next)
            return std::nullopt;
        map = std::move(*next);
    }
    return map;
}

} // namespace ad
