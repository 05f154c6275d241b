// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/basins.h"

#include "core/scenario/basin_judge.h"
#include "core/scenario/race.h"
#include "tests/core/scenario/terrain_fixture.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace ad;
using namespace ad::test;

namespace {

const Rectangle kWindow{-5, 5, -5, 5};

BasinMap mapped(const Scenario& scenario, int racer, int columns, int rows, const Rectangle& window = kWindow)
{
    const Terrain terrain = terrainOf(scenario);
    BasinMap map = emptyBasins(terrain, window, columns, rows, minimaOf(terrain, scenario, window));
    return *completed(std::move(map), terrain, *basinTask(scenario, racer));
}

int racerOf(const Scenario& scenario, std::string_view name)
{
    for (std::size_t i = 0; i < scenario.racers.size(); ++i)
        if (scenario.racers[i].name == name)
            return static_cast<int>(i);
    return -1;
}

/// The run that a race makes from a cell.
Run racedFrom(Scenario scenario, int racer, const BasinMap& map, int column, int row)
{
    scenario.racers = {scenario.racers[static_cast<std::size_t>(racer)]};
    const Vec2 place = map.placeOf(column, row);
    scenario.start = {place.x, place.y};
    return race(scenario, terrainOf(scenario))->front().run;
}

} // namespace

class TestBasins : public QObject
{
    Q_OBJECT

private slots:
    void everyCellIsTheRaceFromThere_data();
    void everyCellIsTheRaceFromThere();
    void stepsCountUntilItStays();
    void refiningKeepsWhatIsKnown();
    void coarseCellsStandForFineOnes();
    void aRacerThatLeavesDiverges();
    void tooFewStepsReachNothing();
    void gradientDescentOnABowlReachesItsMinimumEverywhere();
    void oneInputHasOneRow();
    void itCanBeCancelled();
    void aRacerWithWrongSettingsIsAnError();
};

void TestBasins::everyCellIsTheRaceFromThere_data()
{
    QTest::addColumn<QString>("racer");
    QTest::addColumn<bool>("isHard"); // noise, clipping and a schedule
    for (const bool isHard : {false, true})
        for (const char* name : {"GD", "Momentum", "Adam", "Lion"})
            QTest::addRow("%s %d", name, isHard) << QString(name) << isHard;
}

void TestBasins::everyCellIsTheRaceFromThere()
{
    QFETCH(QString, racer);
    QFETCH(bool, isHard);
    Scenario scenario = preset("himmelblau");
    const int index = racerOf(scenario, racer.toStdString());
    if (isHard) {
        RacerChoice& choice = scenario.racers[static_cast<std::size_t>(index)];
        scenario.noise = 0.5;
        scenario.noiseSeed = 7;
        choice.clipNorm = 20;
        choice.schedule = "step";
        choice.scheduleParameters = {{"step_size", 40.0}, {"gamma", 0.5}};
    }
    const BasinMap map = mapped(scenario, index, 11, 9);
    const Terrain terrain = terrainOf(scenario);
    const BasinJudge judge(terrain, map);
    for (int row = 0; row < map.rows; ++row) {
        for (int column = 0; column < map.columns; ++column) {
            const Run run = racedFrom(scenario, index, map, column, row);
            const std::size_t cell = static_cast<std::size_t>(row) * 11 + column;
            QCOMPARE(map.basin[cell], judge.basin(run.at(run.stopStep), run.loss.back(), run.status));
        }
    }
}

void TestBasins::stepsCountUntilItStays()
{
    const Scenario scenario = preset("himmelblau");
    const int index = racerOf(scenario, "Momentum");
    const BasinMap map = mapped(scenario, index, 8, 8);
    const Terrain terrain = terrainOf(scenario);
    const BasinJudge judge(terrain, map);
    int reached = 0;
    for (int cell = 0; cell < 64; ++cell) {
        const int basin = map.basin[static_cast<std::size_t>(cell)];
        if (basin < 0)
            continue;
        ++reached;
        const Run run = racedFrom(scenario, index, map, cell % 8, cell / 8);
        const int first = map.steps[static_cast<std::size_t>(cell)];
        for (std::int64_t k = first; k <= run.stopStep; ++k)
            QVERIFY(judge.isReached(basin, run.at(k), run.loss[static_cast<std::size_t>(k)]));
        QVERIFY(first == 0 || !judge.isReached(basin, run.at(first - 1), run.loss[static_cast<std::size_t>(first - 1)]));
    }
    QVERIFY(reached > 40);
}

