// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/tune.h"

#include "tests/core/scenario/trial_fixture.h"

using namespace ad;
using namespace ad::test;

class TestTune : public QObject
{
    Q_OBJECT

private slots:
    void theBestRateOfASphereReachesTheMinimumInOneStep();
    void theResultIsTheRaceWithThatRate_data();
    void theResultIsTheRaceWithThatRate();
    void noMoreRunsThanTheBudgetAreMade_data();
    void noMoreRunsThanTheBudgetAreMade();
    void tuningNeverMakesARacerWorse();
    void moreRunsFindNoWorseRate();
    void whereEverythingDivergesNothingIsFound();
    void itCanBeCancelled();
    void ratesHaveThreeDigits();
};

void TestTune::theBestRateOfASphereReachesTheMinimumInOneStep()
{
    Ready ready(preset("sphere"), "GD"); // x² + y²: θ − ½∇f = 0
    const Tuned tuned = *tune(*ready.objective, ready.setup, ready.goal, {.objective = TrialObjective::StepsToTolerance});
    QCOMPARE(tuned.trial.stepsToTolerance, 1);
    QVERIFY(std::abs(tuned.rate - 0.5) < 0.02); // 0.1 % of the gap is 3 % of the way
}

void TestTune::theResultIsTheRaceWithThatRate_data()
{
    QTest::addColumn<int>("objective");
    for (const RacerChoice& racer : preset("rosenbrock").racers)
        for (const TrialObjective objective : {TrialObjective::FinalLoss, TrialObjective::StepsToTolerance})
            QTest::addRow("%s %s", racer.name.c_str(), objectiveName(objective).data()) << static_cast<int>(objective);
}

void TestTune::theResultIsTheRaceWithThatRate()
{
    QFETCH(const int, objective);
    const std::string name = QByteArray(QTest::currentDataTag()).split(' ').front().toStdString();
    Scenario scenario = preset("rosenbrock");
    Ready ready(scenario, name);
    const TuneOptions options{.objective = static_cast<TrialObjective>(objective)};
    const Tuned tuned = *tune(*ready.objective, ready.setup, ready.goal, options);
    const Tuned again = *tune(*ready.objective, ready.setup, ready.goal, options);
    QVERIFY(tuned.rate == again.rate && tuned.trial == again.trial);
    const auto racer = static_cast<std::size_t>(racerNamed(scenario, name));
    scenario.racers[racer].parameters["lr"] = tuned.rate;
    const Run run = race(scenario, ready.terrain)->at(racer).run;
    QCOMPARE(run.loss.back(), tuned.trial.finalLoss);
    QVERIFY(tuned.isFound());
}

void TestTune::noMoreRunsThanTheBudgetAreMade_data()
{
    QTest::addColumn<int>("budget");
    for (const int budget : {1, 2, 3, 4, 7, 20, 61, 400})
        QTest::addRow("%d", budget) << budget;
}

void TestTune::noMoreRunsThanTheBudgetAreMade()
{
    QFETCH(const int, budget);
    Ready ready(preset("beale", 100), "Adam");
    double done = 0;
    const auto note = [&](double part) {
        const bool isForward = part >= done && part <= 1;
        done = part;
        return isForward;
    };
    const std::optional<Tuned> tuned = tune(*ready.objective, ready.setup, ready.goal, {.budget = budget}, note);
    QVERIFY(tuned);
    QVERIFY(tuned->runs <= budget);
    QVERIFY(budget > 50 || tuned->runs == budget); // many runs exhaust three digits
}

void TestTune::tuningNeverMakesARacerWorse()
{
    Scenario scenario = preset("rosenbrock");
    scenario.racers = {RacerChoice{.parameters = {{"lr", 0.00187}}}};
    Ready ready(scenario, "Gradient descent");
    const Tuned tuned = *tune(*ready.objective, ready.setup, ready.goal, {.budget = 1});
    QVERIFY(tuned.isKept);
    QCOMPARE(tuned.rate, 0.00187);
}

void TestTune::moreRunsFindNoWorseRate()
{
    Ready ready(preset("valley"), "Momentum");
    const double few = tune(*ready.objective, ready.setup, ready.goal, {.budget = 8})->trial.finalLoss;
    const double many = tune(*ready.objective, ready.setup, ready.goal, {.budget = 80})->trial.finalLoss;
    QVERIFY(many <= few);
}

void TestTune::whereEverythingDivergesNothingIsFound()
{
    Scenario scenario;
    scenario.program = "x = -1; f = log(x)";
    scenario.racers = {RacerChoice{}};
    Ready ready(scenario, "Gradient descent");
    QVERIFY(!tune(*ready.objective, ready.setup, ready.goal, {.budget = 10})->isFound());
}

void TestTune::itCanBeCancelled()
{
    Ready ready(preset("sphere", 10000), "Adam");
    QVERIFY(!tune(*ready.objective, ready.setup, ready.goal, {}, [](double done) { return done < 0.3; }));
}

void TestTune::ratesHaveThreeDigits()
{
    QCOMPARE(threeDigits(0.0123456), 0.0123);
    QCOMPARE(threeDigits(9.996e-7), 1e-6);
    QCOMPARE(threeDigits(10), 10.0);
}

QTEST_APPLESS_MAIN(TestTune)
#include "tst_tune.moc"
