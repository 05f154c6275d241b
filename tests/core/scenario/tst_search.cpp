// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/search.h"

#include "tests/core/scenario/trial_fixture.h"

#include <set>

using namespace ad;
using namespace ad::test;

namespace {

SearchPlan planOf(const char* optimizer, const char* x, const char* y)
{
    const Optimizer& row = *findOptimizer(optimizer);
    return {.x = searchAxis(row, x), .y = searchAxis(row, y)};
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private slots:
    void everyAxisLiesInsideTheRangeOfItsParameter_data();
    void everyAxisLiesInsideTheRangeOfItsParameter();
    void randomPointsAreReproducibleAndInsideTheRanges();
    void randomPointsAreEvenlySpreadOnTheAxes();
    void aGridCoversTheCorners_data();
    void aGridCoversTheCorners();
    void eachResultIsTheRaceWithTheseSettings();
    void settingsThatExcludeEachOtherHaveNoTrial();
    void itCanBeCancelled();
};

void TestSearch::everyAxisLiesInsideTheRangeOfItsParameter_data()
{
    QTest::addColumn<QString>("parameter");
    for (const Optimizer& optimizer : optimizers())
        for (const std::string& parameter : searchable(optimizer))
            QTest::addRow("%s %s", optimizer.name.data(), parameter.c_str()) << QString::fromStdString(parameter);
}

void TestSearch::everyAxisLiesInsideTheRangeOfItsParameter()
{
    QFETCH(const QString, parameter);
    const Optimizer& row = *findOptimizer(QByteArray(QTest::currentDataTag()).split(' ').front().toStdString());
    const SearchAxis axis = searchAxis(row, parameter.toStdString());
    for (const double part : {0.0, 0.3, 0.5, 1.0}) {
        const double value = valueAt(axis, part);
        QVERIFY(checkedValues(row.parameters, {{axis.parameter, value}}, row.name));
        QVERIFY(std::abs(partOf(axis, value) - part) < 1e-9); // 1 − p loses four digits of sixteen
    }
    QCOMPARE(valueAt(axis, 0), axis.low);
    QVERIFY(axis.low < axis.high);
}

void TestSearch::randomPointsAreReproducibleAndInsideTheRanges()
{
    SearchPlan plan = planOf("adam", "lr", "beta2");
    plan.budget = 500;
    plan.seed = 3;
    const std::vector<Vec2> points = searchPoints(plan);
    QCOMPARE(points.size(), std::size_t(500));
    QVERIFY(points == searchPoints(plan));
    for (const Vec2 p : points)
        QVERIFY(p.x >= plan.x.low && p.x <= plan.x.high && p.y >= plan.y.low && p.y <= plan.y.high);
    SearchPlan fewer = plan;
    fewer.budget = 100; // a larger budget goes on from a smaller one
    const std::vector<Vec2> first = searchPoints(fewer);
    QVERIFY(std::equal(first.begin(), first.end(), points.begin()));
    plan.seed = 4;
    QVERIFY(points != searchPoints(plan));
}

void TestSearch::randomPointsAreEvenlySpreadOnTheAxes()
{
    SearchPlan plan = planOf("sgd", "lr", "momentum");
    plan.budget = 4000;
    std::array<int, 4> quarters{};
    double product = 0;
    for (const Vec2 p : searchPoints(plan)) {
        const double x = partOf(plan.x, p.x);
        ++quarters[std::min<std::size_t>(3, static_cast<std::size_t>(4 * x))];
        product += (x - 0.5) * (partOf(plan.y, p.y) - 0.5);
    }
    for (const int count : quarters)
        QVERIFY(std::abs(count - 1000) < 110);                          // four standard deviations of a binomial, √(4000·3/16) ≈ 27
    QVERIFY(std::abs(product / 4000) < 4 * 1.0 / 12 / std::sqrt(4000)); // the same of independent coordinates
}

void TestSearch::aGridCoversTheCorners_data()
{
    QTest::addColumn<int>("budget");
    for (const int budget : {4, 5, 12, 100, 1000})
        QTest::addRow("%d", budget) << budget;
}

void TestSearch::aGridCoversTheCorners()
{
    QFETCH(const int, budget);
    SearchPlan plan = planOf("sgd", "lr", "momentum");
    plan.method = SearchMethod::Grid;
    plan.budget = budget;
    const std::vector<Vec2> points = searchPoints(plan);
    QVERIFY(static_cast<int>(points.size()) <= budget);
    QVERIFY(static_cast<int>(points.size()) > 2 * budget / 3);
    std::set<std::pair<double, double>> places;
    for (const Vec2 p : points)
        places.emplace(p.x, p.y);
    QCOMPARE(places.size(), points.size());
    for (const double x : {plan.x.low, plan.x.high})
        for (const double y : {plan.y.low, plan.y.high})
            QVERIFY(places.contains({x, y}));
}

void TestSearch::eachResultIsTheRaceWithTheseSettings()
{
    Scenario scenario = preset("beale", 80);
    Ready ready(scenario, "Momentum");
    SearchPlan plan = planOf("sgd", "lr", "momentum");
    plan.budget = 30;
    const std::vector<Vec2> points = searchPoints(plan);
    const auto trials = *tryPoints(*ready.objective, ready.setup, ready.goal, plan, points);
    const auto racer = static_cast<std::size_t>(racerNamed(scenario, "Momentum"));
    for (std::size_t i = 0; i < points.size(); ++i) {
        setPoint(scenario.racers[racer].parameters, plan, points[i]);
        const Run run = race(scenario, ready.terrain)->at(racer).run;
        QCOMPARE(trials[i]->finalLoss, run.loss.back());
        QVERIFY(trials[i]->status == run.status);
    }
}

void TestSearch::settingsThatExcludeEachOtherHaveNoTrial()
{
    Ready ready(preset("sphere", 10), "NAG");
    const SearchPlan plan = planOf("sgd", "lr", "momentum");
    const std::vector<Vec2> points = {{0.1, 0.9}, {0.1, 0}}; // Nesterov's needs momentum
    const auto trials = *tryPoints(*ready.objective, ready.setup, ready.goal, plan, points);
    QVERIFY(trials[0] && !trials[1]);
}

void TestSearch::itCanBeCancelled()
{
    Ready ready(preset("sphere", 10000), "Adam");
    const SearchPlan plan = planOf("adam", "lr", "beta1");
    QVERIFY(!tryPoints(*ready.objective, ready.setup, ready.goal, plan, searchPoints(plan), [](double done) { return done < 0.5; }));
}

QTEST_APPLESS_MAIN(TestSearch)
#include "tst_search.moc"
