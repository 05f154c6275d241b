// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/library.h"
#include "core/scenario/race.h"
#include "core/scenario/tables.h"

#include <QtTest>

#include <algorithm>
#include <numeric>

using namespace ad;

namespace {

constexpr const char* kFivePoints = "x,y\n0.5,1.2\n1,1.9\n1.5,3.1\n2,3.8\n3,6.3\n";
constexpr const char* kLine = "data x = csv(\"points\", \"x\"); data y = csv(\"points\", \"y\")\nw = 0; b = 0\nL = mse(w*x + b, y)";

Scenario fivePoints(const BatchChoice& batch, const std::string& program = kLine)
{
    Scenario scenario;
    scenario.program = program;
    scenario.tables = {{"points", kFivePoints}};
    scenario.batch = batch;
    scenario.steps = 7;
    scenario.racers = {{.optimizer = "sgd", .parameters = {{"lr", 0.1}}}};
    return scenario;
}

Terrain terrainOf(const Scenario& scenario)
{
    const Parsed parsed = programOf(scenario);
    if (!parsed.program)
        qFatal("%s", parsed.errors.front().message.c_str());
    Result<AxisView> view = axisView(scenario, *parsed.program);
    Result<std::shared_ptr<const Batches>> batches = Batches::of(scenario, *parsed.program);
    if (!view || !batches)
        qFatal("%s", (view ? batches.error() : view.error()).message.c_str());
    return Terrain(std::move(*view), std::move(*batches));
}

std::vector<RacerRun> runsOf(const Scenario& scenario)
{
    const Result<std::vector<RacerRun>> runs = race(scenario, terrainOf(scenario));
    if (!runs)
        qFatal("%s", runs.error().message.c_str());
    return *runs;
}

} // namespace

class TestBatches : public QObject
{
    Q_OBJECT

private slots:
    void eachEpochSeesEveryRowOnce_data();
    void eachEpochSeesEveryRowOnce();
    void theOrderDependsOnSeedAndEpochAlone();
    void batchesAreThoseOfADataLoader();
    void allRowsAreTheFullRaceBitForBit();
    void singleRowsGiveTheTrajectoryOfPlainPython();
    void aBatchIsTheSameProgramOnASmallerTable();
    void parametersMayBeVectors();
    void theHessianIsThatOfTheBatch();
    void lossesAreThoseOfAllRowsAndOfTheBatch();
    void racersMayHaveBatchesOfTheirOwn();
    void aProgramThatNeedsAllRowsIsAnError();
    void tablesOfAnotherLengthStayWhole();
    void shownRacersOfLandscapesWithTablesComeNearTheMinimum_data();
    void shownRacersOfLandscapesWithTablesComeNearTheMinimum();
};

void TestBatches::eachEpochSeesEveryRowOnce_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("isShuffled");
    for (const int rows : {1, 2, 7, 100})
        for (const int size : {1, 2, 3, 7, 50, 100, 1000})
            for (const bool isShuffled : {false, true})
                QTest::addRow("%d rows, %d at once, %s", rows, size, isShuffled ? "shuffled" : "in order") << rows << size << isShuffled;
}

void TestBatches::eachEpochSeesEveryRowOnce()
{
    QFETCH(int, rows);
    QFETCH(int, size);
    QFETCH(bool, isShuffled);
    const BatchOrder order({size, isShuffled, 42, false}, rows);
    for (std::int64_t epoch = 0; epoch < 3; ++epoch) {
        std::vector<int> seen;
        for (int i = 0; i < order.batchesPerEpoch(); ++i) {
            const std::vector<int> batch = order.rowsAt(epoch * order.batchesPerEpoch() + i);
            QVERIFY(!batch.empty() && static_cast<int>(batch.size()) <= std::max(size, 1));
            seen.insert(seen.end(), batch.begin(), batch.end());
        }
        std::sort(seen.begin(), seen.end());
        std::vector<int> all(static_cast<std::size_t>(rows));
        std::iota(all.begin(), all.end(), 0);
        QCOMPARE(seen, all);
    }
}

void TestBatches::theOrderDependsOnSeedAndEpochAlone()
{
    const std::vector<int> order = epochOrder(50, true, 1, 3);
    QCOMPARE(epochOrder(50, true, 1, 3), order);
    QVERIFY(epochOrder(50, true, 1, 4) != order);
    QVERIFY(epochOrder(50, true, 2, 3) != order);
    // Every row comes first about equally often: 20 of 2000 epochs for each of 100 rows, and ±6 standard deviations of √20.
    std::vector<int> firsts(100);
    for (std::int64_t epoch = 0; epoch < 2000; ++epoch)
        ++firsts[static_cast<std::size_t>(epochOrder(100, true, 7, epoch).front())];
    QVERIFY(*std::max_element(firsts.begin(), firsts.end()) < 20 + 27);
}

