// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/json.h"

#include <QtTest>

using namespace ad;

namespace {

Scenario full()
{
    Scenario s;
    s.title = "Rosenbrock \"valley\"";
    s.program = "f = (1-x)^2 + 100*(y-x^2)^2";
    s.output = "f";
    s.externalGradient = Tensor::matrix({{1, 2}, {3, 4}});
    s.tables = {{"points", "x,y\n1,2\n"}, {"more", "t\n3\n"}};
    s.batch = {.size = 8, .isShuffled = false, .seed = 3, .dropsLast = true};
    s.axes = {"x", "y"};
    s.plane = {PlaneKind::Random, 4};
    s.map = {.view = LandscapeView::Surface, .azimuth = -30, .elevation = 60, .hasEqualAxes = true, .trail = 50, .showsBatch = true};
    s.curves = {CurveQuantity::UpdateRatio, CurveAxis::Evaluations, CurveScaleChoice::Linear};
    s.swarm = {200, 5};
    s.window = WindowChoice{-2, 2, -1, 3};
    s.scale = ColorScale::Logarithmic;
    s.start = {-1.5, 2};
    s.steps = 500;
    s.stops = true;
    s.noise = 0.1;
    s.noiseSeed = 18446744073709551615ULL;
    RacerChoice adam;
    adam.name = "mine";
    adam.optimizer = "adam";
    adam.parameters = {{"lr", 0.1}, {"amsgrad", true}};
    adam.schedule = "cosine";
    adam.scheduleParameters = {{"T_max", 100.0}};
    adam.clipNorm = 1.0;
    adam.clipValue = 0.5;
    adam.noise = 0.0;
    adam.seed = 7;
    adam.color = "#0072b2";
    adam.start = {1, 2};
    RacerPast slow;
    slow.until = 40;
    slow.parameters = {{"lr", 0.01}};
    RacerPast steep = slow;
    steep.until = 60;
    steep.optimizer = "adam";
    steep.schedule = "exponential";
    steep.scheduleParameters = {{"gamma", 0.9}};
    steep.clipNorm = 2.0;
    steep.clipValue = 1.0;
    adam.past = {slow, steep};
    adam.isShown = false;
    adam.isGhost = true;
    adam.isTuned = true;
    s.racers = {adam, RacerChoice{}};
    s.minima = {{{1, 1}, 0.0}};
    s.teaches = "a curved valley";
    s.topic = "Valleys";
    s.source = "Rosenbrock 1960";
    s.published = {{.node = "f", .value = "24.20", .adjoint = "1"},
                   {.node = "f", .tangent = "-2", .direction = "x = 1; y = 0", .erratum = "a sign"}};
    return s;
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private slots:
    void aRoundTripIsTheIdentity();
    void everyFieldButTheProgramMayBeMissing();
    void listsOfNumbersStandOnOneLine();
    void errorsNameFieldAndPlace_data();
    void errorsNameFieldAndPlace();
};

void TestJson::aRoundTripIsTheIdentity()
{
    const Result<Scenario> again = scenarioFromJson(toJson(full()));
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    QVERIFY(*again == full());
    QCOMPARE(toJson(*again), toJson(full()));
}

void TestJson::everyFieldButTheProgramMayBeMissing()
{
    const Result<Scenario> scenario = scenarioFromJson("{\"program\": \"x^2\"}");
    QVERIFY(scenario);
    Scenario expected;
    expected.program = "x^2";
    QVERIFY(*scenario == expected);
}

void TestJson::listsOfNumbersStandOnOneLine()
{
    QVERIFY(toJson(full()).find("\"window\": [-2.0, 2.0, -1.0, 3.0],\n") != std::string::npos);
}

void TestJson::errorsNameFieldAndPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char* name, const char* text, const char* message, int line, int column) {
        QTest::newRow(name) << QString(text) << QString(message) << line << column;
    };
    row("no program", "{}", "the field 'program' is missing", 1, 1);
    row("no object", "[1]", "'the file' must be an object, not a list", 1, 1);
    row("unknown", "{\"program\": \"x\",\n \"widow\": 1}", "'widow' is not a known field", 2, 2);
    row("type", "{\"program\": 3}", "'program' must be a text, not a number", 1, 13);
    row("window", "{\"program\": \"x\", \"window\": [1, 0, 0, 1]}",
        "'window' must be a list [xmin, xmax, ymin, ymax] with xmin < xmax and ymin < ymax", 1, 28);
    row("steps", "{\"program\": \"x\", \"steps\": 1.5}", "'steps' must be a whole number ≥ 0", 1, 27);
    row("negative steps", "{\"program\": \"x\", \"steps\": -1}", "'steps' must be a whole number ≥ 0", 1, 27);
    row("stop", "{\"program\": \"x\", \"stop\": 0}", "'stop' must be true or false, not a number", 1, 26);
    row("start", "{\"program\": \"x\", \"start\": [1, \"a\"]}", "'start[1]' must be a number, not a text", 1, 31);
    row("version", "{\"version\": 2, \"program\": \"x\"}", "files of version 2 are not known; this is version 1", 1, 13);
    row("optimizer", "{\"program\": \"x\", \"racers\": [{\"optimizer\": \"adan\"}]}", "'racers[0].optimizer': 'adan' is not known", 1, 43);
    row("no optimizer", "{\"program\": \"x\", \"racers\": [{}]}", "'racers[0]' needs a field 'optimizer'", 1, 29);
    row("parameter", "{\"program\": \"x\", \"racers\": [{\"optimizer\": \"adam\", \"beta\": 0.9}]}",
        "'racers[0].beta' is not a parameter of adam", 1, 51);
    row("schedule kind", "{\"program\": \"x\", \"racers\": [{\"optimizer\": \"sgd\", \"schedule\": {\"kind\": \"cos\"}}]}",
        "'racers[0].schedule.kind': 'cos' is not known", 1, 71);
    row("schedule parameter",
        "{\"program\": \"x\", \"racers\": [{\"optimizer\": \"sgd\", \"schedule\": {\"kind\": \"cosine\", \"gamma\": 1}}]}",
        "'racers[0].schedule.gamma' is not a parameter of the schedule cosine", 1, 81);
    row("past without its end", "{\"program\": \"x\", \"racers\": [{\"optimizer\": \"sgd\", \"past\": [{\"optimizer\": \"sgd\"}]}]}",
        "'racers[0].past[0]' needs a field 'until'", 1, 59);
    row("past in disorder",
        "{\"program\": \"x\", \"racers\": [{\"optimizer\": \"sgd\", \"past\": [{\"until\": 9, \"optimizer\": \"sgd\"}, {\"until\": 9, "
        "\"optimizer\": \"sgd\"}]}]}",
        "'racers[0].past' must be in the order of the steps, each with a larger 'until'", 1, 58);
    row("past parameter",
        "{\"program\": \"x\", \"racers\": [{\"optimizer\": \"sgd\", \"past\": [{\"until\": 9, \"optimizer\": \"sgd\", \"rho\": 1}]}]}",
        "'racers[0].past[0].rho' is not a parameter of sgd", 1, 92);
    row("clip", "{\"program\": \"x\", \"racers\": [{\"optimizer\": \"sgd\", \"clip_norm\": 0}]}",
        "'racers[0].clip_norm' must be a number > 0", 1, 63);
    const auto published = [&](const char* name, const char* entry, const char* message, int column) {
        const std::string text = std::string("{\"program\": \"x\", \"published\": [") + entry + "]}";
        row(name, text.c_str(), message, 1, column);
    };
    published("published number", "{\"node\": \"x\", \"value\": 0.2}", "'published[0].value' must be a text, not a number", 55);
    published("digits", "{\"node\": \"x\", \"value\": \"a lot\"}",
              "'published[0].value' must be digits as printed, such as \"0.20\" or \"[4, 0, 5]\"", 55);
    published("no node", "{\"value\": \"1\"}", "'published[0]' needs a field 'node'", 32);
    published("no digits", "{\"node\": \"x\"}", "'published[0]' needs a field 'value', 'adjoint' or 'tangent'", 32);
    published("no direction", "{\"node\": \"x\", \"tangent\": \"1\"}", "'published[0]' needs a field 'direction' for its tangent", 32);
    published("no literal", "{\"node\": \"x\", \"tangent\": \"1\", \"direction\": \"x = 1 + 1\"}",
              "'published[0].direction' must be what the inputs move by, such as \"x1 = 1\"", 75);
    published("two numbers", "{\"node\": \"x\", \"value\": \"1\", \"adjoint\": \"2\", \"erratum\": \"no\"}",
              "'published[0]' has one erratum for several numbers: write an entry for each", 32);
    published("unknown in published", "{\"node\": \"x\", \"vale\": \"1\"}", "'published[0].vale' is not a known field", 46);
    row("not json", "{\"program\": \"x\",", "", 1, 17);
}

void TestJson::errorsNameFieldAndPlace()
{
    QFETCH(QString, text);
    QFETCH(QString, message);
    QFETCH(int, line);
    QFETCH(int, column);
    const Result<Scenario> scenario = scenarioFromJson(text.toStdString());
    QVERIFY(!scenario);
    if (!message.isEmpty())
        QCOMPARE(QString::fromStdString(scenario.error().message), message);
    QCOMPARE(scenario.error().where.line, line);
    QCOMPARE(scenario.error().where.column, column);
}

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
