// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/reference/program_objective.h"

#include "core/diff/reverse.h"
#include "core/optim/run.h"
#include "core/scenario/json.h"
#include "core/scenario/library.h"
#include "core/scenario/race.h"
#include "core/scenario/tables.h"

#include <Eigen/Eigenvalues>

#include <set>

using namespace ad;
using namespace ad::test;

namespace {

const std::set<std::string> kLandscapes = {"sphere",
                                           "valley",
                                           "rosenbrock",
                                           "beale",
                                           "himmelblau",
                                           "booth",
                                           "matyas",
                                           "three_hump_camel",
                                           "six_hump_camel",
                                           "mccormick",
                                           "styblinski_tang",
                                           "goldstein_price",
                                           "rastrigin",
                                           "ackley",
                                           "griewank",
                                           "levy",
                                           "levy13",
                                           "easom",
                                           "saddle",
                                           "bounded_saddle",
                                           "monkey_saddle",
                                           "plateau",
                                           "cliff",
                                           "sharp_trap",
                                           "linear_regression",
                                           "logistic_regression",
                                           "unscaled_feature",
                                           "outlier"};
/// Of data in tables.
const std::set<std::string> kRegressions = {"linear_regression", "logistic_regression", "unscaled_feature", "outlier"};
/// Of more free inputs than a map has axes.
const std::set<std::string> kSpaces = {"exclusive_or", "five_dimensions"};

Scenario loaded(const QString& id)
{
    const Result<Scenario> scenario = loadPreset(id.toStdString());
    if (!scenario)
        qFatal("%s", scenario.error().message.c_str());
    return *scenario;
}

Scenario loadedById()
{
    QFETCH_GLOBAL(QString, id);
    return loaded(id);
}

bool isLandscape()
{
    QFETCH_GLOBAL(QString, id);
    return kLandscapes.contains(id.toStdString());
}

bool isSpace()
{
    QFETCH_GLOBAL(QString, id);
    return kSpaces.contains(id.toStdString());
}

double coordinate(const Run& run, int axis)
{
    return run.at(run.stopStep)[static_cast<std::size_t>(axis)];
}

/// The run of a racer of the scenario, all steps of it, with another learning rate if one is given.
Run raced(const Scenario& scenario, const RacerChoice& racer, std::optional<double> rate = {}, std::int64_t steps = 0)
{
    RacerSettings settings = settingsOf(scenario, racer);
    if (rate)
        settings.parameters["lr"] = *rate;
    const ProgramObjective program(scenario.program, scenario.axes, tablesOf(scenario));
    FunctionObjective objective = program.objective();
    const RunOptions options = {.steps = steps > 0 ? steps : scenario.steps, .stop = {.when = StopRule::When::Never}};
    return minimize(objective, *makeRecipe(settings), scenario.start, options);
}

const RacerChoice& racer(const Scenario& scenario, std::string_view name)
{
    const auto found = std::find_if(scenario.racers.begin(), scenario.racers.end(), [&](const RacerChoice& r) { return r.name == name; });
    if (found == scenario.racers.end())
        qFatal("no such racer");
    return *found;
}

} // namespace

class TestLibrary : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void thePresetLoads();
    void aFileReadAgainIsTheSame();
    void theProgramParsesWithoutNotes();
    void theProgramDerives();
    void theStartIsThatOfTheProgram();
    void theGradientVanishesAtTheMinima();
    void theHessianIsPositiveAtTheMinima();
    void shownRacersStayFinite();
    void racersInManyDimensionsComeDown();
};

void TestLibrary::initTestCase_data()
{
    QTest::addColumn<QString>("id");
    for (const Preset& preset : presets())
        QTest::addRow("%s", preset.id.c_str()) << QString::fromStdString(preset.id);
}

void TestLibrary::thePresetLoads()
{
    const Scenario scenario = loadedById();
    QFETCH_GLOBAL(QString, id);
    const auto preset = std::find_if(presets().begin(), presets().end(), [&](const Preset& p) { return p.id == id.toStdString(); });
    QVERIFY(!scenario.title.empty() && !scenario.title.ends_with('.'));
    QVERIFY(scenario.teaches.ends_with('.') && scenario.teaches.size() > 30);
    QCOMPARE(preset->title, scenario.title);
    QCOMPARE(preset->teaches, scenario.teaches);
    QCOMPARE(preset->topic, scenario.topic);
    QCOMPARE(scenario.topic.empty(), isLandscape() || isSpace());
    QCOMPARE(preset->kind == Preset::Kind::Landscape, isLandscape() || isSpace());
}