void TestBatches::batchesAreThoseOfADataLoader()
{
    // list(DataLoader(range(5), batch_size=2, drop_last=…)) of PyTorch: [0, 1], [2, 3], [4] or without the last one.
    const BatchOrder kept({2, false, 0, false}, 5);
    QCOMPARE(kept.batchesPerEpoch(), 3);
    QCOMPARE(kept.rowsAt(2), std::vector<int>{4});
    QCOMPARE(kept.rowsAt(3), (std::vector<int>{0, 1}));
    QCOMPARE(kept.epochsIn(7), 7.0 / 3);
    const BatchOrder dropped({2, false, 0, true}, 5);
    QCOMPARE(dropped.batchesPerEpoch(), 2);
    QCOMPARE(dropped.rowsAt(2), (std::vector<int>{0, 1}));
    QCOMPARE(dropped.lengths(), std::vector<int>{2});
}

void TestBatches::allRowsAreTheFullRaceBitForBit()
{
    Scenario whole = fivePoints({0});
    whole.racers.push_back({.optimizer = "newton"});
    whole.racers.push_back({.optimizer = "bfgs"});
    const std::vector<RacerRun> expected = runsOf(whole);
    for (const int size : {5, 6, 1000}) {
        Scenario same = whole;
        same.batch.size = size;
        const std::vector<RacerRun> runs = runsOf(same);
        for (std::size_t i = 0; i < runs.size(); ++i)
            QVERIFY(runs[i].run == expected[i].run);
    }
}

// The numbers are those of
//   x=[.5,1,1.5,2,3]; y=[1.2,1.9,3.1,3.8,6.3]; w=b=0.
//   for t in range(7): e=w*x[t%5]+b-y[t%5]; w,b=w-.1*(2*e*x[t%5]),b-.1*(2*e); print(repr(w),repr(b))
// in Python 3.11, whose floats are the doubles of NumPy and of PyTorch's float64.
void TestBatches::singleRowsGiveTheTrajectoryOfPlainPython()
{
    const double expected[7][2] = {{0.12, 0.24},
                                   {0.42800000000000005, 0.548},
                                   {1.001, 0.93},
                                   {1.3481999999999998, 1.1036000000000001},
                                   {2.03928, 1.3339600000000003},
                                   {1.9239200000000003, 1.1032400000000002},
                                   {1.6984880000000002, 0.8778080000000001}};
    const std::vector<RacerRun> runs = runsOf(fivePoints({1, false}));
    for (std::int64_t k = 1; k <= 7; ++k)
        for (std::size_t i = 0; i < 2; ++i) // the order of the products may differ, by an ulp a step
            QVERIFY(std::abs(runs[0].run.at(k)[i] - expected[k - 1][i]) <= 1e-15 * static_cast<double>(k));
}

void TestBatches::aBatchIsTheSameProgramOnASmallerTable()
{
    const Terrain terrain = terrainOf(fivePoints({2, true, 3}));
    const std::unique_ptr<Objective> objective = terrain.objective();
    for (std::int64_t step = 0; step < 9; ++step) {
        const std::vector<int> rows = terrain.batches()->order().rowsAt(step);
        const Result<AxisView> view = terrain.batches()->viewOf(rows);
        QVERIFY(view);
        const Terrain alone(*view);
        const double points[] = {0.3, -1, 0.7, 2}; // two points: both w, then both b
        double values[2], gradients[4], expected[2], expectedGradients[4];
        objective->evaluate(points, 2, step, values, gradients);
        alone.objective()->evaluate(points, 2, 0, expected, expectedGradients);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(values[i], expected[i]);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(gradients[i], expectedGradients[i]);
    }
}

void TestBatches::parametersMayBeVectors()
{
    const Terrain terrain = terrainOf(
        fivePoints({2, true, 3},
                   "data X = csv(\"points\", \"x\", \"y\"); data y = csv(\"points\", \"y\")\nw = [1, 2]; b = 0.5\nL = mse(X @ w + b, y)"));
    const std::unique_ptr<Objective> objective = terrain.objective();
    const double points[] = {0.3, -1, 0.7, 2, 0.1, 0.2}; // two points of three numbers
    const double first[] = {0.3, 0.7, 0.1};
    for (std::int64_t step = 0; step < 6; ++step) {
        const Terrain alone = *terrain.onRows(terrain.batches()->order().rowsAt(step));
        double values[2], gradients[6], expected[2], expectedGradients[6];
        objective->evaluate(points, 2, step, values, gradients);
        alone.objective()->evaluate(points, 2, 0, expected, expectedGradients);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(values[i], expected[i]);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(gradients[i], expectedGradients[i]);
        Eigen::MatrixXd hessian, expectedHessian;
        objective->hessian(first, step, hessian);
        alone.objective()->hessian(first, 0, expectedHessian);
        QVERIFY(hessian.isApprox(expectedHessian, 1e-14)); // sums in the same order, but data that is no constant
    }
}

