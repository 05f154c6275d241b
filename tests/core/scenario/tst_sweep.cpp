// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/sweep.h"

#include "tests/core/scenario/trial_fixture.h"

using namespace ad;
using namespace ad::test;

namespace {

struct Swept
{
    Goal goal;
    std::vector<Trial> trials;
    RateLimit limit;
};

Swept swept(const Scenario& scenario, const std::string& racer, const std::vector<double>& rates)
{
    Ready ready(scenario, racer);
    return {ready.goal, *runTrials(*ready.objective, ready.setup, ready.goal, ready.recipe, rates),
            rateLimit(*ready.objective, *ready.recipe, ready.goal, ready.setup.start)};
}

/// 1-2-3-5 per decade, from 10⁻⁵ to 50.
std::vector<double> gridOfTheTable()
{
    std::vector<double> rates;
    for (int decade = -5; decade <= 1; ++decade)
        for (const int digit : {1, 2, 3, 5})
            rates.push_back(std::stod(std::to_string(digit) + "e" + std::to_string(decade)));
    return rates;
}

} // namespace

class TestSweep : public QObject
{
    Q_OBJECT

private slots:
    void eachLaneIsTheRunOfARaceBitForBit_data();
    void eachLaneIsTheRunOfARaceBitForBit();
    void theBasinsMinimumIsThatOfTheTable_data();
    void theBasinsMinimumIsThatOfTheTable();
    void ratesThatWorkAreThoseOfTheTable_data();
    void ratesThatWorkAreThoseOfTheTable();
    void gradientDescentOnRosenbrockDivergesAtStepSevenAbove0002();
    void theLimitIsThatOfTheQuadratic_data();
    void theLimitIsThatOfTheQuadratic();
    void adaptiveOnesHaveNoLimit();
    void aFunctionWithoutMinimumHasNoGoal_data();
    void aFunctionWithoutMinimumHasNoGoal();
    void theWidestSpanWins();
    void ratesAreSpacedByOneFactor();
    void aSweepCanBeCancelled();
    void aRacerWithAPastTriesTheRatesAfterIt();
    void withMiniBatchesLossesAreThoseOnAllRows();
};

void TestSweep::eachLaneIsTheRunOfARaceBitForBit_data()
{
    QTest::addColumn<QString>("optimizer");
    QTest::addColumn<bool>("isFiltered");
    for (const Optimizer& optimizer : optimizers())
        for (const bool isFiltered : {false, true})
            QTest::addRow("%s%s", optimizer.name.data(), isFiltered ? " with noise, clipping and a schedule" : "")
                << QString::fromUtf8(optimizer.name.data()) << isFiltered;
}

void TestSweep::eachLaneIsTheRunOfARaceBitForBit()
{
    QFETCH(const QString, optimizer);
    QFETCH(const bool, isFiltered);
    Scenario scenario = preset("rosenbrock", 60);
    RacerChoice racer{.optimizer = optimizer.toStdString()};
    if (isFiltered) {
        racer.schedule = "cosine";
        racer.scheduleParameters = {{"T_max", 60.0}};
        racer.clipNorm = 20;
        scenario.noise = 0.3;
        scenario.noiseSeed = 7;
    }
    scenario.racers = {racer};
    const std::vector<double> rates = logSpaced(1e-6, 10, 15);
    const Swept all = swept(scenario, labelOf(racer), rates);
    for (std::size_t i = 0; i < rates.size(); ++i) {
        scenario.racers[0].parameters["lr"] = rates[i];
        const Run run = race(scenario, terrainOf(scenario))->front().run;
        QCOMPARE(all.trials[i].finalLoss, run.loss.back());
        QVERIFY(all.trials[i].status == run.status);
        QCOMPARE(all.trials[i].steps, run.stopStep);
        const auto outside = std::find_if(run.loss.rbegin(), run.loss.rend(), [&](double loss) { return !(loss <= all.goal.bound); });
        const std::int64_t steps = run.loss.rend() - outside;
        const bool hasArrived = run.status != Status::Diverged && steps <= run.stopStep;
        QCOMPARE(all.trials[i].stepsToTolerance, hasArrived ? steps : Trial::kNever);
    }
}