void TestLibrary::aFileReadAgainIsTheSame()
{
    const Scenario scenario = loadedById();
    const Result<Scenario> again = scenarioFromJson(toJson(scenario));
    QVERIFY(again && *again == scenario);
}

void TestLibrary::theProgramParsesWithoutNotes()
{
    const Scenario scenario = loadedById();
    const Parsed parsed = programOf(scenario);
    QVERIFY2(parsed.program, parsed.errors.empty() ? "" : parsed.errors.front().message.c_str());
    QVERIFY2(parsed.program->notes.empty(), parsed.program->notes.empty() ? "" : parsed.program->notes.front().message.c_str());
}

void TestLibrary::theProgramDerives()
{
    const Scenario scenario = loadedById();
    const Program program = *programOf(scenario).program;
    const Shape shape = program.graph.node(program.output).shape;
    QVERIFY(shape == Shape() || scenario.externalGradient || !isLandscape());
    const Tensor seed = scenario.externalGradient.value_or(Tensor(shape, 1.0));
    QVERIFY(seed.shape() == shape);
    const bool mayOverflow = scenario.topic == "Pitfalls";
    for (const auto& [name, adjoint] : gradient(program.graph, program.output, seed))
        QVERIFY2(mayOverflow || isFinite(adjoint), name.c_str());
}

void TestLibrary::theStartIsThatOfTheProgram()
{
    if (!isLandscape())
        return;
    const Scenario scenario = loadedById();
    const Graph graph = programOf(scenario).program->graph;
    const std::vector<std::string> names =
        scenario.tables.empty() ? std::vector<std::string>{"x", "y"} : std::vector<std::string>{"w", "b"};
    QCOMPARE(scenario.axes, names);
    QVERIFY(graph.node(graph.find(names[0])).value == Tensor(scenario.start.at(0)));
    QVERIFY(graph.node(graph.find(names[1])).value == Tensor(scenario.start.at(1)));
    QVERIFY(scenario.window && !scenario.source.empty());
    QVERIFY(scenario.start[0] > scenario.window->xmin && scenario.start[0] < scenario.window->xmax);
    QVERIFY(scenario.start[1] > scenario.window->ymin && scenario.start[1] < scenario.window->ymax);
}

void TestLibrary::theGradientVanishesAtTheMinima()
{
    if (!isLandscape())
        return;
    const Scenario scenario = loadedById();
    QFETCH_GLOBAL(QString, id);
    QCOMPARE(scenario.minima.empty(), id == "saddle" || id == "monkey_saddle");
    const ProgramObjective program(scenario.program, scenario.axes, tablesOf(scenario));
    std::vector<double> g(2);
    const double startValue = program.valueAndGradient(scenario.start, g);
    const double scale = std::max(1.0, std::hypot(g[0], g[1])); // the gradient's usual size here
    QVERIFY(std::isfinite(startValue));
    for (const KnownMinimum& minimum : scenario.minima) {
        const double value = program.valueAndGradient(minimum.at, g);
        QVERIFY2(std::abs(value - minimum.value) <= 1e-9, qPrintable(QString::number(value, 'g', 17)));
        if (id == "ackley") // a spike: the root has no derivative at 0
            QVERIFY(!std::isfinite(g[0]) && !std::isfinite(g[1]));
        else
            QVERIFY2(std::hypot(g[0], g[1]) <= 1e-6 * scale, qPrintable(QString::number(std::hypot(g[0], g[1]))));
    }
}

void TestLibrary::theHessianIsPositiveAtTheMinima()
{
    if (!isLandscape())
        return;
    const Scenario scenario = loadedById();
    QFETCH_GLOBAL(QString, id);
    const ProgramObjective program(scenario.program, scenario.axes, tablesOf(scenario));
    for (const KnownMinimum& minimum : scenario.minima) {
        if (id == "ackley") { // no Hessian at the spike: look around it instead
            std::vector<double> g(2);
            for (const std::vector<double>& near : {std::vector{1e-6, 0.0}, {-1e-6, 0.0}, {0.0, 1e-6}, {0.0, -1e-6}})
                QVERIFY(program.valueAndGradient(near, g) > minimum.value + 1e-6); // the slope there is 0.2·20/√2 = 2.8
            continue;
        }
        const Eigen::Vector2d curvatures = program.hessian(minimum.at).selfadjointView<Eigen::Lower>().eigenvalues();
        QVERIFY2(curvatures.minCoeff() > 0, qPrintable(QString::number(curvatures.minCoeff())));
    }
}

