// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/derivatives.h"
#include "core/scenario/race.h"

#include <QtTest>

using namespace ad;

namespace {

Result<AxisView> viewOf(const Scenario& scenario)
{
    const Parsed parsed = parse(scenario.program);
    if (!parsed.program)
        return parsed.errors.front();
    return axisView(scenario, *parsed.program);
}

Scenario scenarioWith(std::string program, std::vector<std::string> axes = {}, std::vector<double> start = {})
{
    Scenario scenario;
    scenario.program = std::move(program);
    scenario.axes = std::move(axes);
    scenario.start = std::move(start);
    return scenario;
}

double valueAt(const Terrain& terrain, double x, double y)
{
    Workspace workspace;
    const std::span<const double> coordinates[] = {{&x, 1}, {&y, 1}};
    double value = 0.0;
    terrain.values(coordinates, {&value, 1}, workspace);
    return value;
}

} // namespace

class TestRace : public QObject
{
    Q_OBJECT

private slots:
    void axesAreTheFirstTwoParametersUnlessNamed();
    void twoInputsAreInTheOrderOfTheAxes();
    void aStartHasOneNumberAnAxisOrOneAnInput();
    void whatTheOutputDoesNotDependOnIsNotFree();
    void anElementOfAVectorCanBeAnAxis();
    void matricesStayWholeAndHaveExactDerivatives();
    void gradientAndHessianAreExact();
    void gridAgreesWithSinglePoints();
    void errorsSayWhatIsMissing_data();
    void errorsSayWhatIsMissing();
    void racersRunWithTheSettingsOfTheScenario();
    void aRacerMayHaveAStartAndAPastOfItsOwn();
    void aCancelledRaceEndsEarly();
};

void TestRace::axesAreTheFirstTwoParametersUnlessNamed()
{
    const std::string program = "data t = 3; a = 1; b = 2; c = 5\nf = a*b + c*t";
    QCOMPARE(Terrain(*viewOf(scenarioWith(program))).mapNames(), (std::vector<std::string>{"a", "b"}));
    const Result<AxisView> named = viewOf(scenarioWith(program, {"c", "a"}));
    QCOMPARE(Terrain(*named).mapNames(), (std::vector<std::string>{"c", "a"}));
    QCOMPARE(named->names, (std::vector<std::string>{"a", "b", "c"}));
    QCOMPARE(named->start, (std::vector<double>{1.0, 2.0, 5.0}));
    QCOMPARE(viewOf(scenarioWith("x^2"))->names, (std::vector<std::string>{"x"}));
}

void TestRace::twoInputsAreInTheOrderOfTheAxes()
{
    const Result<AxisView> view = viewOf(scenarioWith("a = 1; b = 2\nf = a + 2*b", {"b", "a"}));
    QCOMPARE(view->names, (std::vector<std::string>{"b", "a"}));
    QCOMPARE(view->start, (std::vector<double>{2.0, 1.0}));
}

void TestRace::aStartHasOneNumberAnAxisOrOneAnInput()
{
    const std::string program = "w = [1, 2]; b = 3\nf = norm2(w) + b^2";
    QCOMPARE(viewOf(scenarioWith(program, {"b", "w[1]"}, {7, 8}))->start, (std::vector<double>{1, 8, 7}));
    QCOMPARE(viewOf(scenarioWith(program, {"b", "w[1]"}, {4, 5, 6}))->start, (std::vector<double>{4, 5, 6}));
    const Result<AxisView> wrong = viewOf(scenarioWith(program, {"b", "w[1]"}, {4, 5, 6, 7}));
    QVERIFY(!wrong);
    QCOMPARE(QString::fromStdString(wrong.error().message), QString("the start has 4 numbers, but there are 2 axes, and 3 free inputs"));
}

void TestRace::whatTheOutputDoesNotDependOnIsNotFree()
{
    QCOMPARE(viewOf(scenarioWith("a = 1; b = 2; c = 3\nf = a^2 + c", {"a"}))->names, (std::vector<std::string>{"a", "c"}));
    QCOMPARE(viewOf(scenarioWith("data t = 1; a = 1\nf = a*t", {"a", "t"}))->names, (std::vector<std::string>{"a", "t"}));
}

