// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/race.h"

#include <QtTest>

using namespace ad;

namespace {

constexpr double kRounding = 1e-12; // some dozens of operations on numbers of about 1

AxisView viewOf(const Scenario& scenario)
{
    return *axisView(scenario, *parse(scenario.program).program);
}

Scenario quadratic()
{
    Scenario scenario;
    scenario.program = "w = [1, 2, -1, 0.5, 1]; data k = [1, 2, 4, 8, 16]\nf = sum(k*w^2)/2";
    scenario.steps = 30;
    scenario.plane.kind = PlaneKind::Principal;
    for (const double rate : {0.05, 0.11}) {
        RacerChoice racer;
        racer.parameters["lr"] = rate;
        scenario.racers.push_back(racer);
    }
    return scenario;
}

Scenario network()
{
    Scenario scenario;
    scenario.program = "data X = [[1, 2], [0.5, -1], [3, 0]]; data t = [1, 0, 2]\n"
                       "W = [[0.1, -0.2, 0.3], [0.4, 0.5, -0.6]]; v = [1, -1, 0.5]; a = 0.2; b = -3\n"
                       "f = mse(tanh(X @ W) @ v + a*b, t)";
    scenario.plane = {PlaneKind::Random, 3};
    return scenario;
}

Plane planeOf(const Scenario& scenario)
{
    const AxisView view = viewOf(scenario);
    const Result<std::vector<RacerRun>> runs = race(scenario, Terrain(view));
    std::vector<const Run*> ways;
    for (const RacerRun& racer : *runs)
        ways.push_back(&racer.run);
    return chosenPlane(scenario, view, ways);
}

double mapValue(const Terrain& terrain, Vec2 place)
{
    Workspace workspace;
    const std::span<const double> coordinates[] = {{&place.x, 1}, {&place.y, 1}};
    double value = 0;
    terrain.values(coordinates, {&value, 1}, workspace);
    return value;
}

double raceValue(const Terrain& terrain, const std::vector<double>& point)
{
    std::vector<double> gradient(point.size());
    double value = 0;
    terrain.objective()->evaluate(point, 1, 0, {&value, 1}, gradient);
    return value;
}

} // namespace

class TestPlane : public QObject
{
    Q_OBJECT

private slots:
    void theRaceRunsInAllInputsWhateverIsDrawn();
    void theMapIsTheProgramInThePlane_data();
    void theMapIsTheProgramInThePlane();
    void placesAreOrthogonalProjections();
    void randomDirectionsHaveTheNormsOfTheFilters();
    void aStartInARandomPlaneLeavesItAsItIs();
    void principalComponentsAreThoseOfNumPy();
    void onlyRacersThatAreShownAndStayCount();
    void waysWithoutTwoDirectionsStillHaveAPlane();
};

void TestPlane::theRaceRunsInAllInputsWhateverIsDrawn()
{
    Scenario scenario = quadratic();
    const Result<std::vector<RacerRun>> principal = race(scenario, Terrain(viewOf(scenario)));
    QCOMPARE(principal->front().run.dimension, 5);
    QVERIFY(std::abs(principal->front().run.at(1)[4] - 0.2) < kRounding); // 1 − 0.05 · 16
    scenario.plane.kind = PlaneKind::Inputs;
    scenario.axes = {"w[3]", "w[1]"};
    const Result<std::vector<RacerRun>> inputs = race(scenario, Terrain(viewOf(scenario)));
    QVERIFY(inputs->front().run == principal->front().run);
}

void TestPlane::theMapIsTheProgramInThePlane_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("inputs") << static_cast<int>(PlaneKind::Inputs);
    QTest::newRow("random") << static_cast<int>(PlaneKind::Random);
    QTest::newRow("principal") << static_cast<int>(PlaneKind::Principal);
}

void TestPlane::theMapIsTheProgramInThePlane()
{
    QFETCH(int, kind);
    Scenario scenario = network();
    scenario.plane.kind = static_cast<PlaneKind>(kind);
    scenario.racers.resize(1);
    const Terrain terrain = Terrain(viewOf(scenario)).drawnIn(planeOf(scenario));
    for (const Vec2 place : {Vec2{0, 0}, Vec2{0.3, -0.7}, Vec2{-2, 5}}) {
        const std::vector<double> point = terrain.pointAt(place);
        QVERIFY(std::abs(mapValue(terrain, place) - raceValue(terrain, point)) < kRounding * std::max(1.0, raceValue(terrain, point)));
        QVERIFY(length(terrain.placeOf(point) - place) < kRounding);
    }
    if (scenario.plane.kind != PlaneKind::Principal)
        QVERIFY(std::abs(mapValue(terrain, terrain.placeOf(terrain.start())) - raceValue(terrain, terrain.start())) < kRounding);
}