void TestLibrary::shownRacersStayFinite()
{
    if (!isLandscape())
        return;
    const Scenario scenario = loadedById();
    const auto shown = std::count_if(scenario.racers.begin(), scenario.racers.end(), [](const RacerChoice& r) { return r.isShown; });
    QVERIFY(shown >= 3 && shown <= 5);
    QVERIFY(scenario.racers.size() >= 7);
    for (const RacerChoice& r : scenario.racers) {
        const auto recipe = makeRecipe(settingsOf(scenario, r));
        QVERIFY2(recipe, recipe ? "" : recipe.error().message.c_str());
        if (!r.isShown || !scenario.tables.empty()) // those of data run on their batches in tst_batches
            continue;
        const Run run = raced(scenario, r);
        QVERIFY2(run.status == Status::Finished && run.stopStep == scenario.steps, r.name.c_str());
    }
}

void TestLibrary::racersInManyDimensionsComeDown()
{
    if (!isSpace())
        return;
    const Scenario scenario = loadedById();
    const Terrain terrain(*axisView(scenario, *parse(scenario.program).program));
    QVERIFY(terrain.dimension() > 2);
    const std::unique_ptr<Objective> objective = terrain.objective();
    std::vector<double> gradient(static_cast<std::size_t>(terrain.dimension()));
    for (const KnownMinimum& minimum : scenario.minima) {
        double value = 0;
        objective->evaluate(minimum.at, 1, 0, {&value, 1}, gradient);
        QCOMPARE(value, minimum.value);
        QCOMPARE(gradient, std::vector<double>(gradient.size(), 0.0));
    }
    const Result<std::vector<RacerRun>> runs = race(scenario, terrain);
    QVERIFY(runs && runs->size() >= 3);
    for (const RacerRun& racer : *runs) {
        QCOMPARE(racer.run.status, Status::Finished);
        QVERIFY2(racer.run.loss.back() < 0.05 * racer.run.loss.front(), racer.label.c_str());
    }
}

/// What is said of the library as a whole, and what the sentences of single landscapes claim.
class TestLibraryClaims : public QObject
{
    Q_OBJECT

private slots:
    void theLandscapesAreThere();
    void idsAndTitlesAreUnique();
    void anUnknownIdIsAnErrorWithAHint();
    void aProgramWithoutCommentsHasNoTitle();
    void titleAndSentenceAreTheFirstTwoComments();
    void goldsteinPriceIsErraticInTheRateOfAdam_data();
    void goldsteinPriceIsErraticInTheRateOfAdam();
    void momentumEscapesFromTheOuterHump();
    void aLargerRateCrossesTheRidgesOfLevy();
    void theCliffThrowsUnlessTheGradientIsClipped();
    void largeStepsLeapAcrossTheSharpTrap();
};

void TestLibraryClaims::theLandscapesAreThere()
{
    std::set<std::string> found;
    for (const Preset& preset : presets())
        if (preset.kind == Preset::Kind::Landscape)
            found.insert(preset.id);
    std::set<std::string> expected = kLandscapes;
    expected.insert(kSpaces.begin(), kSpaces.end());
    QVERIFY(found == expected);
}

void TestLibraryClaims::idsAndTitlesAreUnique()
{
    std::set<std::string> ids, titles;
    for (const Preset& preset : presets()) {
        QVERIFY2(ids.insert(preset.id).second, preset.id.c_str());
        QVERIFY2(titles.insert(preset.title).second, preset.title.c_str());
    }
    QVERIFY(ids.size() >= kLandscapes.size() + 22);
}

void TestLibraryClaims::anUnknownIdIsAnErrorWithAHint()
{
    const Result<Scenario> scenario = loadPreset("rosenbrok");
    QVERIFY(!scenario);
    QCOMPARE(scenario.error().message, std::string("no landscape or example is called 'rosenbrok'"));
    QCOMPARE(scenario.error().hint, std::string("did you mean 'rosenbrock'?"));
}