void TestSweep::theBasinsMinimumIsThatOfTheTable_data()
{
    QTest::addColumn<double>("minimum");
    QTest::addColumn<double>("tolerance");
    const std::pair<const char*, double> rows[] = {{"sphere", 0},
                                                   {"valley", 0},
                                                   {"rosenbrock", 0},
                                                   {"beale", 0},
                                                   {"himmelblau", 0},
                                                   {"booth", 0},
                                                   {"matyas", 0},
                                                   {"three_hump_camel", 0.2986384422368598},
                                                   {"six_hump_camel", -1.0316284534898774},
                                                   {"mccormick", 1.2283696986087569},
                                                   {"styblinski_tang", -78.33233140754282},
                                                   {"goldstein_price", 30},
                                                   {"rastrigin", 4.974790247647377},
                                                   {"ackley", 5.381864187490191},
                                                   {"griewank", 0.007396040334115082},
                                                   {"levy", 2.4000794081802463},
                                                   {"levy13", 7.0450271739931765},
                                                   {"easom", -1},
                                                   {"bounded_saddle", -1},
                                                   {"plateau", 0},
                                                   {"cliff", 0}};
    for (const auto& [name, minimum] : rows) // goldstein_price sums terms of 10⁶; the cliff's minimum is not exactly 0
        QTest::newRow(name) << minimum
                            << (name == std::string_view("goldstein_price") ? 1e-6
                                : name == std::string_view("cliff")         ? 1e-5
                                                                            : 1e-10);
}

void TestSweep::theBasinsMinimumIsThatOfTheTable()
{
    QFETCH(const double, minimum);
    QFETCH(const double, tolerance);
    Scenario scenario = preset(QTest::currentDataTag());
    scenario.minima.clear(); // nothing may be known beforehand
    const Terrain terrain = terrainOf(scenario);
    const Goal goal = goalFrom(*terrain.objective(), terrain.start());
    QVERIFY(goal.isFound());
    QVERIFY2(std::abs(goal.minimum - minimum) <= tolerance, qPrintable(QString::number(goal.minimum, 'g', 17)));
}

void TestSweep::ratesThatWorkAreThoseOfTheTable_data()
{
    QTest::addColumn<QString>("racer");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    const auto add = [](const char* id, double from, double to, double adamFrom, double adamTo) {
        QTest::newRow(id) << "GD" << from << to;
        QTest::newRow(id) << "Adam" << adamFrom << adamTo;
    };
    add("sphere", 0.005, 0.5, 0.01, 50);
    add("valley", 0.005, 0.01, 0.02, 50);
    add("rosenbrock", 0.002, 0.002, 0.1, 3);
    add("beale", 0.003, 0.03, 0.03, 3);
    add("himmelblau", 0.0003, 0.02, 0.01, 50);
    add("booth", 0.0005, 0.1, 0.03, 50);
    add("matyas", 0.01, 1, 0.03, 50);
    add("three_hump_camel", 0.002, 0.3, 0.003, 50);
    add("six_hump_camel", 0.001, 0.1, 0.002, 10);
    add("mccormick", 0.005, 0.3, 0.01, 50);
    add("styblinski_tang", 0.0005, 0.05, 0.01, 20);
    add("goldstein_price", 3e-5, 0.0003, 0.0005, 2);
    add("rastrigin", 2e-5, 0.005, 0.001, 0.5);
    add("ackley", 0.0003, 0.1, 0.001, 2);
    add("griewank", 0.02, 1, 0.01, 2);
    add("levy", 0.05, 0.5, 0.02, 3);
    add("levy13", 3e-5, 0.03, 0.0005, 2); // the table has 3, but above 1 Adam's way is chaotic here
    add("easom", 0.01, 0.5, 0.003, 1);
    add("bounded_saddle", 0.01, 0.5, 0.01, 50);
    add("plateau", 0.1, 1, 0.005, 1);
    add("cliff", 0.02, 1, 0.05, 50);
}