void TestRace::anElementOfAVectorCanBeAnAxis()
{
    const Scenario scenario = scenarioWith("W = [[1, 2], [3, 4]]; x = [1, -1]\nf = norm2(W @ x)", {"W[0,1]", "x[1]"}, {2.0, -1.0});
    const Result<AxisView> view = viewOf(scenario);
    QVERIFY(view);
    QCOMPARE(view->names.size(), std::size_t(6));
    QCOMPARE(view->axes, (std::vector<int>{1, 5}));
    const Terrain terrain(*view);
    QCOMPARE(valueAt(terrain, 2.0, -1.0), 2.0); // (1−2)² + (3−4)²
    QCOMPARE(valueAt(terrain, 5.0, 1.0), 85.0); // (1+5)² + (3+4)²
}

void TestRace::matricesStayWholeAndHaveExactDerivatives()
{
    const Scenario scenario = scenarioWith(
        "data X = [[1, 2], [0.5, -1], [3, 0]]; data t = [1, 0, 2]\nW = [[0.1, -0.2, 0.3], [0.4, 0.5, -0.6]]; v = [1, -1, 0.5]; b = "
        "0.2\nh = tanh(X @ W)\nf = mse(h @ v + b, t)");
    const Parsed parsed = parse(scenario.program);
    const Result<AxisView> view = axisView(scenario, *parsed.program);
    QVERIFY(view);
    QCOMPARE(view->leaves.size(), std::size_t(3));
    const std::unique_ptr<Objective> objective = Terrain(*view).objective();
    QCOMPARE(objective->dimension(), 10);
    // Two points at once, in the layout of racers; the first is the program's.
    std::vector<double> points(20), gradients(20), values(2);
    for (std::size_t i = 0; i < 10; ++i) {
        points[2 * i] = view->values[i];
        points[2 * i + 1] = 0.5;
    }
    objective->evaluate(points, 2, 0, values, gradients);
    Eigen::MatrixXd hessian;
    objective->hessian(view->values, 0, hessian);
    const Point gradient = ad::gradient(parsed.program->graph, parsed.program->output);
    const NodeId w = parsed.program->graph.find("W");
    const Tensor second = ad::hessian(parsed.program->graph, parsed.program->output, w, parsed.program->graph.find("v"));
    constexpr double kRounding = 1e-14; // a few operations on numbers of about 1
    for (std::size_t i = 0; i < 6; ++i) {
        QVERIFY(std::abs(gradients[2 * i] - gradient.at("W")[static_cast<std::ptrdiff_t>(i)]) < kRounding);
        for (std::size_t j = 0; j < 3; ++j)
            QVERIFY(std::abs(hessian(static_cast<int>(i), static_cast<int>(6 + j)) - second.at(static_cast<int>(i), static_cast<int>(j))) <
                    kRounding);
    }
    QVERIFY(std::abs(gradients[18] - gradient.at("b").scalar()) < kRounding);
    QVERIFY(hessian == hessian.transpose());
    std::vector<double> alone(10);
    double value = 0;
    objective->evaluate(std::vector<double>(10, 0.5), 1, 0, {&value, 1}, alone);
    QCOMPARE(values[1], value);
    for (std::size_t i = 0; i < 10; ++i)
        QCOMPARE(gradients[2 * i + 1], alone[i]);
}

void TestRace::gradientAndHessianAreExact()
{
    const Terrain terrain(*viewOf(scenarioWith("f = (1-x)^2 + 100*(y-x^2)^2")));
    const std::unique_ptr<Objective> objective = terrain.objective();
    const double points[] = {-1.5, 1.0, 2.0, 1.0}; // two points: all x, then all y
    double values[2];
    double gradients[4];
    objective->evaluate(points, 2, 0, values, gradients);
    QCOMPARE(values[0], 12.5);
    QCOMPARE(gradients[0], -155.0); // −2(1−x) − 400x(y−x²)
    QCOMPARE(gradients[2], -50.0);  // 200(y−x²)
    QCOMPARE(gradients[1], 0.0);
    Eigen::MatrixXd hessian;
    const double minimum[] = {1.0, 1.0};
    objective->hessian(minimum, 0, hessian);
    QCOMPARE(hessian(0, 0), 802.0);
    QCOMPARE(hessian(0, 1), -400.0);
    QCOMPARE(hessian(1, 1), 200.0);
}

