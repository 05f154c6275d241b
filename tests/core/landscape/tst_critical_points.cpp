// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/minima.h"

#include "core/scenario/plane_objective.h"
#include "tests/core/scenario/terrain_fixture.h"

#include <QtTest>

#include <cmath>

using namespace ad;
using namespace ad::test;

namespace {

CriticalPoints found(const char* program, const Rectangle& window, const CriticalSearch& search = {})
{
    const Terrain terrain = terrainOf(scenarioOf(program));
    return *criticalPoints(*planeObjective(terrain), window, search);
}

int count(const CriticalPoints& points, CriticalKind kind)
{
    return static_cast<int>(
        std::count_if(points.points.begin(), points.points.end(), [kind](const CriticalPoint& p) { return p.kind == kind; }));
}

CriticalPoints foundIn(const Scenario& scenario)
{
    const Terrain terrain = terrainOf(scenario);
    return *criticalPoints(*planeObjective(terrain), windowOf(scenario, terrain));
}

} // namespace

class TestCriticalPoints : public QObject
{
    Q_OBJECT

private slots:
    void everyStatedMinimumOfTheLibraryIsFound_data();
    void everyStatedMinimumOfTheLibraryIsFound();
    void everyPointFoundInTheLibraryIsCritical_data() { everyStatedMinimumOfTheLibraryIsFound_data(); }
    void everyPointFoundInTheLibraryIsCritical();
    void kindsAreCounted_data();
    void kindsAreCounted();
    void eigenvaluesAreThoseOfTheHessian();
    void aMonkeySaddleIsDegenerateAndNoMinimum();
    void aQuarticBowlIsDegenerateAndAMinimum();
    void aTipIsAMinimumThatIsNotDifferentiable();
    void aKinkOfOneVariableIsAMinimum();
    void aValleyOfMinimaIsOnePointWithALine();
    void plateausAreTold();
    void linesAreNoCriticalPoints();
    void holesAreNoCriticalPoints();
    void unitsOfTheAxesDontMatter();
    void oneVariableHasMinimaAndMaxima();
    void theAnswerIsLimited();
    void itCanBeCancelled();
    void statedMinimaComeFirst();
    void minimaOfManyInputsAreThoseThatAreReached();
    void regionsOfMinimaDontOverlap();
};

void TestCriticalPoints::everyStatedMinimumOfTheLibraryIsFound_data()
{
    QTest::addColumn<QString>("id");
    for (const Preset& landscape : presets())
        if (landscape.kind == Preset::Kind::Landscape && terrainOf(preset(QString::fromStdString(landscape.id))).isWhole())
            QTest::newRow(landscape.id.c_str()) << QString::fromStdString(landscape.id);
}

void TestCriticalPoints::everyStatedMinimumOfTheLibraryIsFound()
{
    QFETCH(QString, id);
    const Scenario scenario = preset(id);
    const CriticalPoints points = foundIn(scenario);
    for (const KnownMinimum& minimum : scenario.minima) {
        const Vec2 at{minimum.at[0], minimum.at[1]};
        // Files state places with at least 8 digits.
        const auto match = std::find_if(points.points.begin(), points.points.end(),
                                        [at](const CriticalPoint& p) { return length(p.at - at) < 1e-6 * (1 + length(at)); });
        QVERIFY(match != points.points.end());
        QCOMPARE(match->kind, CriticalKind::Minimum);
        QVERIFY(match->isLowest);
        QVERIFY(std::abs(match->value - minimum.value) < 1e-7 * (1 + std::abs(minimum.value)));
    }
}

