// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/optim/optim_fixture.h"

#include <set>

using namespace ad;
using namespace ad::test;

namespace {

/// reference.md, first iterates on x²/2 + 50y² from (−10, 1).
struct FirstIterates
{
    const char* name;
    const char* optimizer;
    Settings settings;
    std::array<Point2, 3> points;
    double tolerance; // relative to 1 or the number itself: half a unit of its last printed digit
};

const std::vector<FirstIterates>& firstIterates()
{
    static const std::vector<FirstIterates> rows = {
        {"gradient descent", "sgd", {{"lr", .015}}, {{{-9.85, -0.5}, {-9.70225, 0.25}, {-9.55671625, -0.125}}}, 1e-14},
        {"momentum", "sgd", {{"lr", .015}, {"momentum", .9}}, {{{-9.85, -0.5}, {-9.56725, -1.1}, {-9.16926625, 0.01}}}, 1e-14},
        {"nesterov",
         "sgd",
         {{"lr", .005}, {"momentum", .9}, {"nesterov", true}},
         {{{-9.905, 0.05}, {-9.7704025, -0.4025}, {-9.60101842625, -0.404875}}},
         1e-14},
        {"adagrad",
         "adagrad",
         {{"lr", .5}, {"eps", 1e-10}},
         {{{-9.50000000001, 0.500000000001}, {-9.15562526905, 0.276393202251}, {-8.87910757505, 0.156398736025}}},
         1e-12},
        {"rmsprop",
         "rmsprop",
         {{"lr", .1}, {"alpha", .99}, {"eps", 1e-8}},
         {{{-9.00000001, 1.00000041581e-9}, {-8.32917962134, -5.0378e-12}, {-7.79982266253, 5.0887e-14}}},
         2e-12},
        {"adadelta",
         "adadelta",
         {{"rho", .9}, {"eps", 1e-6}, {"lr", 1.0}},
         {{{-9.9968377225, 0.996837722341}, {-9.99359378035, 0.993598165972}, {-9.99029413898, 0.990309033282}}},
         1e-12},
        {"adam",
         "adam",
         {{"lr", .1}},
         {{{-9.9000000001, 0.90000000001}, {-9.80002745916, 0.800412227692}, {-9.70010099258, 0.701586271419}}},
         1e-12},
        {"adam without bias correction",
         "adam",
         {{"lr", .1}, {"bias_correction", false}},
         {{{-9.68377224398, 0.683772234983}, {-9.25922378033, 0.270205969935}, {-8.76576760175, -0.162141476327}}},
         1e-12},
        {"adamw",
         "adamw",
         {{"lr", .1}, {"weight_decay", .01}},
         {{{-9.8900000001, 0.89900000001}, {-9.78014035989, 0.798519026169}, {-9.67044152225, 0.698911181632}}},
         1e-12},
        {"lion", "lion", {{"lr", .1}}, {{{-9.9, 0.9}, {-9.8, 0.8}, {-9.7, 0.7}}}, 1e-14},
    };
    return rows;
}

/// Gradients that depend on the step alone, as in record_torch.py.
class Driven final : public Objective
{
public:
    [[nodiscard]] int dimension() const override { return 2; }
    void evaluate(std::span<const double>, int, std::int64_t step, std::span<double> values, std::span<double> gradients) override
    {
        const double t = static_cast<double>(step);
        values[0] = 0;
        gradients[0] = std::sin(1.3 * t) + 0.2;
        gradients[1] = 3 * std::cos(0.7 * t) - 0.5;
    }
};

/// A point where an optimizer has run for a while, so that no quantity is zero by accident.
Run longRun(const Optimizer& row, const Settings& settings)
{
    FunctionObjective function(
        2, [](std::span<const double> p, std::span<double> g) -> double { return wavyBowl(p[0], p[1], g.data()); },
        [](std::span<const double> p, Eigen::MatrixXd& h) {
            const double wave = -0.3 * std::sin(p[0] + p[1]);
            h << 1 + wave, wave, wave, 10 + wave;
        });
    RunOptions options;
    options.steps = 6;
    options.stop.when = StopRule::When::Never;
    return minimize(function, recipe(std::string(row.name), settings), Point2{-2, 1.5}, options);
}

} // namespace