void TestBasins::refiningKeepsWhatIsKnown()
{
    const Scenario scenario = preset("himmelblau");
    const Terrain terrain = terrainOf(scenario);
    const BasinTask task = *basinTask(scenario, 0);
    BasinMap map = emptyBasins(terrain, kWindow, 40, 33, minimaOf(terrain, scenario, kWindow));
    while (map.stride > 1) {
        const BasinMap before = map;
        map = *refined(std::move(map), terrain, task);
        QCOMPARE(map.stride, before.stride / 2);
        for (std::size_t cell = 0; cell < map.basin.size(); ++cell) {
            const bool isDue = cell % 40 % map.stride == 0 && cell / 40 % map.stride == 0;
            QCOMPARE(map.basin[cell] != BasinMap::kUnknown, isDue);
            if (before.basin[cell] != BasinMap::kUnknown)
                QCOMPARE(map.basin[cell], before.basin[cell]);
        }
    }
    QCOMPARE(map.basin, mapped(scenario, 0, 40, 33).basin);
}

void TestBasins::coarseCellsStandForFineOnes()
{
    const Terrain terrain = terrainOf(preset("himmelblau"));
    BasinMap map = emptyBasins(terrain, kWindow, 40, 30, {});
    map.stride = 8;
    QCOMPARE(map.cellAt({-5, -5}), std::optional<std::size_t>(0));
    QCOMPARE(map.cellAt({5, 5}), std::optional<std::size_t>(24 * 40 + 32));
    QVERIFY(!map.cellAt({5.1, 0}));
}

void TestBasins::aRacerThatLeavesDiverges()
{
    Scenario scenario = scenarioOf("x = 1; y = 1\nf = x^2 + y^2");
    scenario.racers = {RacerChoice{.parameters = {{"lr", 1.5}}}, RacerChoice{.parameters = {{"lr", 1e200}}}};
    for (const int racer : {0, 1})
        for (const int basin : mapped(scenario, racer, 6, 6).basin)
            QCOMPARE(basin, BasinMap::kDiverged);
}

void TestBasins::tooFewStepsReachNothing()
{
    Scenario scenario = preset("himmelblau");
    scenario.steps = 1;
    const BasinMap map = mapped(scenario, 0, 6, 6);
    for (const int basin : map.basin)
        QCOMPARE(basin, BasinMap::kNone);
    for (const int steps : map.steps)
        QCOMPARE(steps, 1);
}

void TestBasins::gradientDescentOnABowlReachesItsMinimumEverywhere()
{
    Scenario scenario = scenarioOf("x = 1; y = 1\nf = x^2 + y^2");
    scenario.racers = {RacerChoice{.parameters = {{"lr", 0.5}}}};
    const BasinMap map = mapped(scenario, 0, 7, 5);
    for (std::size_t cell = 0; cell < map.basin.size(); ++cell) {
        QCOMPARE(map.basin[cell], 0);
        QCOMPARE(map.steps[cell], cell == 17 ? 0 : 1); // η = 1/λ: there with one step; the middle is there at once
    }
}

void TestBasins::oneInputHasOneRow()
{
    Scenario scenario = scenarioOf("x = 1\nf = x^4 - x^2");
    scenario.racers = {RacerChoice{.parameters = {{"lr", 0.1}}}};
    const BasinMap map = mapped(scenario, 0, 20, 15, {-1.5, 1.5, 0, 1});
    QCOMPARE(map.rows, 1);
    QCOMPARE(map.minima.size(), 2U);
    for (int column = 0; column < 20; ++column)
        QCOMPARE(map.basin[static_cast<std::size_t>(column)], column < 10 ? 0 : 1);
}

void TestBasins::itCanBeCancelled()
{
    const Scenario scenario = preset("himmelblau");
    const Terrain terrain = terrainOf(scenario);
    const BasinMap map = emptyBasins(terrain, kWindow, 64, 48, {});
    QVERIFY(!refined(map, terrain, *basinTask(scenario, 0), [](double) { return false; }));
}

void TestBasins::aRacerWithWrongSettingsIsAnError()
{
    Scenario scenario = scenarioOf("x = 1\nf = x^2");
    scenario.racers = {RacerChoice{.parameters = {{"lr", -1.0}}}};
    QVERIFY(!basinTask(scenario, 0));
}

QTEST_GUILESS_MAIN(TestBasins)
#include "tst_basins.moc"