void TestCriticalPoints::everyPointFoundInTheLibraryIsCritical()
{
    QFETCH(QString, id);
    const Scenario scenario = preset(id);
    const Terrain terrain = terrainOf(scenario);
    const std::unique_ptr<Objective> objective = planeObjective(terrain);
    const Rectangle window = windowOf(scenario, terrain);
    const std::optional<CriticalPoints> all = criticalPoints(*objective, window);
    for (const CriticalPoint& p : all->points) {
        if (!p.isDifferentiable)
            continue;
        const double at[] = {p.at.x, p.at.y};
        double value = 0;
        double gradient[2];
        objective->evaluate(at, 1, 0, {&value, 1}, gradient);
        // Rounding of the place (1e-16 of the window) times the curvature, and of the terms of the gradient.
        const double curvature = std::max(std::abs(p.eigenvalues.front()), std::abs(p.eigenvalues.back()));
        QVERIFY(std::hypot(gradient[0], gradient[1]) <= 1e-10 * (curvature + 1));
        QVERIFY(window.contains(p.at));
    }
}

void TestCriticalPoints::kindsAreCounted_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("minima");
    QTest::addColumn<int>("saddles");
    QTest::addColumn<int>("maxima");
    QTest::addColumn<int>("degenerate");
    QTest::newRow("Himmelblau: textbooks") << "himmelblau" << 4 << 4 << 1 << 0;
    // Dixon & Szegö (1978): six minima; by Morse's count minima − saddles + maxima = 1 for a function that grows at infinity.
    QTest::newRow("six humps") << "six_hump_camel" << 6 << 7 << 2 << 0;
    QTest::newRow("three humps") << "three_hump_camel" << 3 << 2 << 0 << 0;
    // A sum of two quartics with two minima and a maximum each.
    QTest::newRow("Styblinski-Tang") << "styblinski_tang" << 4 << 4 << 1 << 0;
    // A sum of two functions of one variable with 11 minima and 10 maxima each in the window.
    QTest::newRow("Rastrigin") << "rastrigin" << 121 << 220 << 100 << 0;
    QTest::newRow("saddle") << "saddle" << 0 << 1 << 0 << 0;
    QTest::newRow("monkey saddle") << "monkey_saddle" << 0 << 0 << 0 << 1;
    QTest::newRow("sphere") << "sphere" << 1 << 0 << 0 << 0;
    QTest::newRow("valley") << "valley" << 1 << 0 << 0 << 0;
    QTest::newRow("Rosenbrock") << "rosenbrock" << 1 << 0 << 0 << 0;
    QTest::newRow("plateau") << "plateau" << 1 << 0 << 0 << 0;
    QTest::newRow("two minima and a saddle") << "bounded_saddle" << 2 << 1 << 0 << 0;
}

void TestCriticalPoints::kindsAreCounted()
{
    QFETCH(QString, id);
    const CriticalPoints points = foundIn(preset(id));
    QTEST(count(points, CriticalKind::Minimum), "minima");
    QTEST(count(points, CriticalKind::Saddle), "saddles");
    QTEST(count(points, CriticalKind::Maximum), "maxima");
    QTEST(count(points, CriticalKind::Degenerate), "degenerate");
    QVERIFY(!points.isCut);
}

void TestCriticalPoints::eigenvaluesAreThoseOfTheHessian()
{
    // ∇²f = [[3, 1], [1, 3]]: 2 and 4, everywhere.
    const CriticalPoints points = found("x = 0; y = 0\nf = 1.5*(x-1)^2 + (x-1)*(y+0.5) + 1.5*(y+0.5)^2 + 7", {-3, 3, -3, 3});
    QCOMPARE(points.points.size(), 1U);
    QCOMPARE(points.points[0].eigenvalues, (std::vector<double>{2, 4}));
    QCOMPARE(points.points[0].value, 7.0);
    QVERIFY(length(points.points[0].at - Vec2{1, -0.5}) < 1e-14); // Newton's method is exact here but for rounding
}

void TestCriticalPoints::aMonkeySaddleIsDegenerateAndNoMinimum()
{
    const CriticalPoints points = foundIn(preset("monkey_saddle"));
    QCOMPARE(points.points.size(), 1U);
    QVERIFY(!points.points[0].isLowest);
    QVERIFY(length(points.points[0].at) < 1e-9); // halved in each step
}