void TestBatches::theHessianIsThatOfTheBatch()
{
    const Terrain terrain = terrainOf(fivePoints({2, false}));
    const std::unique_ptr<Objective> objective = terrain.objective();
    const double at[] = {0.5, 0.5};
    Eigen::MatrixXd hessian;
    objective->hessian(at, 1, hessian); // rows 2 and 3: x = 1.5 and 2
    QCOMPARE(hessian(0, 0), 1.5 * 1.5 + 2 * 2);
    QCOMPARE(hessian(0, 1), 1.5 + 2.0);
    QCOMPARE(hessian(1, 1), 2.0);
    objective->hessian(at, 2, hessian); // row 4: x = 3
    QCOMPARE(hessian(0, 0), 18.0);
}

void TestBatches::lossesAreThoseOfAllRowsAndOfTheBatch()
{
    const Run run = runsOf(fivePoints({1, false})).front().run;
    QCOMPARE(run.batchLoss[0], 1.2 * 1.2);
    QCOMPARE(run.loss[0], (1.2 * 1.2 + 1.9 * 1.9 + 3.1 * 3.1 + 3.8 * 3.8 + 6.3 * 6.3) / 5);
    QCOMPARE(run.batchLoss.size(), run.loss.size());
    QVERIFY(runsOf(fivePoints({0})).front().run.batchLoss.empty());
}

void TestBatches::racersMayHaveBatchesOfTheirOwn()
{
    Scenario scenario = fivePoints({2, true, 9});
    scenario.racers = {scenario.racers[0], scenario.racers[0], scenario.racers[0], scenario.racers[0]};
    scenario.racers[1].batch = 0;
    scenario.racers[2].batch = 1;
    const std::vector<RacerRun> runs = runsOf(scenario);
    QVERIFY(runs[0].run == runs[3].run); // racers see the same batches
    QVERIFY(runs[0].run.path != runs[1].run.path && runs[0].run.path != runs[2].run.path);
    QVERIFY(runs[1].run == runsOf(fivePoints({0})).front().run);
    QVERIFY(runs[2].run == runsOf(fivePoints({1, true, 9})).front().run);
}

void TestBatches::aProgramThatNeedsAllRowsIsAnError()
{
    const Scenario scenario = fivePoints({2}, "data x = csv(\"points\", \"x\")\nw = 1; v = [1, 2, 3, 4, 5]\nL = sum((w*x - v)^2)");
    const Result<std::shared_ptr<const Batches>> batches = Batches::of(scenario, *programOf(scenario).program);
    QVERIFY(!batches);
    QVERIFY(QString::fromStdString(batches.error().message).startsWith("there is no batch of 2 rows: shapes"));
    QVERIFY(Batches::of(fivePoints({0}, scenario.program), *programOf(scenario).program));
}

void TestBatches::tablesOfAnotherLengthStayWhole()
{
    Scenario scenario =
        fivePoints({2, false}, "data x = csv(\"points\", \"x\"); data c = csv(\"prior\", \"c\")\nw = 0\nL = sum(x)*w + sum(c)*w");
    scenario.tables.push_back({"prior", "c\n1\n2\n3\n4\n"});
    const std::unique_ptr<Objective> objective = terrainOf(scenario).objective();
    double value = 0, gradient = 0;
    const double at = 1;
    objective->evaluate({&at, 1}, 1, 0, {&value, 1}, {&gradient, 1});
    QCOMPARE(gradient, 0.5 + 1 + 10);
}

void TestBatches::shownRacersOfLandscapesWithTablesComeNearTheMinimum_data()
{
    QTest::addColumn<QString>("id");
    for (const Preset& preset : presets())
        if (preset.kind == Preset::Kind::Landscape && !loadPreset(preset.id)->tables.empty())
            QTest::addRow("%s", preset.id.c_str()) << QString::fromStdString(preset.id);
}

void TestBatches::shownRacersOfLandscapesWithTablesComeNearTheMinimum()
{
    QFETCH(QString, id);
    const Scenario scenario = *loadPreset(id.toStdString());
    const double lowest = scenario.minima.front().value;
    const std::vector<RacerRun> runs = runsOf(scenario);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Run& run = runs[i].run;
        QVERIFY2(run.status == Status::Finished, runs[i].label.c_str());
        const double gain = (run.loss.front() - run.loss.back()) / (run.loss.front() - lowest);
        QVERIFY2(!scenario.racers[i].isShown || gain > 0.7, qPrintable(QString("%1: %2").arg(runs[i].label.c_str()).arg(gain)));
    }
}

QTEST_APPLESS_MAIN(TestBatches)
#include "tst_batches.moc"
