// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/course.h"
#include "tests/core/optim/optim_fixture.h"

using namespace ad;
using namespace ad::test;

namespace {

constexpr std::array<double, 2> kStart = {-1.5, 2.0};

RunOptions options(std::int64_t steps)
{
    RunOptions result;
    result.steps = steps;
    result.stop.when = StopRule::When::Never;
    return result;
}

Run run(const Course& course, std::int64_t steps = 100)
{
    FunctionObjective f = objective(rosenbrock);
    return minimize(f, course, kStart, options(steps));
}

} // namespace

class TestCourse : public QObject
{
    Q_OBJECT

private slots:
    void aForkWithUnchangedSettingsIsTheSameRun_data();
    void aForkWithUnchangedSettingsIsTheSameRun();
    void aForkLeavesItsPastAsItWas();
    void momentumIsKeptWhenOnlyNumbersChange();
    void anotherOptimizerBeginsWithoutMemory();
    void schedulesCountTheStepsOfTheRace();
    void aRacerThatHasConvergedGoesOnWithOtherSettings();
    void aRecordedStepIsThatOfTheRun();
};

void TestCourse::aForkWithUnchangedSettingsIsTheSameRun_data()
{
    QTest::addColumn<std::string>("optimizer");
    for (const Optimizer& row : optimizers())
        if (!row.needsHessian)
            QTest::newRow(std::string(row.name).c_str()) << std::string(row.name);
}

void TestCourse::aForkWithUnchangedSettingsIsTheSameRun()
{
    QFETCH(const std::string, optimizer);
    RacerSettings settings{.optimizer = optimizer, .parameters = {{"lr", 0.001}}, .schedule = "cosine", .noise = 0.1, .seed = 3};
    const auto once = *makeRecipe(settings);
    // The same numbers, written out: this is another recipe to the pack, which has to carry everything over.
    for (const Parameter& p : once->optimizer->parameters)
        if (p.kind == Parameter::Kind::Real)
            settings.parameters[std::string(p.name)] = once->values[p.name];
    const auto again = *makeRecipe(settings);
    QCOMPARE(run({{once, 41}, {again, 77}, {once, 0}}), run({{once, 0}}));
    QCOMPARE(run({{once, 41}, {once, 0}}), run({{once, 0}}));
}

void TestCourse::aForkLeavesItsPastAsItWas()
{
    const Run plain = run({{recipe("adam", {{"lr", 0.1}}), 0}});
    const Run forked = run({{recipe("adam", {{"lr", 0.1}}), 40}, {recipe("adam", {{"lr", 0.01}}), 0}});
    QVERIFY(std::equal(plain.path.begin(), plain.path.begin() + 2 * 41, forked.path.begin()));
    QCOMPARE(forked.learningRate[39], 0.1);
    QCOMPARE(forked.learningRate[40], 0.01);
    QVERIFY(plain.at(41)[0] != forked.at(41)[0]);
}

void TestCourse::momentumIsKeptWhenOnlyNumbersChange()
{
    const auto before = recipe("sgd", {{"lr", 0.0005}, {"momentum", 0.9}});
    const auto after = recipe("sgd", {{"lr", 0.0}, {"momentum", 0.5}});
    FunctionObjective f = objective(rosenbrock);
    Pack pack(before, f, kStart);
    pack.step(f);
    pack.step(f);
    const std::vector<double> velocity(pack.state().begin(), pack.state().end());
    const std::vector<double> gradient(pack.gradients().begin(), pack.gradients().end());
    pack.goOn(after, f);
    pack.step(f);
    for (std::size_t i = 0; i < 2; ++i)
        QCOMPARE(pack.state()[i], 0.5 * velocity[i] + gradient[i]);
}

void TestCourse::anotherOptimizerBeginsWithoutMemory()
{
    const auto adam = recipe("adam", {{"lr", 0.1}});
    const Run forked = run({{recipe("sgd", {{"lr", 0.001}}), 10}, {adam, 0}}, 20);
    FunctionObjective f = objective(rosenbrock);
    const Run fresh = minimize(f, adam, forked.at(10), options(10));
    QVERIFY(std::equal(fresh.path.begin(), fresh.path.end(), forked.path.begin() + 2 * 10));
}

void TestCourse::schedulesCountTheStepsOfTheRace()
{
    RacerSettings settings{
        .optimizer = "sgd", .parameters = {{"lr", 0.001}}, .schedule = "cosine", .scheduleParameters = {{"T_max", 100.0}}};
    const auto cosine = *makeRecipe(settings);
    const Run forked = run({{recipe("sgd", {{"lr", 0.001}}), 50}, {cosine, 0}});
    QCOMPARE(forked.learningRate[49], 0.001);
    QCOMPARE(forked.learningRate[50], cosine->learningRate(50, 0.001));
}

void TestCourse::aRacerThatHasConvergedGoesOnWithOtherSettings()
{
    FunctionObjective f = objective([](double x, double y, double* g) -> double {
        g[0] = x;
        g[1] = y;
        return (x * x + y * y) / 2;
    });
    const auto whole = recipe("sgd", {{"lr", 1.0}}); // one step to the minimum, and a second that finds nothing to do
    RunOptions until = options(30);
    until.stop.when = StopRule::When::Converged;
    const Run alone = minimize(f, whole, kStart, until);
    QCOMPARE(alone.status, Status::Converged);
    QVERIFY(alone.stopStep < 5);
    const auto lion = recipe("lion", {{"lr", 0.1}});
    QCOMPARE(minimize(f, {{whole, 20}, {lion, 0}}, kStart, until), alone); // it had stopped before
    const Run forked = minimize(f, {{whole, alone.stopStep}, {recipe("sgd", {{"lr", 0.5}, {"weight_decay", 1.0}}), 0}}, kStart, until);
    QVERIFY(forked.stopStep > alone.stopStep);
}

void TestCourse::aRecordedStepIsThatOfTheRun()
{
    const Course course = {{recipe("adam", {{"lr", 0.1}}), 40}, {recipe("rmsprop", {{"lr", 0.01}}), 0}};
    const Run forked = run(course);
    FunctionObjective f = objective(rosenbrock);
    for (const std::int64_t k : {std::int64_t(39), std::int64_t(40), std::int64_t(70)}) {
        const StepRecord record = recordStep(f, course, kStart, k);
        QCOMPARE(record.find("next")->values[0], forked.at(k + 1)[0]);
        QCOMPARE(record.find("lr")->values[0], recipeAt(course, k)->baseRate);
    }
}

QTEST_APPLESS_MAIN(TestCourse)
#include "tst_course.moc"