void TestCriticalPoints::aQuarticBowlIsDegenerateAndAMinimum()
{
    const CriticalPoints points = found("x = 1; y = 1\nf = (x - 0.3)^4 + (y - 0.7)^4", {-2, 2, -2, 2});
    QCOMPARE(points.points.size(), 1U);
    QCOMPARE(points.points[0].kind, CriticalKind::Degenerate);
    QVERIFY(points.points[0].isLowest);
}

void TestCriticalPoints::aTipIsAMinimumThatIsNotDifferentiable()
{
    const CriticalPoints points = foundIn(preset("ackley"));
    QCOMPARE(points.points[0].kind, CriticalKind::Minimum);
    QVERIFY(!points.points[0].isDifferentiable);
    QVERIFY(points.points[0].eigenvalues.empty());
    QVERIFY(length(points.points[0].at) < 1e-12);
    QVERIFY(count(points, CriticalKind::Minimum) > 80); // the ripples
    QVERIFY(points.points[1].isDifferentiable);
}

void TestCriticalPoints::aKinkOfOneVariableIsAMinimum()
{
    const CriticalPoints points = found("x = 1\nf = abs(x - 0.25) + 0.1*x^2", {-2, 2, 0, 1});
    QCOMPARE(points.points.size(), 1U);
    QVERIFY(!points.points[0].isDifferentiable);
    QVERIFY(std::abs(points.points[0].at.x - 0.25) < 1e-12);
}

void TestCriticalPoints::aValleyOfMinimaIsOnePointWithALine()
{
    const CriticalPoints points = found("x = 1; y = 1\nf = (x^2 + y^2 - 1)^2", {-2, 2, -2, 2});
    QCOMPARE(count(points, CriticalKind::Maximum), 1);
    QCOMPARE(count(points, CriticalKind::Degenerate), 1);
    const CriticalPoint& ring = points.points.back();
    QVERIFY(ring.isLowest);
    QVERIFY(ring.line.size() > 100);
    for (const Vec2 p : ring.line)
        QVERIFY(std::abs(length(p) - 1) < 1e-6);
}

void TestCriticalPoints::plateausAreTold()
{
    const CriticalPoints points = found("x = 1; y = 1\nf = relu(x^2 + y^2 - 1)", {-2, 2, -2, 2});
    QVERIFY(points.hasPlateau);
    QVERIFY(points.points.empty());
    const CriticalPoints constant = found("x = 1; y = 1\nf = 0*x + 0*y + 3", {-2, 2, -2, 2});
    QVERIFY(constant.hasPlateau);
    QVERIFY(constant.points.empty());
}

void TestCriticalPoints::linesAreNoCriticalPoints()
{
    QVERIFY(found("x = 1; y = 1\nf = 2*x - y", {-2, 2, -2, 2}).points.empty());
    QVERIFY(found("x = 1\nf = exp(x)", {-2, 2, 0, 1}).points.empty());
}

void TestCriticalPoints::holesAreNoCriticalPoints()
{
    const CriticalPoints points = found("x = 1; y = 1\nf = x*log(x) + y^2 + sqrt(y + 1)", {-2, 2, -2, 2});
    // Along y the slope 2y + ½/√(y + 1) vanishes twice, along x the slope ln x + 1 once.
    // Where the root begins, at y = −1, is the least value that there is nearby.
    QCOMPARE(count(points, CriticalKind::Minimum), 2);
    QVERIFY(points.points[0].isDifferentiable && !points.points[1].isDifferentiable);
    QCOMPARE(count(points, CriticalKind::Saddle), 1);
    QCOMPARE(points.points.size(), 3U);
    QVERIFY(std::abs(points.points[0].at.x - std::exp(-1.0)) < 1e-12);
    QVERIFY(found("x = 1; y = 1\nf = log(-1 - x^2 - y^2)", {-2, 2, -2, 2}).points.empty());
}

void TestCriticalPoints::unitsOfTheAxesDontMatter()
{
    const CriticalPoints points = found("x = 0; y = 1000\nf = (1e6*x)^2 + (y/1000 - 1)^2", {-1e-5, 1e-5, -5000, 5000});
    QCOMPARE(points.points.size(), 1U);
    QCOMPARE(points.points[0].kind, CriticalKind::Minimum);
    QVERIFY(std::abs(points.points[0].at.y - 1000) < 1e-9);
}