void TestRace::gridAgreesWithSinglePoints()
{
    const Terrain terrain(*viewOf(scenarioWith("f = exp(-x^2) + y^2*x")));
    const std::vector<double> xs = {-1.0, 0.5, 2.0};
    const std::vector<double> ys = {-2.0, 3.0};
    std::vector<double> values(6);
    Workspace workspace;
    terrain.grid(xs, ys, values, workspace);
    for (std::size_t row = 0; row < 2; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            QVERIFY(std::abs(values[row * 3 + column] - valueAt(terrain, xs[column], ys[row])) <= 1e-13); // exp to a few ulp
}

void TestRace::errorsSayWhatIsMissing_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("axis");
    QTest::addColumn<QString>("message");
    QTest::newRow("vector output") << "x = [1, 2]; y = 2*x"
                                   << ""
                                   << "a landscape needs a scalar output, but this one has shape (2)";
    QTest::newRow("no input") << "data x = 2; y = 2*x"
                              << ""
                              << "the program has no input to vary";
    QTest::newRow("unknown axis") << "weight = 2; y = weight^2"
                                  << "weigth"
                                  << "axis 'weigth' is not an input of the program";
}

void TestRace::errorsSayWhatIsMissing()
{
    QFETCH(QString, program);
    QFETCH(QString, axis);
    QFETCH(QString, message);
    const Scenario scenario =
        scenarioWith(program.toStdString(), axis.isEmpty() ? std::vector<std::string>{} : std::vector{axis.toStdString()});
    const Result<AxisView> view = viewOf(scenario);
    QVERIFY(!view);
    QCOMPARE(QString::fromStdString(view.error().message), message);
    QVERIFY(!view.error().hint.empty());
}

void TestRace::racersRunWithTheSettingsOfTheScenario()
{
    Scenario scenario = scenarioWith("f = x^2/2 + 50*y^2", {}, {-10, 1});
    scenario.steps = 3;
    RacerChoice gd;
    gd.parameters = {{"lr", 0.015}};
    scenario.racers = {gd};
    const Terrain terrain(*viewOf(scenario));
    const Result<std::vector<RacerRun>> runs = race(scenario, terrain);
    QVERIFY(runs);
    QCOMPARE(runs->front().run.stopStep, 3);
    QVERIFY(std::abs(runs->front().run.at(3)[0] + 9.55671625) < 1e-12);
    QVERIFY(std::abs(runs->front().run.at(3)[1] + 0.125) < 1e-12);
    scenario.racers.front().parameters["lr"] = -1.0;
    QVERIFY(race(scenario, terrain).error().message.find("racer 1") != std::string::npos);
}

void TestRace::aRacerMayHaveAStartAndAPastOfItsOwn()
{
    Scenario scenario = scenarioWith("f = x^2/2 + 50*y^2", {}, {-10, 1});
    scenario.steps = 60;
    RacerChoice racer;
    racer.parameters = {{"lr", 0.015}};
    RacerChoice forked = racer;
    forked.past = {{.until = 40, .parameters = racer.parameters}};
    RacerChoice changed = forked;
    changed.parameters = {{"lr", 0.001}};
    RacerChoice elsewhere = racer;
    elsewhere.start = {3, 4};
    scenario.racers = {racer, forked, changed, elsewhere};
    const Terrain terrain(*viewOf(scenario));
    const std::vector<RacerRun> runs = *race(scenario, terrain);
    QCOMPARE(runs[1].run, runs[0].run);
    QCOMPARE(runs[2].run.at(40)[1], runs[0].run.at(40)[1]);
    QVERIFY(runs[2].run.at(41)[1] != runs[0].run.at(41)[1]);
    QCOMPARE(runs[3].run.at(0)[1], 4.0);
    scenario.racers[3].start = {3};
    QCOMPARE(race(scenario, terrain).error().message, "racer 4 (" + labelOf(elsewhere) + "): its start needs 2 numbers");
}

void TestRace::aCancelledRaceEndsEarly()
{
    Scenario scenario = scenarioWith("f = x^2 + y^2");
    scenario.steps = 100000;
    scenario.racers.resize(3);
    const Result<std::vector<RacerRun>> runs = race(scenario, Terrain(*viewOf(scenario)), [](double) { return false; });
    QVERIFY(runs);
    QCOMPARE(runs->size(), std::size_t(1));
    QCOMPARE(runs->front().run.status, Status::Cancelled);
}

QTEST_APPLESS_MAIN(TestRace)
#include "tst_race.moc"