class TestOptimizers : public QObject
{
    Q_OBJECT

private slots:
    void firstIteratesAreThoseOfTheReference_data();
    void firstIteratesAreThoseOfTheReference();
    void trajectoriesAreThoseOfTorch_data();
    void trajectoriesAreThoseOfTorch();
    void rowsAreComplete_data();
    void rowsAreComplete();
    void aRecordedStepIsTheStepAndItsQuantitiesAddUp_data();
    void aRecordedStepIsTheStepAndItsQuantitiesAddUp();
    void adamsFirstStepHasTheLengthOfTheRate();
    void momentumFormsDifferAsTheFormulasSay();
    void decoupledDecayStaysOutOfTheVelocity();
    void epsilonInsideTheRootIsTheFormulaOfTheNotes();
    void nadamOfThePaperDiffersFromTorchOnlyInTheProduct();
};

void TestOptimizers::firstIteratesAreThoseOfTheReference_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < firstIterates().size(); ++i)
        QTest::newRow(firstIterates()[i].name) << static_cast<int>(i);
}

void TestOptimizers::firstIteratesAreThoseOfTheReference()
{
    QFETCH(int, row);
    const FirstIterates& expected = firstIterates()[row];
    const Run run = test::run(valley100, expected.optimizer, expected.settings, {-10, 1}, 3);
    for (int k = 0; k < 3; ++k)
        for (int i = 0; i < 2; ++i)
            QVERIFY2(difference(run.at(k + 1)[i], expected.points[k][i], 1) <= expected.tolerance,
                     qPrintable(QString::number(run.at(k + 1)[i], 'g', 17)));
    QCOMPARE(run.status, Status::Finished);
}

void TestOptimizers::trajectoriesAreThoseOfTorch_data()
{
    QTest::addColumn<QJsonObject>("record");
    for (const QJsonValue record : torchRecords()["trajectories"].toArray()) {
        const QByteArray settings = QJsonDocument(record["settings"].toObject()).toJson(QJsonDocument::Compact);
        QTest::newRow(qPrintable(record["optimizer"].toString() + " " + settings)) << record.toObject();
    }
}

void TestOptimizers::trajectoriesAreThoseOfTorch()
{
    QFETCH(QJsonObject, record);
    const QJsonArray steps = torchRecords()["steps"].toArray();
    Driven driven;
    FunctionObjective falling = objective(wavyBowl);
    const std::pair<const char*, Objective*> courses[] = {{"driven", &driven}, {"falling", &falling}};
    for (const auto& [name, function] : courses) {
        RunOptions options;
        options.steps = steps.last().toInt();
        options.stop.when = StopRule::When::Never;
        const std::string optimizer = record["optimizer"].toString().toStdString();
        const Run run = minimize(*function, recipe(optimizer, settingsOf(record["settings"].toObject())), Point2{-2, 1.5}, options);
        const QJsonArray points = record[name].toArray();
        QVERIFY(points.size() >= 5);
        for (int k = 0; k < points.size(); ++k)
            for (int i = 0; i < 2; ++i) {
                const double off = difference(run.at(steps[k].toInt())[i], points[k][i].toDouble(), 1);
                // 400 steps of rounding, in another order of multiplications
                QVERIFY2(off < 1e-12, qPrintable(QStringLiteral("%1 at step %2: %3").arg(name).arg(steps[k].toInt()).arg(off)));
            }
    }
}

void TestOptimizers::rowsAreComplete_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < optimizers().size(); ++i)
        QTest::newRow(optimizers()[i].name.data()) << static_cast<int>(i);
}