void TestCriticalPoints::oneVariableHasMinimaAndMaxima()
{
    const CriticalPoints points = found("x = 1\nf = sin(x)", {-10, 10, 0, 1});
    QCOMPARE(count(points, CriticalKind::Minimum), 3); // −π/2 + 2πk
    QCOMPARE(count(points, CriticalKind::Maximum), 3);
    const CriticalPoints inflection = found("x = 1\nf = x^3", {-1, 1, 0, 1});
    QCOMPARE(inflection.points.size(), 1U);
    QCOMPARE(inflection.points[0].kind, CriticalKind::Degenerate);
    QVERIFY(!inflection.points[0].isLowest);
}

void TestCriticalPoints::theAnswerIsLimited()
{
    CriticalSearch search;
    search.most = 100;
    const CriticalPoints points = found("x = 1; y = 1\nf = cos(10*x) + cos(10*y)", {-5, 5, -5, 5}, search);
    QCOMPARE(points.points.size(), 100U);
    QVERIFY(points.isCut);
}

void TestCriticalPoints::itCanBeCancelled()
{
    CriticalSearch search;
    search.progress = [](double done) { return done < 0.2; };
    const Terrain terrain = terrainOf(preset("himmelblau"));
    QVERIFY(!criticalPoints(*planeObjective(terrain), {-5, 5, -5, 5}, search));
}

void TestCriticalPoints::statedMinimaComeFirst()
{
    Scenario scenario = preset("himmelblau");
    const Terrain terrain = terrainOf(scenario);
    const Rectangle window{-5, 5, -5, 5};
    std::vector<RaceMinimum> minima = minimaOf(terrain, scenario, window);
    QCOMPARE(minima.size(), 4U);
    for (const RaceMinimum& minimum : minima)
        QVERIFY(minimum.isStated);
    scenario.minima = {{{3, 2}, 0}, {{1, 1}, 0}}; // one of this function, and one that is not
    minima = minimaOf(terrain, scenario, window);
    QCOMPARE(minima.size(), 4U);
    QVERIFY(minima[0].isStated && !minima[1].isStated);
    QCOMPARE(minima[0].at, (std::vector<double>{3, 2}));
}

void TestCriticalPoints::minimaOfManyInputsAreThoseThatAreReached()
{
    Scenario scenario = scenarioOf("x = 1; y = 1; z = 1\nf = (x^2 - 1)^2 + (y - 2)^2 + (z - x)^2");
    const std::vector<RaceMinimum> minima = minimaOf(terrainOf(scenario), scenario, {-3, 3, -3, 3});
    QCOMPARE(minima.size(), 2U);
    for (const RaceMinimum& minimum : minima) {
        QVERIFY(std::abs(std::abs(minimum.at[0]) - 1) < 1e-6); // the gradient is at most 1e-8
        QVERIFY(std::abs(minimum.at[0] - minimum.at[2]) < 1e-6);
    }
}

void TestCriticalPoints::regionsOfMinimaDontOverlap()
{
    const std::vector<RaceMinimum> minima = {{{0, 0}, 0}, {{0.1, 0}, 0}, {{5, 5}, 0}};
    const MinimumRegions regions(minima, {-10, 10, -10, 10});
    QCOMPARE(regions.at(std::vector<double>{0.03, 0}), 0);
    QCOMPARE(regions.at(std::vector<double>{0.05, 0}), -1);
    QCOMPARE(regions.at(std::vector<double>{0.07, 0}), 1);
    QCOMPARE(regions.at(std::vector<double>{5.15, 5.1}), 2); // 0.28 is 1 % of the diagonal
    QCOMPARE(regions.at(std::vector<double>{5.25, 5.2}), -1);
    QVERIFY(regions.isAt(2, std::vector<double>{5, 5}) && !regions.isAt(1, std::vector<double>{5, 5}));
}

QTEST_GUILESS_MAIN(TestCriticalPoints)
#include "tst_critical_points.moc"