void TestLibraryClaims::aProgramWithoutCommentsHasNoTitle()
{
    QCOMPARE(scenarioFromProgram("f = x^2").title, std::string());
    QCOMPARE(scenarioFromProgram("f = x^2\n# not a title\n").title, std::string());
    QCOMPARE(scenarioFromProgram("").program, std::string());
}

void TestLibraryClaims::titleAndSentenceAreTheFirstTwoComments()
{
    const Scenario scenario = scenarioFromProgram("#  A square \r\n# It grows.\n# more\nf = x^2");
    QCOMPARE(scenario.title, std::string("A square"));
    QCOMPARE(scenario.teaches, std::string("It grows."));
    QCOMPARE(scenario.program, std::string("#  A square \r\n# It grows.\n# more\nf = x^2"));
    QCOMPARE(scenarioFromProgram("# only a title").teaches, std::string());
}

void TestLibraryClaims::goldsteinPriceIsErraticInTheRateOfAdam_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    for (const double rate : {0.01, 0.05, 0.1, 0.2, 0.5})
        QTest::addRow("%g", rate) << rate << -0.6 << -0.4; // the minimum of value 30
    for (const double rate : {0.3, 0.7, 1.0, 2.0})
        QTest::addRow("%g", rate) << rate << 0.0 << -1.0; // the global one, 3
}

void TestLibraryClaims::goldsteinPriceIsErraticInTheRateOfAdam()
{
    QFETCH(const double, rate);
    QFETCH(const double, x);
    QFETCH(const double, y);
    const Scenario scenario = loaded("goldstein_price");
    const Run run = raced(scenario, racer(scenario, "Adam"), rate, 2000);
    // Adam trembles around a minimum long after it has found it; the two are 0.85 apart.
    QVERIFY2(std::hypot(coordinate(run, 0) - x, coordinate(run, 1) - y) < 0.1, qPrintable(QString::number(run.loss.back())));
}

void TestLibraryClaims::momentumEscapesFromTheOuterHump()
{
    const Scenario scenario = loaded("three_hump_camel");
    QVERIFY(std::abs(raced(scenario, racer(scenario, "GD"), 0.1).loss.back() - 0.2986384422368598) < 1e-6);
    QVERIFY(raced(scenario, racer(scenario, "Momentum"), 0.1).loss.back() < 1e-3);
}

void TestLibraryClaims::aLargerRateCrossesTheRidgesOfLevy()
{
    const Scenario scenario = loaded("levy");
    QVERIFY(std::abs(raced(scenario, racer(scenario, "GD"), 0.1, 500).loss.back() - 2.4) < 1e-3);
    QVERIFY(raced(scenario, racer(scenario, "GD"), 0.3, 500).loss.back() < 1e-12);
}

void TestLibraryClaims::theCliffThrowsUnlessTheGradientIsClipped()
{
    const Scenario scenario = loaded("cliff");
    const auto isThrown = [&](const Run& run) -> bool {
        for (std::int64_t k = 0; k <= run.stopStep; ++k)
            if (run.at(k)[0] < scenario.window->xmin || run.at(k)[0] > scenario.window->xmax)
                return true;
        return false;
    };
    QVERIFY(!isThrown(raced(scenario, racer(scenario, "GD"))));
    // Both racers of the file: the same but for the clipping.
    QVERIFY(isThrown(raced(scenario, racer(scenario, "GD 0.5"))));
    const Run clipped = raced(scenario, racer(scenario, "GD 0.5, clipped"));
    QVERIFY(!isThrown(clipped));
    QVERIFY(clipped.loss.back() < 1e-6);
}

void TestLibraryClaims::largeStepsLeapAcrossTheSharpTrap()
{
    const Scenario scenario = loaded("sharp_trap");
    const Run small = raced(scenario, racer(scenario, "GD, small steps"));
    const Run large = raced(scenario, racer(scenario, "GD, large steps"));
    QVERIFY(std::abs(coordinate(small, 0)) < 0.1 && std::abs(coordinate(small, 1)) < 0.5);
    QVERIFY(std::abs(coordinate(large, 0) - 2) < 0.1 && std::abs(coordinate(large, 1) - 2) < 0.1);
}

int main(int argc, char* argv[])
{
    TestLibrary presetsOneByOne;
    TestLibraryClaims claims;
    return QTest::qExec(&presetsOneByOne, argc, argv) + QTest::qExec(&claims, argc, argv);
}

#include "tst_library.moc"