void TestOptimizers::rowsAreComplete()
{
    QFETCH(int, row);
    const Optimizer& optimizer = optimizers()[row];
    QCOMPARE(findOptimizer(optimizer.name), &optimizer);
    for (const std::string_view text : {optimizer.displayName, optimizer.summary, optimizer.formula, optimizer.source})
        QVERIFY(!text.empty());
    QCOMPARE(optimizer.parameters.front().name, std::string_view("lr"));
    std::set<std::string_view> names;
    for (const Parameter& parameter : optimizer.parameters) {
        QVERIFY(!parameter.meaning.empty());
        QVERIFY2(names.insert(parameter.name).second, parameter.name.data());
        const Settings standard = {{std::string(parameter.name), parameter.standard}};
        if (parameter.kind != Parameter::Kind::Choice)
            QVERIFY(checkedValues(optimizer.parameters, standard, "row"));
    }
}

void TestOptimizers::aRecordedStepIsTheStepAndItsQuantitiesAddUp_data()
{
    rowsAreComplete_data();
}

void TestOptimizers::aRecordedStepIsTheStepAndItsQuantitiesAddUp()
{
    QFETCH(int, row);
    const Optimizer& optimizer = optimizers()[row];
    const Run run = longRun(optimizer, {{"lr", 0.05}});
    FunctionObjective function(
        2, [](std::span<const double> p, std::span<double> g) -> double { return wavyBowl(p[0], p[1], g.data()); },
        [](std::span<const double> p, Eigen::MatrixXd& h) {
            const double wave = -0.3 * std::sin(p[0] + p[1]);
            h << 1 + wave, wave, wave, 10 + wave;
        });
    StopRule never;
    never.when = StopRule::When::Never;
    const StepRecord record = recordStep(function, recipe(std::string(optimizer.name), {{"lr", 0.05}}), Point2{-2, 1.5}, 5, never);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(record.find("theta")->values[i], run.at(5)[i]);
        QCOMPARE(record.find("next")->values[i], run.at(6)[i]);
        QVERIFY(difference(run.at(5)[i] + record.find("delta")->values[i], run.at(6)[i]) < 1e-15);
    }
    for (const RecordedQuantity& quantity : record.quantities()) { // every reported name is described
        const auto isIt = [&quantity](const Quantity& described) { return described.name == quantity.name; };
        QVERIFY2(std::any_of(optimizer.quantities.begin(), optimizer.quantities.end(), isIt) ||
                     std::any_of(commonQuantities().begin(), commonQuantities().end(), isIt),
                 quantity.name.data());
    }
    for (const Quantity& described : optimizer.quantities) // and every described one reported; v_max only with amsgrad
        QVERIFY2(record.find(described.name) || described.name == "v_max", described.name.data());
}

void TestOptimizers::adamsFirstStepHasTheLengthOfTheRate()
{
    const Run corrected = run(valley100, "adam", {{"lr", 0.1}, {"eps", 0.0}}, {-4, 1}, 1);
    QVERIFY(difference(corrected.at(1)[0], -3.9) < 1e-15);
    QVERIFY(difference(corrected.at(1)[1], 0.9) < 1e-15);
    const Run plain = run(valley100, "adam", {{"lr", 0.1}, {"eps", 0.0}, {"bias_correction", false}}, {-4, 1}, 1);
    QVERIFY(difference(1 - plain.at(1)[1], 0.1 * (1 - 0.9) / std::sqrt(1 - 0.999)) < 1e-14); // 3.16 times too long
}

void TestOptimizers::momentumFormsDifferAsTheFormulasSay()
{
    const Settings torch = {{"lr", 0.01}, {"momentum", 0.9}};
    Settings inside = torch, average = torch;
    inside["momentum_form"] = "lr_inside";
    average["momentum_form"] = "average";
    const Run a = run(valley100, "sgd", torch, {-4, 1}, 50);
    const Run b = run(valley100, "sgd", inside, {-4, 1}, 50);
    QVERIFY(difference(b.at(50)[0], a.at(50)[0]) < 1e-12); // a constant rate may stand inside or outside
    average["lr"] = 0.1;                                   // ten times the rate makes up for 1 − 0.9
    const Run c = run(valley100, "sgd", average, {-4, 1}, 50);
    QVERIFY(difference(c.at(50)[0], a.at(50)[0]) < 1e-12);
    average["lr"] = 0.01;
    QVERIFY(difference(run(valley100, "sgd", average, {-4, 1}, 1).at(1)[0], -4 + 0.01 * 0.1 * 4) < 1e-15);
}

