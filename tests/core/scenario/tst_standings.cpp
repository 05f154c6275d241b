// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/race_csv.h"
#include "core/scenario/race_series.h"
#include "core/scenario/rules.h"
#include "core/scenario/standings.h"
#include "tests/core/scenario/race_fixture.h"

#include <cmath>

using namespace ad;
using namespace ad::test;

namespace {

const std::string kSphere = "x = -1.5; y = 1\nf = x^2 + y^2";
const std::string kValley10 = "x = -4; y = 1\nf = x^2/2 + 5*y^2";
const std::string kValley100 = "x = -4; y = 1\nf = x^2/2 + 50*y^2";
const std::string kRosenbrock = "x = -1.5; y = 2\nf = (1 - x)^2 + 100*(y - x^2)^2";
const std::string kBooth = "x = -6; y = -4\nf = (x + 2*y - 7)^2 + (2*x + y - 5)^2";
const std::string kRastrigin = "x = -1.85; y = 1.2\nf = 20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)";
const std::string kThreeHump = "x = -1; y = 1.5\nf = 2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2";

Reached reachedBy(const std::string& program, int steps, const RacerChoice& choice)
{
    const Scenario scenario = scenarioWith(program, {}, steps, {choice});
    return standingsOf(scenario, terrainOf(scenario), runsOf(scenario)).racers.front();
}

QStringList lines(const std::string& text)
{
    return QString::fromStdString(text).split('\n', Qt::SkipEmptyParts);
}

} // namespace

class TestStandings : public QObject
{
    Q_OBJECT

private slots:
    void theVerdictIsThatOfTheDefinition_data();
    void theVerdictIsThatOfTheDefinition();
    void stepsToToleranceAreThoseOfTheReference_data();
    void stepsToToleranceAreThoseOfTheReference();
    void theMinimumIsThatOfTheBasinTheRacerEndsIn();
    void aFunctionWithoutAMinimumHasNoTarget();
    void theBestKnownIsTheLowest();
    void racersWithoutARunAreUnfinished();
    void theLawsOfSeries();
    void rulesNameWhatIsNotTheSameForAll();
    void csvHasOneLineAnIterateAndOneARacer();
};

void TestStandings::theVerdictIsThatOfTheDefinition_data()
{
    QTest::addColumn<std::string>("program");
    QTest::addColumn<int>("steps");
    QTest::addColumn<std::string>("optimizer");
    QTest::addColumn<double>("lr");
    QTest::addColumn<std::string>("verdict");
    const auto row = [](const char* name, const std::string& program, int steps, const char* optimizer, double lr, const char* verdict) {
        QTest::newRow(name) << program << steps << std::string(optimizer) << lr << std::string(verdict);
    };
    // L = 100: gradient descent is stable below lr = 2/L = 0.02.
    row("below 2/L", kValley100, 1000, "sgd", 0.019, "converged");
    row("at 2/L", kValley100, 1000, "sgd", 0.02, "oscillating");
    row("above 2/L", kValley100, 500, "sgd", 0.021, "diverged");
    row("far above 2/L", kValley100, 2000, "sgd", 0.1, "diverged"); // to infinity
    row("a parabola at 2/L", "x = 3\nf = x^2", 100, "sgd", 1.0, "oscillating");
    row("still on its way", kValley100, 100, "sgd", 0.005, "falling");
    row("AdaGrad in the curved valley", kRosenbrock, 500, "adagrad", 0.05, "stalled");
    row("Lion around the minimum", kSphere, 200, "lion", 0.3, "oscillating");
    row("Lion in a circle", kSphere, 200, "lion", 0.5, "oscillating"); // four points at the same height, again and again
    row("Lion with small steps", kSphere, 200, "lion", 0.03, "converged");
    row("asleep", kSphere, 200, "sgd", 1e-7, "stalled");
    row("too short to judge", kSphere, 10, "sgd", 0.01, "unfinished");
    row("no step", kSphere, 0, "sgd", 0.01, "unfinished");
    row("at the minimum in one step", kSphere, 5, "sgd", 0.5, "converged");
    row("down a saddle", "x = 1; y = 0.001\nf = x^2 - y^2", 200, "sgd", 0.01, "falling");
}

void TestStandings::theVerdictIsThatOfTheDefinition()
{
    QFETCH(const std::string, program);
    QFETCH(const int, steps);
    QFETCH(const std::string, optimizer);
    QFETCH(const double, lr);
    const Reached reached = reachedBy(program, steps, racer(optimizer, {{"lr", lr}}));
    QTEST(std::string(verdictName(reached.verdict)), "verdict");
    QVERIFY(!verdictMeaning(reached.verdict).empty());
}