void TestSweep::ratesThatWorkAreThoseOfTheTable()
{
    QFETCH(const QString, racer);
    QFETCH(const double, from);
    QFETCH(const double, to);
    const std::vector<double> rates = gridOfTheTable();
    const Swept all = swept(preset(QTest::currentDataTag()), racer.toStdString(), rates);
    // The table has the lowest and the highest rate that arrive, whatever happens between them. It doesn't count rates with which a
    // racer that dances around the bound happens to be inside for the last few steps.
    std::vector<double> arrived;
    QString found;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        if (all.trials[i].hasArrived() && (all.trials[i].stepsToTolerance < 490 || rates[i] < to))
            arrived.push_back(rates[i]);
        if (all.trials[i].hasArrived())
            found += QString(" %1 (%2)").arg(rates[i]).arg(all.trials[i].stepsToTolerance);
    }
    QVERIFY2(!arrived.empty() && arrived.front() == from && arrived.back() == to, qPrintable(found));
    const auto isBetween = [&](double rate) { return rate >= from && rate <= to; };
    const bool hasGap = std::count_if(rates.begin(), rates.end(), isBetween) != static_cast<std::ptrdiff_t>(arrived.size());
    const std::optional<RateSpan> works = whatWorks(rates, all.trials);
    QVERIFY(works && (hasGap || (works->from == from && works->to == to)));
}

void TestSweep::gradientDescentOnRosenbrockDivergesAtStepSevenAbove0002()
{
    const Swept all = swept(preset("rosenbrock", 2000), "GD", {0.0019, 0.0021});
    QVERIFY(all.trials[0].status == Status::Finished);
    QVERIFY(all.trials[0].hasArrived());
    QVERIFY(std::abs(all.trials[0].finalLoss - 0.0030) < 1e-4);
    QVERIFY(all.trials[1].status == Status::Diverged);
    QCOMPARE(all.trials[1].steps, 9); // the last finite loss, 10¹²⁹
    QVERIFY(swept(preset("rosenbrock", 6), "GD", {0.0021}).trials[0].finalLoss < 1e7);
    QVERIFY(swept(preset("rosenbrock", 7), "GD", {0.0021}).trials[0].finalLoss > 1e16);
}

void TestSweep::theLimitIsThatOfTheQuadratic_data()
{
    QTest::addColumn<QString>("settings");
    QTest::addColumn<double>("momentum");
    QTest::newRow("gradient descent") << "pytorch" << 0.0;
    QTest::newRow("heavy ball") << "pytorch" << 0.9;
    QTest::newRow("rate inside") << "lr_inside" << 0.9;
    QTest::newRow("average") << "average" << 0.9;
    QTest::newRow("Nesterov") << "nesterov" << 0.9;
    QTest::newRow("weight decay") << "weight_decay" << 0.5;
    QTest::newRow("dampening") << "dampening" << 0.5;
}

void TestSweep::theLimitIsThatOfTheQuadratic()
{
    QFETCH(const QString, settings);
    QFETCH(const double, momentum);
    Scenario scenario = preset("valley", 4000);
    RacerChoice racer;
    racer.parameters = {{"momentum", momentum}};
    if (settings == "nesterov")
        racer.parameters["nesterov"] = true;
    else if (settings == "weight_decay" || settings == "dampening")
        racer.parameters[settings.toStdString()] = 0.25;
    else
        racer.parameters["momentum_form"] = settings.toStdString();
    scenario.racers = {racer};
    const RateLimit limit = swept(scenario, labelOf(racer), {1}).limit;
    QVERIFY(limit.isAtMinimum);
    const Swept around = swept(scenario, labelOf(racer), {0.99 * limit.rate, 1.01 * limit.rate});
    QVERIFY(around.trials[0].finalLoss < 1e-3);
    QVERIFY(!(around.trials[1].finalLoss < 1e3));
}

void TestSweep::adaptiveOnesHaveNoLimit()
{
    const Swept adam = swept(preset("sphere"), "Adam", {0.1});
    QVERIFY(adam.limit.kind == RateLimit::Kind::None);
    QVERIFY(formulaOf(adam.limit).empty());
    const Swept gd = swept(preset("sphere"), "GD", {0.1});
    QVERIFY(std::abs(gd.limit.rate - 1) < 1e-12);
    QCOMPARE(formulaOf(gd.limit), std::string("2/λmax"));
}

void TestSweep::aFunctionWithoutMinimumHasNoGoal_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("falls without end") << "x = 1.5; y = 0.001; f = x^2 - y^2";
    QTest::newRow("falls ever slower") << "x = 1; f = exp(-x)";
    QTest::newRow("falls towards a plain") << "x = 1; y = 0.5; f = log(1 + exp(-x)) + log(1 + exp(-x - y)) + 0*y";
    QTest::newRow("no number at the start") << "x = -1; f = log(x)";
    QTest::newRow("rests on a saddle") << "x = 1.5; y = 0; f = x^2 - y^2";
    QTest::newRow("is the same everywhere") << "x = 1; f = 0*x + 3";
}

