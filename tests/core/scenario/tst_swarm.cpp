// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/race.h"
#include "core/scenario/swarm.h"

#include <QtTest>

using namespace ad;

namespace {

Scenario valley()
{
    Scenario scenario;
    scenario.program = "x = -4; y = 1\nf = (x^2 + 20*y^2)/2";
    scenario.steps = 40;
    RacerChoice racer;
    racer.parameters = {{"lr", 0.05}, {"momentum", 0.5}};
    scenario.racers = {racer};
    return scenario;
}

Terrain terrainOf(const Scenario& scenario)
{
    return Terrain(*axisView(scenario, *parse(scenario.program).program));
}

} // namespace

class TestSwarm : public QObject
{
    Q_OBJECT

private slots:
    void placesAreSpreadEvenlyAndTheSameForTheSameSeed();
    void eachOfThemRunsAsItWouldAlone();
    void longRacesKeepOnlySomeIterates();
    void itCanBeCancelled();
};

void TestSwarm::placesAreSpreadEvenlyAndTheSameForTheSameSeed()
{
    const Rectangle window{-2, 2, 0, 1};
    const std::vector<Vec2> places = spreadPlaces(window, 256, 3, 2);
    QVERIFY(places == spreadPlaces(window, 256, 3, 2));
    QVERIFY(places != spreadPlaces(window, 256, 4, 2));
    std::array<int, 16> inCell = {};
    for (const Vec2 place : places) {
        QVERIFY(window.contains(place));
        ++inCell[static_cast<std::size_t>(place.x + 2) * 4 + static_cast<std::size_t>(4 * place.y)];
    }
    for (const int count : inCell)
        QVERIFY2(count >= 13 && count <= 19, qPrintable(QString::number(count))); // of 16; random ones would vary by 4
}

void TestSwarm::eachOfThemRunsAsItWouldAlone()
{
    Scenario scenario = valley();
    const Terrain terrain = terrainOf(scenario);
    const std::vector<Vec2> places = spreadPlaces({-5, 5, -2, 2}, 7, 0, 2);
    const auto swarm = runSwarm(terrain, *courseOf(scenario, scenario.racers[0]), places, scenario.steps, stopRuleOf(scenario));
    QVERIFY(swarm);
    QCOMPARE(swarm->kept(), 41);
    for (int k = 0; k < 7; ++k) {
        scenario.start = terrain.pointAt(places[static_cast<std::size_t>(k)]);
        const Run run = (*race(scenario, terrainOf(scenario)))[0].run;
        for (const std::int64_t step : {0, 1, 40}) {
            const Vec2 place = terrain.placeOf(run.at(step));
            QVERIFY(length(swarm->placeAt(k, static_cast<double>(step)) - place) < 1e-6); // kept in single precision
        }
        const Vec2 between = mix(terrain.placeOf(run.at(3)), terrain.placeOf(run.at(4)), 0.25);
        QVERIFY(length(swarm->placeAt(k, 3.25) - between) < 1e-6);
        QCOMPARE(swarm->statuses[static_cast<std::size_t>(k)], Status::Finished);
    }
}

void TestSwarm::longRacesKeepOnlySomeIterates()
{
    Scenario scenario = valley();
    const Terrain terrain = terrainOf(scenario);
    const std::vector<Vec2> places = spreadPlaces({-5, 5, -2, 2}, 1000, 0, 2);
    const auto swarm = runSwarm(terrain, *courseOf(scenario, scenario.racers[0]), places, 5000, stopRuleOf(scenario));
    QVERIFY(swarm->stride > 1);
    QVERIFY(swarm->places.size() <= 4'100'000);
    QVERIFY(length(swarm->placeAt(999, 5000)) < 1e-6); // in the minimum
}

void TestSwarm::itCanBeCancelled()
{
    const Scenario scenario = valley();
    const std::vector<Vec2> places = spreadPlaces({-5, 5, -2, 2}, 10, 0, 2);
    QVERIFY(!runSwarm(terrainOf(scenario), *courseOf(scenario, scenario.racers[0]), places, 1000, {}, [](double) { return false; }));
}

QTEST_APPLESS_MAIN(TestSwarm)
#include "tst_swarm.moc"