void TestStandings::stepsToToleranceAreThoseOfTheReference_data()
{
    QTest::addColumn<std::string>("program");
    QTest::addColumn<RacerChoice>("racer");
    QTest::addColumn<int>("steps");
    const auto row = [](const char* name, const std::string& program, const RacerChoice& choice, int steps) {
        QTest::newRow(name) << program << choice << steps;
    };
    const auto momentum = [](double lr, bool isNesterov) {
        return racer("sgd", {{"lr", lr}, {"momentum", 0.9}, {"nesterov", isNesterov}});
    };
    row("sphere, GD", kSphere, racer("sgd", {{"lr", 0.02}}), 85);
    row("sphere, momentum", kSphere, momentum(0.003, false), 70);
    row("sphere, Adam", kSphere, racer("adam", {{"lr", 0.03}}), 73);
    row("sphere, Lion", kSphere, racer("lion", {{"lr", 0.03}}), 135);
    row("valley 10, GD", kValley10, racer("sgd", {{"lr", 0.05}}), 63);
    row("valley 100, GD", kValley100, racer("sgd", {{"lr", 0.01}}), 246);
    row("valley 100, RMSprop", kValley100, racer("rmsprop", {{"lr", 0.05}, {"alpha", 0.9}}), 138);
    row("rosenbrock, momentum", kRosenbrock, momentum(0.002, false), 83);
    row("rosenbrock, Adam", kRosenbrock, racer("adam", {{"lr", 2.0}}), 277);
    row("rosenbrock, AdaGrad", kRosenbrock, racer("adagrad", {{"lr", 5.0}}), -1);
    row("booth, AdaGrad", kBooth, racer("adagrad", {{"lr", 1.0}}), 51);
    row("rastrigin, GD", kRastrigin, racer("sgd", {{"lr", 0.0001}}), 90);
    row("three humps, NAG", kThreeHump, momentum(0.002, true), 82);
}

void TestStandings::stepsToToleranceAreThoseOfTheReference()
{
    QFETCH(const std::string, program);
    QFETCH(const RacerChoice, racer);
    const Reached reached = reachedBy(program, 500, racer);
    QTEST(static_cast<int>(reached.arrival.value_or(-1)), "steps");
}

void TestStandings::theMinimumIsThatOfTheBasinTheRacerEndsIn()
{
    const Reached local = reachedBy(kThreeHump, 500, racer("sgd", {{"lr", 0.1}}));
    QVERIFY(std::abs(local.value - 0.29863844) < 1e-7); // as printed in tables of test functions
    QVERIFY(std::abs(local.at[0] + 1.7475523) < 1e-6);
    const Reached global = reachedBy(kThreeHump, 500, racer("sgd", {{"lr", 0.1}, {"momentum", 0.9}}));
    QVERIFY(std::hypot(global.at[0], global.at[1]) < 1e-6);
    QCOMPARE(placeText(std::vector<double>{1, -0.5}), std::string("(1, −0.5)"));
    QCOMPARE(placeText(std::vector<double>{1, -2e-13}), std::string("(1, 0)"));
    QCOMPARE(placeText(std::vector<double>{1, 2, 3, 4}), std::string("(1, 2, 3, … 4 numbers)"));
}

void TestStandings::aFunctionWithoutAMinimumHasNoTarget()
{
    const Reached falling = reachedBy("x = 1; y = 0.001\nf = x^2 - y^2", 200, racer("sgd", {{"lr", 0.01}}));
    QVERIFY(falling.at.empty());
    QVERIFY(!falling.arrival);
    const Reached diverged = reachedBy(kValley100, 5000, racer("sgd", {{"lr", 0.1}}));
    QVERIFY(diverged.at.empty());
}

void TestStandings::theBestKnownIsTheLowest()
{
    Scenario scenario = scenarioWith(kThreeHump, {}, 50, {racer("sgd", {{"lr", 0.1}})});
    const Terrain terrain = terrainOf(scenario);
    const BestKnown found = standingsOf(scenario, terrain, runsOf(scenario)).best; // not the one where the racer ends
    QCOMPARE(found.source, BestKnown::Source::Found);
    QVERIFY(std::abs(found.value) < 1e-12);
    scenario.minima = {{{1, 1}, 0.0}, {{0, 0}, 0.0}}; // the first is none of this program
    const BestKnown best = standingsOf(scenario, terrain, runsOf(scenario)).best;
    QCOMPARE(best, (BestKnown{0.0, {0, 0}, BestKnown::Source::Stated}));
    const Scenario endless = scenarioWith("x = 1; y = 1\nf = x^2 - y^2", {}, 50, {racer("sgd", {{"lr", 0.1}})});
    const Standings standings = standingsOf(endless, terrainOf(endless), runsOf(endless));
    QCOMPARE(standings.best.source, BestKnown::Source::Met);
    QCOMPARE(standings.best.value, runsOf(endless).front().run.loss.back());
}