void TestOptimizers::decoupledDecayStaysOutOfTheVelocity()
{
    // NumPy: v = 0.9 v + g; θ = θ − 0.015·0.1·θ − 0.015 v, three steps on x²/2 + 50y² from (−10, 1).
    const Run decoupled =
        run(valley100, "sgd", {{"lr", 0.015}, {"momentum", 0.9}, {"weight_decay", 0.1}, {"decay_form", "decoupled"}}, {-10, 1}, 3);
    QVERIFY(difference(decoupled.at(3)[0], -9.126077578749998) < 1e-14);  // a few roundings
    QVERIFY(difference(decoupled.at(3)[1], 0.01292162162499988) < 1e-12); // and two digits cancel
    const Settings l2 = {{"lr", 0.015}, {"weight_decay", 0.1}};
    Settings apart = l2;
    apart["decay_form"] = "decoupled";
    // Without momentum both are the same step, up to rounding.
    QVERIFY(difference(run(valley100, "sgd", l2, {-10, 1}, 20).at(20)[0], run(valley100, "sgd", apart, {-10, 1}, 20).at(20)[0]) < 1e-13);
}

void TestOptimizers::epsilonInsideTheRootIsTheFormulaOfTheNotes()
{
    const Settings settings = {{"lr", 0.5}, {"eps", 0.25}, {"eps_placement", "inside"}};
    const Run adagrad = run(valley100, "adagrad", settings, {-4, 1}, 1);
    QVERIFY(difference(adagrad.at(1)[0], -4 + 0.5 * 4 / std::sqrt(16.25)) < 1e-15);
    const Run rmsprop = run(valley100, "rmsprop", settings, {-4, 1}, 1);
    QVERIFY(difference(rmsprop.at(1)[0], -4 + 0.5 * 4 / std::sqrt(0.01 * 16 + 0.25)) < 1e-15);
    const Run adam = run(valley100, "adam", settings, {-4, 1}, 1);
    QVERIFY(difference(adam.at(1)[0], -4 + 0.5 * 4 / std::sqrt(16.25)) < 1e-15);
    const Run adadelta = run(valley100, "adadelta", {{"eps", 0.25}, {"eps_placement", "outside"}}, {-4, 1}, 1);
    QVERIFY(difference(adadelta.at(1)[0], -4 + 0.25 / (std::sqrt(0.1 * 16) + 0.25) * 4) < 1e-15);
}

void TestOptimizers::nadamOfThePaperDiffersFromTorchOnlyInTheProduct()
{
    const Run paper = run(valley100, "nadam", {{"lr", 0.1}, {"eps", 0.0}, {"next_product", "paper"}}, {-4, 1}, 1);
    const double now = 0.9 * (1 - 0.5 * std::pow(0.96, 0.004));
    const double next = 0.9 * (1 - 0.5 * std::pow(0.96, 0.008));
    const double first = 0.1 * (1 + next * 0.1 / (1 - now * next)); // m = 0.1 g, v̂ = g², (1 − μ₁)/(1 − μ₁) = 1
    QVERIFY(difference(paper.at(1)[0], -4 + first) < 1e-15);
    const Run torch = run(valley100, "nadam", {{"lr", 0.1}, {"eps", 0.0}}, {-4, 1}, 1);
    QVERIFY(difference(torch.at(1)[0], -4 + 0.1 * (1 + next * 0.1 / (1 - now * now * next))) < 1e-15);
}

QTEST_GUILESS_MAIN(TestOptimizers)
#include "tst_optimizers.moc"