void TestSweep::aFunctionWithoutMinimumHasNoGoal()
{
    QFETCH(const QString, program);
    Scenario scenario;
    scenario.program = program.toStdString();
    scenario.steps = 50;
    scenario.racers = {RacerChoice{}};
    const Swept all = swept(scenario, "Gradient descent", {1e-3, 1e3});
    QVERIFY(!all.goal.isFound());
    QVERIFY(!all.trials[0].hasArrived() && !all.trials[1].hasArrived());
    QVERIFY(!all.limit.isAtMinimum);
}

void TestSweep::theWidestSpanWins()
{
    const Trial arrived{.stepsToTolerance = 3};
    const Trial lost{};
    const std::vector<double> rates = {1, 10, 100, 200, 300};
    QVERIFY(!whatWorks(rates, std::vector<Trial>(5, lost)));
    const std::optional<RateSpan> works = whatWorks(rates, std::vector<Trial>{arrived, arrived, lost, arrived, arrived});
    QCOMPARE(works->from, 1.0);
    QCOMPARE(works->to, 10.0);
    QCOMPARE(works->decades(), 1.0);
    QCOMPARE(whatWorks(rates, std::vector<Trial>(5, arrived))->to, 300.0);
    QCOMPARE(whatWorks(rates, std::vector<Trial>{lost, lost, lost, lost, arrived})->decades(), 0.0);
    QVERIFY(!whatWorks({}, {}));
}

void TestSweep::ratesAreSpacedByOneFactor()
{
    const std::vector<double> rates = logSpaced(1e-6, 10, 71);
    QCOMPARE(rates.front(), 1e-6);
    QCOMPARE(rates.back(), 10.0);
    for (std::size_t i = 1; i < rates.size(); ++i)
        QVERIFY(std::abs(rates[i] / rates[i - 1] / std::pow(10, 0.1) - 1) < 1e-12);
    QCOMPARE(logSpaced(1e-2, 1, 1), std::vector<double>{0.1});
    QVERIFY(logSpaced(1, 2, 0).empty());
}

void TestSweep::aSweepCanBeCancelled()
{
    Ready ready(preset("sphere", 100000), "GD");
    const std::vector<double> rates = {0.1, 0.2};
    QVERIFY(!runTrials(*ready.objective, ready.setup, {}, ready.recipe, rates, [](double) { return false; }));
    QVERIFY(runTrials(*ready.objective, ready.setup, {}, ready.recipe, {})->empty());
}

void TestSweep::aRacerWithAPastTriesTheRatesAfterIt()
{
    Scenario scenario = preset("beale", 100);
    scenario.racers = {RacerChoice{.optimizer = "adam", .past = {RacerPast{.until = 40, .parameters = {{"lr", 0.02}}}}}};
    const std::vector<double> rates = {0.01, 0.1, 100};
    const Swept all = swept(scenario, "Adam", rates);
    for (std::size_t i = 0; i < rates.size(); ++i) {
        scenario.racers[0].parameters["lr"] = rates[i];
        const Run run = race(scenario, terrainOf(scenario))->front().run;
        QCOMPARE(all.trials[i].finalLoss, run.loss.back());
        QCOMPARE(all.trials[i].steps, run.stopStep);
    }
}

void TestSweep::withMiniBatchesLossesAreThoseOnAllRows()
{
    Scenario scenario;
    scenario.tables = {{"points", "x,t\n1,2.1\n2,3.9\n3,6.2\n4,7.8\n"}};
    scenario.program = "data x = csv(\"points\", \"x\"); data t = csv(\"points\", \"t\")\nw = 0; b = 0\nL = mse(w*x + b, t)";
    scenario.batch.size = 2;
    scenario.steps = 30;
    scenario.racers = {RacerChoice{}};
    const std::vector<double> rates = {0.001, 0.02, 100};
    const Terrain terrain = terrainOf(scenario);
    QVERIFY(terrain.hasBatches());
    const Swept all = swept(scenario, "Gradient descent", rates);
    for (std::size_t i = 0; i < rates.size(); ++i) {
        scenario.racers[0].parameters["lr"] = rates[i];
        const Run run = race(scenario, terrain)->front().run;
        QCOMPARE(all.trials[i].finalLoss, run.loss.back());
        QCOMPARE(all.trials[i].steps, run.stopStep);
    }
}

QTEST_APPLESS_MAIN(TestSweep)
#include "tst_sweep.moc"