void TestPlane::placesAreOrthogonalProjections()
{
    const Plane plane = planeOf(network());
    std::vector<double> point(plane.origin.size(), 0.7);
    const std::vector<double> nearest = plane.pointAt(plane.placeOf(point));
    for (const std::vector<double>& direction : plane.directions) {
        double product = 0;
        for (std::size_t i = 0; i < point.size(); ++i)
            product += direction[i] * (point[i] - nearest[i]);
        QVERIFY(std::abs(product) < kRounding);
    }
}

void TestPlane::randomDirectionsHaveTheNormsOfTheFilters()
{
    const Plane plane = planeOf(network());
    QVERIFY(plane == planeOf(network()));
    Scenario other = network();
    other.plane.seed = 4;
    QVERIFY(plane.directions != planeOf(other).directions);
    for (const std::vector<double>& d : plane.directions) {
        // W is the right factor of X @ W: its columns feed the three units.
        QVERIFY(std::abs(std::hypot(d[0], d[3]) - std::hypot(0.1, 0.4)) < kRounding);
        QVERIFY(std::abs(std::hypot(d[1], d[4]) - std::hypot(0.2, 0.5)) < kRounding);
        QVERIFY(std::abs(std::hypot(d[2], d[5]) - std::hypot(0.3, 0.6)) < kRounding);
        QVERIFY(std::abs(std::hypot(d[6], d[7], d[8]) - 1.5) < kRounding);           // v
        QVERIFY(std::abs(std::hypot(d[9], d[10]) - std::hypot(0.2, 3)) < kRounding); // the scalars a and b
    }
}

void TestPlane::aStartInARandomPlaneLeavesItAsItIs()
{
    Scenario scenario = network();
    const Plane before = planeOf(scenario);
    scenario.start = before.pointAt({0.5, -1.5});
    const Plane after = planeOf(scenario);
    QVERIFY(after.directions == before.directions);
    for (std::size_t i = 0; i < after.origin.size(); ++i)
        QVERIFY(std::abs(after.origin[i] - before.origin[i]) < kRounding);
    QVERIFY(length(after.placeOf(scenario.start) - Vec2{0.5, -1.5}) < kRounding);
}

// Recorded with NumPy's singular value decomposition: record_principal.py.
void TestPlane::principalComponentsAreThoseOfNumPy()
{
    const Plane plane = planeOf(quadratic());
    const std::vector<double> first = {0.40293763406437355, 0.8287124471006545, -0.3384194727971831, 0.11617336180206163,
                                       0.15117193361975037};
    const std::vector<double> second = {-0.22016357127157876, -0.15503122188552182, -0.1579157459606146, 0.20135084462804523,
                                        0.9284469703062754};
    for (std::size_t i = 0; i < 5; ++i) {
        QVERIFY(std::abs(plane.directions[0][i] - first[i]) < kRounding);
        QVERIFY(std::abs(plane.directions[1][i] - second[i]) < kRounding);
    }
    QVERIFY(std::abs(plane.explained[0] - 0.8728147607014383) < kRounding);
    QVERIFY(std::abs(plane.explained[1] - 0.10247704961290263) < kRounding);
    QCOMPARE(QString::fromStdString(plane.names[0]), QString("PC 1 (87.3 %)"));
    const Scenario scenario = quadratic();
    const Result<std::vector<RacerRun>> runs = race(scenario, Terrain(viewOf(scenario)));
    const Vec2 place = plane.placeOf((*runs)[1].run.at(3));
    QVERIFY(length(place - Vec2{0.9065990839304909, -0.6218046535063549}) < kRounding);
    QVERIFY(length(plane.placeOf((*runs)[0].run.at(30))) < kRounding);
}

void TestPlane::onlyRacersThatAreShownAndStayCount()
{
    Scenario scenario = quadratic();
    const Plane both = planeOf(scenario);
    scenario.racers[1].isShown = false;
    const Plane alone = planeOf(scenario);
    QVERIFY(!(alone == both));
    scenario.racers[1].isShown = true;
    scenario.racers[1].parameters["lr"] = 1e200;
    QVERIFY(planeOf(scenario) == alone);
}

void TestPlane::waysWithoutTwoDirectionsStillHaveAPlane()
{
    Scenario scenario = quadratic();
    scenario.racers.resize(1);
    scenario.steps = 1; // a straight line
    const Plane line = planeOf(scenario);
    QVERIFY(std::abs(line.explained[0] - 1) < kRounding);
    QCOMPARE(line.explained[1], 0.0);
    scenario.steps = 30;
    scenario.racers[0].parameters["lr"] = 0.0; // stands still
    const Plane point = planeOf(scenario);
    QCOMPARE(point.directions[0], (std::vector<double>{1, 0, 0, 0, 0}));
    QCOMPARE(point.directions[1], (std::vector<double>{0, 1, 0, 0, 0}));
    scenario.racers.clear();
    QVERIFY(planeOf(scenario).kind == PlaneKind::Inputs);
}

QTEST_APPLESS_MAIN(TestPlane)
#include "tst_plane.moc"