void TestStandings::racersWithoutARunAreUnfinished()
{
    const Scenario scenario = scenarioWith(kSphere, {}, 10);
    const Standings standings = standingsOf(scenario, terrainOf(scenario), {nullptr}, BestKnown());
    QCOMPARE(standings.racers.size(), std::size_t(1));
    QCOMPARE(standings.racers.front().verdict, RaceVerdict::Unfinished);
}

void TestStandings::theLawsOfSeries()
{
    const Scenario scenario = scenarioWith(kSphere, {}, 20, {racer("sgd", {{"lr", 0.25}}), racer("bfgs", {})});
    const std::vector<RacerRun> runs = runsOf(scenario);
    const Run& run = runs.front().run;
    QCOMPARE(seriesOf(run, CurveQuantity::Loss, 7), run.loss);
    QCOMPARE(seriesOf(run, CurveQuantity::Gap, 1)[3], run.loss[3] - 1);
    QVERIFY(std::isnan(seriesOf(run, CurveQuantity::LearningRate, 0).back()));
    // θ ← θ − 0.25·2θ = θ/2: each update is half of θ.
    QVERIFY(std::abs(quantityAt(run, CurveQuantity::UpdateRatio, 5, 0) - 0.5) < 1e-12);
    for (const RacerRun& racer : runs)
        for (std::int64_t k = 0; k <= racer.run.stopStep; ++k)
            QCOMPARE(iterateOfEvaluations(racer.run, static_cast<double>(racer.run.evaluations[static_cast<std::size_t>(k)]) + 0.5), k);
    QCOMPARE(iterateOfEvaluations(run, 0), 0);
}

void TestStandings::rulesNameWhatIsNotTheSameForAll()
{
    Scenario scenario = scenarioWith(kSphere, {}, 200, {racer("sgd", {}), racer("adam", {})});
    const Terrain terrain = terrainOf(scenario);
    QCOMPARE(rulesLine(scenario, terrain), std::string("start (x, y) = (−1.5, 1) · 200 steps · exact gradients · no clipping · constant "
                                                       "learning rates · not tuned · tolerance: 0.1 % of the gap at the start"));
    scenario.noise = 0.1;
    scenario.noiseSeed = 7;
    scenario.racers[1].name = "Eve";
    scenario.racers[1].clipNorm = 1;
    scenario.racers[1].schedule = "cosine";
    scenario.racers[1].isTuned = true;
    scenario.racers[1].start = {2, 2};
    scenario.racers[1].past = {{.until = 40}};
    const std::string rules = rulesLine(scenario, terrain);
    for (const char* part : {"start (x, y) = (−1.5, 1), Eve from (2, 2)", "noise σ = 0.1 (seed 7)", "clipping: Eve norm ≤ 1",
                             "schedules: Eve Cosine", "settings changed: Eve at step 40", "tuned, but"})
        QVERIFY2(rules.find(part) != std::string::npos, (std::string(part) + " in " + rules).c_str());
    scenario.racers[1].isShown = false;
    QVERIFY(rulesLine(scenario, terrain).find("Eve") == std::string::npos);
}

void TestStandings::csvHasOneLineAnIterateAndOneARacer()
{
    Scenario scenario = scenarioWith(kSphere, {}, 30, {racer("sgd", {{"lr", 0.3}}), racer("adam", {{"lr", 0.1}})});
    scenario.racers[0].name = "one, \"two\"";
    const Terrain terrain = terrainOf(scenario);
    const std::vector<RacerRun> runs = runsOf(scenario);
    const Standings standings = standingsOf(scenario, terrain, runs);
    const QStringList curves = lines(curvesCsv(scenario, terrain, runs, standings));
    QCOMPARE(curves.size(), 1 + 2 * 31);
    QCOMPARE(curves[0], QString("racer,optimizer,step,x,y,loss,status,gap,gradient_norm,learning_rate,update_ratio,evaluations,rules"));
    QVERIFY(curves[1].startsWith("\"one, \"\"two\"\"\",sgd,0,-1.5,1,3.25,finished,3.25,"));
    QVERIFY(curves[1].contains("exact gradients"));
    QCOMPARE(curves.filter("exact gradients").size(), 1);
    const QStringList table = lines(standingsCsv(scenario, terrain, runs, standings));
    QCOMPARE(table.size(), 3);
    QCOMPARE(table[0].count(','), table[2].count(',') - table[2].count(", ")); // commas within a text have a blank behind them
    QVERIFY(table[1].contains(",sgd,converged,"));
    QCOMPARE(table.filter("exact gradients").size(), 2);
}

QTEST_APPLESS_MAIN(TestStandings)
#include "tst_standings.moc"
