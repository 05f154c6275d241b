// SPDX-License-Identifier: GPL-3.0-or-later
// The commands as people and Makefiles call them: the real program, its output, its messages and its exit status.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <map>

namespace {

struct Answer
{
    int status = -1;
    QByteArray out;
    QByteArray error;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Answer adjoint(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(ADJOINT_BINARY, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QJsonObject nodeNamed(const QJsonObject& answer, const QString& name)
{
    for (const QJsonValue& node : answer["nodes"].toArray())
        if (node["name"].toString() == name)
            return node.toObject();
    return {};
}

const QByteArray kRace = R"({"version": 1, "program": "f = (1-x)^2 + 100*(y-x^2)^2", "axes": ["x", "y"], "start": [-1.5, 2],
"steps": 20, "racers": [{"optimizer": "adam", "lr": 0.1}, {"optimizer": "sgd", "lr": 10, "name": "too, far"}]})";

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private slots:
    void evalPrintsATableForPeople();
    void evalAnswersInJson();
    void evalSetsInputsOutputAndSeed();
    void evalPrintsCodeAndLatexInsteadOfTheTable();
    void evalWritesWhatJsonHasNoNumberForAsText();
    void evalReportsErrorsAtTheirPlace();
    void errorsInAScenariosProgramStandAtTheirPlaceInTheFile();
    void wrongUsageIsStatusTwoWithAHint_data();
    void wrongUsageIsStatusTwoWithAHint();
    void helpAndVersionAreEverywhere_data();
    void helpAndVersionAreEverywhere();
    void raceAnswersInJson();
    void raceAnswersInCsv();
    void raceStopsWhenConvergedOnRequest();
    void raceTellsEveryQuantityOfEveryStep();
    void theLedgerChoosesRacerAndSteps();
    void theoryTellsDerivativesAndCriticalPoints();
    void theoryOfAQuadraticHasRates();
    void basinsTellWhatARaceReaches();
    void basinsAnswerInCsvAndForPeople();
    void aScenarioWithoutRacersIsNoError();
    void unknownFieldsAreErrorsWithTheirPlace();
    void errorsOfFieldsThatDoNotFitTheProgramNameTheirPlace();
    void sweepTellsWhichRatesWork();
    void sweepOfARacerThatIsNotThereIsAnError();
    void tuneWritesARaceWithTheRatesItTells();
    void renderWritesEveryFormat_data();
    void renderWritesEveryFormat();
    void renderIsTheSameEveryTime();

private:
    QString file(const QString& name, const QByteArray& text);

    QTemporaryDir m_folder;
};

QString TestCommands::file(const QString& name, const QByteArray& text)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    return file.fileName();
}

void TestCommands::evalPrintsATableForPeople()
{
    const Answer answer = adjoint({"eval", file("a.adj", "x = -2\ny = 5\nz = -4\nq = x + y\nf = q*z\n")});
    QCOMPARE(answer.status, 0);
    QVERIFY(answer.out.contains("output: f = −12"));
    QVERIFY(answer.error.isEmpty());
}

void TestCommands::evalAnswersInJson()
{
    const Answer answer = adjoint({"eval", "-", "--json"}, "x = -2; y = 5; z = -4; unused = 7\nq = x + y\nf = q*z\n");
    QCOMPARE(answer.status, 0);
    const QJsonObject json = answer.json();
    QCOMPARE(json["output"].toString(), "f");
    QCOMPARE(json["value"].toDouble(), -12.0);
    QCOMPARE(json["gradient"].toObject(), (QJsonObject{{"x", -4}, {"y", -4}, {"z", 3}, {"unused", 0}}));
    const QJsonObject q = nodeNamed(json, "q");
    QCOMPARE(q["op"].toString(), "add");
    QCOMPARE(q["inputs"].toArray(), (QJsonArray{nodeNamed(json, "x")["id"], nodeNamed(json, "y")["id"]}));
    QCOMPARE(q["shape"].toArray(), QJsonArray());
    QCOMPARE(q["value"].toDouble(), 3.0);
    QCOMPARE(q["adjoint"].toDouble(), -4.0);
}

void TestCommands::evalSetsInputsOutputAndSeed()
{
    const QByteArray program = "a = [2, 3]; b = [6, 4]\nQ = 3*a^3 - b^2\ns = sum(Q)\n";
    const Answer answer = adjoint({"eval", "--json", "--output", "Q", "--seed", "[1, 2]", "--set", "b=[1, 1]"}, program);
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.json()["value"].toArray(), (QJsonArray{23, 80}));
    QCOMPARE(answer.json()["gradient"].toObject(), (QJsonObject{{"a", QJsonArray{36, 162}}, {"b", QJsonArray{-2, -4}}}));
}

void TestCommands::evalPrintsCodeAndLatexInsteadOfTheTable()
{
    const QByteArray program = "x = 2\ny = x*x\n";
    const QStringList options = {"eval", "--set", "x=5", "--seed", "3"};
    const Answer numpy = adjoint(options + QStringList{"--code", "numpy"}, program);
    QVERIFY(numpy.out.startsWith("# y and its derivatives"));
    QVERIFY(numpy.out.contains("\nx = np.float64(5.0)\n") && numpy.out.contains("\ngrad_y = np.float64(3.0)\n"));
    QVERIFY(adjoint(options + QStringList{"--code", "cpp"}, program).out.contains("    const double y = x*x;\n"));
    QCOMPARE(adjoint(options + QStringList{"--code", "numpy", "--json"}, program).json()["code"].toString().toUtf8(), numpy.out);
    QVERIFY(adjoint(options + QStringList{"--latex"}, program).out.contains("\\begin{align*}"));
    const Answer wrong = adjoint(options + QStringList{"--code", "nump"}, program);
    QCOMPARE(wrong.status, 1);
    QVERIFY(wrong.error.contains("did you mean 'numpy'?"));
}

void TestCommands::evalWritesWhatJsonHasNoNumberForAsText()
{
    const QJsonObject json = adjoint({"eval", "--json"}, "x = 0\na = log(x)\nb = -a\nc = a + b\n").json();
    QCOMPARE(nodeNamed(json, "a")["value"].toString(), "-Infinity");
    QCOMPARE(nodeNamed(json, "b")["value"].toString(), "Infinity");
    QCOMPARE(json["value"].toString(), "NaN");
}

void TestCommands::evalReportsErrorsAtTheirPlace()
{
    const QString path = file("wrong.adj", "x = 1\ny = sigmod(x)\nz = x + )\n");
    const Answer answer = adjoint({"eval", path});
    QCOMPARE(answer.status, 1);
    QVERIFY(answer.out.isEmpty());
    QVERIFY2(answer.error.startsWith((path + ":2:5: error: ").toUtf8()), answer.error.constData());
    QVERIFY(answer.error.contains("did you mean 'sigmoid'?"));
    QVERIFY(answer.error.contains((path + ":3:").toUtf8()));
    QCOMPARE(adjoint({"eval", m_folder.filePath("missing.adj")}).status, 1);
}

void TestCommands::errorsInAScenariosProgramStandAtTheirPlaceInTheFile()
{
    const QString path = file("wrong.json", "{\n  \"program\": \"x = 1\\nf = sigmod(x)\"}");
    const Answer answer = adjoint({"race", path});
    QCOMPARE(answer.status, 1);
    QVERIFY2(answer.error.startsWith((path + ":2:26: error: ").toUtf8()), answer.error.constData());
}

void TestCommands::wrongUsageIsStatusTwoWithAHint_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{"eval", "--jsn"};
    QTest::newRow("two files") << QStringList{"eval", "a", "b"};
    QTest::newRow("set without a value") << QStringList{"eval", "--set", "x"};
    QTest::newRow("set to nonsense") << QStringList{"eval", "--set", "x=oops("};
    QTest::newRow("race without a file") << QStringList{"race"};
    QTest::newRow("steps without a ledger") << QStringList{"race", "a.json", "--steps", "1:2"};
    QTest::newRow("steps that are none") << QStringList{"race", "a.json", "--ledger", "--steps", "2:1"};
    QTest::newRow("standings without CSV") << QStringList{"race", "a.json", "--standings"};
    QTest::newRow("a grid that is none") << QStringList{"basins", "a.json", "--grid", "0x4"};
    QTest::newRow("two formats of basins") << QStringList{"basins", "a.json", "--json", "--csv"};
    QTest::newRow("two formats") << QStringList{"race", "a.json", "--json", "--csv"};
    QTest::newRow("sweep without a file") << QStringList{"sweep"};
    QTest::newRow("sweep from 0") << QStringList{"sweep", "a.json", "--from", "0"};
    QTest::newRow("sweep of nothing") << QStringList{"sweep", "a.json", "--count", "0"};
    QTest::newRow("sweep downwards") << QStringList{"sweep", "a.json", "--from", "1", "--to", "0.1"};
    QTest::newRow("tune without runs") << QStringList{"tune", "a.json", "--budget", "0"};
    QTest::newRow("tune for what is unknown") << QStringList{"tune", "a.json", "--objective", "luck"};
    QTest::newRow("render without a picture") << QStringList{"render", "a.json"};
    QTest::newRow("unknown format") << QStringList{"render", "a.json", "-o", "a.gif"};
    QTest::newRow("unknown view") << QStringList{"render", "a.json", "-o", "a.png", "--view", "table"};
    QTest::newRow("misspelt command") << QStringList{"rac"};
    QTest::newRow("unknown theme") << QStringList{"render", "a.json", "-o", "a.png", "--theme", "blue"};
    QTest::newRow("wrong size") << QStringList{"render", "a.json", "-o", "a.png", "--size", "big"};
}

void TestCommands::wrongUsageIsStatusTwoWithAHint()
{
    QFETCH(QStringList, arguments);
    const Answer answer = adjoint(arguments);
    QCOMPARE(answer.status, 2);
    QVERIFY(answer.out.isEmpty());
    QVERIFY(answer.error.contains("--help"));
}

void TestCommands::helpAndVersionAreEverywhere_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("text");
    for (const char* command : {"eval", "race", "theory", "basins", "render"}) {
        QTest::newRow(qPrintable(QString(command) + " help")) << QStringList{command, "--help"} << QByteArray("Usage: adjoint ") + command;
        QTest::newRow(qPrintable(QString(command) + " version")) << QStringList{command, "--version"} << QByteArray("adjoint 0");
    }
    QTest::newRow("help") << QStringList{"--help"} << QByteArray("race");
    QTest::newRow("version") << QStringList{"--version"} << QByteArray("adjoint 0");
}

void TestCommands::helpAndVersionAreEverywhere()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, text);
    const Answer answer = adjoint(arguments);
    QCOMPARE(answer.status, 0);
    QVERIFY2(answer.out.contains(text), answer.out.constData());
}

void TestCommands::raceAnswersInJson()
{
    const Answer answer = adjoint({"race", file("race.json", kRace), "--json"});
    QCOMPARE(answer.status, 0);
    const QJsonArray racers = answer.json()["racers"].toArray();
    QCOMPARE(racers.size(), 2);
    QCOMPARE(racers[0]["optimizer"].toString(), "adam");
    QCOMPARE(racers[0]["status"].toString(), "finished");
    QCOMPARE(racers[0]["steps"].toInt(), 20);
    QCOMPARE(racers[0]["path"].toArray().size(), 21);
    QCOMPARE(racers[0]["loss"].toArray().size(), 21);
    QCOMPARE(racers[0]["path"][0].toArray(), (QJsonArray{-1.5, 2}));
    QCOMPARE(racers[0]["loss"][0].toDouble(), 12.5);
    // Adam's first step has the length lr along every axis (Kingma & Ba 2015, section 2.1); eps shortens it by 1e-8/|g|.
    QVERIFY(std::abs(racers[0]["path"][1][0].toDouble() + 1.4) < 1e-9);
    QCOMPARE(racers[1]["status"].toString(), "diverged");
    QVERIFY(racers[1]["path"].toArray().size() == racers[1]["steps"].toInt() + 1);
    QCOMPARE(racers[1]["verdict"].toString(), "diverged");
    QVERIFY(racers[1]["steps_to_tolerance"].isNull());
    QVERIFY(answer.json()["rules"].toString().startsWith("start (x, y) = (−1.5, 2) · 20 steps"));
    QVERIFY(adjoint({"race", file("race.json", kRace)}).out.contains("rules: start (x, y)"));
}

void TestCommands::raceAnswersInCsv()
{
    const QList<QByteArray> lines = adjoint({"race", file("race.json", kRace), "--csv"}).out.split('\n');
    QCOMPARE(lines[0], QByteArray("racer,optimizer,step,x,y,loss,status,gap,gradient_norm,learning_rate,update_ratio,evaluations,rules"));
    QVERIFY(lines[1].startsWith("Adam,adam,0,-1.5,2,12.5,finished,12.5,"));
    const QList<QByteArray> standings = adjoint({"race", file("race.json", kRace), "--csv", "--standings"}).out.split('\n');
    QCOMPARE(standings.size(), 4); // with the end of the last line
    QVERIFY(standings[2].startsWith("\"too, far\",sgd,diverged,,,"));
    QVERIFY(lines[22].startsWith("\"too, far\",sgd,0,"));
}

void TestCommands::raceTellsEveryQuantityOfEveryStep()
{
    // Adam with η = 0.1 on x²/2 + 50y² from (−10, 1), where the gradient is (−10, 100): PyTorch's iterates.
    const QByteArray race = R"({"program": "L = x^2/2 + 50*y^2", "axes": ["x", "y"], "start": [-10, 1], "steps": 3,
"racers": [{"optimizer": "adam", "lr": 0.1}, {"optimizer": "sgd", "lr": 0.015, "momentum": 0.9}]})";
    const QString path = file("ledger.json", race);
    const QJsonArray racers = adjoint({"race", path, "--ledger", "--json"}).json()["racers"].toArray();
    const QJsonArray steps = racers[0]["ledger"].toArray();
    QCOMPARE(steps.size(), 3);
    QCOMPARE(steps[0]["theta"].toArray(), (QJsonArray{-10, 1}));
    QCOMPARE(steps[0]["g"].toArray(), (QJsonArray{-10, 100}));
    QCOMPARE(steps[0]["lr"].toArray(), (QJsonArray{0.1, 0.1}));
    // m̂ = g and v̂ = g² in the first step, up to the rounding of 1 − β and back.
    QVERIFY(std::abs(steps[0]["m_hat"][1].toDouble() - 100) < 1e-12);
    QVERIFY(std::abs(steps[0]["v_hat"][1].toDouble() - 10000) < 1e-9);
    QVERIFY(std::abs(steps[2]["next"][0].toDouble() + 9.70010099258) < 1e-10); // as many digits as the reference has
    QVERIFY(std::abs(steps[2]["next"][1].toDouble() - 0.701586271419) < 1e-11);
    QCOMPARE(racers[1]["ledger"][1]["kept"].toArray(), (QJsonArray{-9, 90})); // 0.9 of the first velocity
    for (const QJsonValue& racer : racers)
        for (int k = 0; k < 3; ++k)
            QCOMPARE(racer["ledger"][k]["next"], racer["path"][k + 1]);
}

void TestCommands::theoryTellsDerivativesAndCriticalPoints()
{
    // NumPy 1.24: eigvalsh of the Hessian that the formulas of Himmelblau's function give at (1, −2).
    const QString path = file("himmelblau.json", R"({"program": "f = (x^2+y-11)^2 + (x+y^2-7)^2", "axes": ["x", "y"],
"window": [-5, 5, -5, 5]})");
    const QJsonObject json = adjoint({"theory", path, "--at", "1,-2", "--json"}).json();
    QCOMPARE(adjoint({"theory", path, "--at", "1,x"}).status, 2);
    QCOMPARE(json["gradient"].toArray(), (QJsonArray{-52, -8}));
    QCOMPARE(json["hessian"].toArray(), (QJsonArray{QJsonArray{-38, -4}, QJsonArray{-4, 26}}));
    QVERIFY(std::abs(json["eigenvalues"][0].toDouble() + 38.2490309931942) < 1e-12);
    QVERIFY(std::abs(json["max_learning_rate"].toDouble() - 2 / 26.2490309931942) < 1e-14);
    QVERIFY(std::abs(json["condition"].toDouble() - 38.2490309931942 / 26.2490309931942) < 1e-13);
    QCOMPARE(json["newton_step"].toArray().size(), 2);
    std::map<QString, int> kinds;
    for (const QJsonValue& point : json["critical_points"].toArray())
        ++kinds[point["kind"].toString()];
    QCOMPARE(kinds, (std::map<QString, int>{{"minimum", 4}, {"saddle", 4}, {"maximum", 1}}));
    const QStringList lines = QString::fromUtf8(adjoint({"theory", path, "--csv"}).out).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 10);
    QCOMPARE(lines[0], "kind,x,y,value,eigenvalue_1,eigenvalue_2");
    QVERIFY(lines[4].startsWith("minimum,3.58442834") && lines[9].startsWith("maximum,-0.2708445"));
}

void TestCommands::theoryOfAQuadraticHasRates()
{
    const QString path = file("valley.json", R"({"program": "x = -10; y = 1; f = x^2/2 + 50*y^2", "steps": 300,
"racers": [{"optimizer": "sgd", "lr": 0.015}, {"optimizer": "adam"}]})");
    const QJsonObject json = adjoint({"theory", path, "--json"}).json();
    QVERIFY(json["quadratic"].toBool());
    QVERIFY(std::abs(json["rates"]["heavy_ball"]["rate"].toDouble() - 9.0 / 11) < 1e-12);
    QVERIFY(std::abs(json["rates"]["racers"][0]["predicted"].toDouble() - 0.985) < 1e-12);
    QVERIFY(std::abs(json["rates"]["racers"][0]["measured"].toDouble() - 0.985) < 1e-9);
    QVERIFY(json["rates"]["racers"][1]["predicted"].isNull());
}

void TestCommands::basinsTellWhatARaceReaches()
{
    const QString path = file("wells.json", R"({"program": "x = 1; y = 1; f = (x^2-1)^2 + y^2", "window": [-2, 2, -1, 1], "steps": 80,
"racers": [{"optimizer": "sgd", "lr": 0.1}, {"optimizer": "sgd", "lr": 100}]})");
    const QJsonObject json = adjoint({"basins", path, "--grid", "8x4", "--json"}).json();
    QCOMPARE(json["minima"].toArray().size(), 2);
    QCOMPARE(json["basin"].toArray().size(), 4);
    for (const QJsonValue& row : json["basin"].toArray())
        QCOMPARE(row.toArray(), (QJsonArray{0, 0, 0, 0, 1, 1, 1, 1}));
    QCOMPARE(json["steps"][3].toArray().size(), 8);
    const QJsonObject other = adjoint({"basins", path, "--grid", "2x2", "--racer", "1", "--json"}).json();
    QCOMPARE(other["basin"].toArray(), (QJsonArray{QJsonArray{-1, -1}, QJsonArray{-1, -1}}));
    const QJsonObject early = adjoint({"basins", path, "--grid", "4x1", "--steps", "1", "--json"}).json();
    QCOMPARE(early["basin"].toArray(), (QJsonArray{QJsonArray{-2, -2, -2, -2}}));
}

void TestCommands::basinsAnswerInCsvAndForPeople()
{
    const QString path = file("wells.json", R"({"program": "x = 1; y = 1; f = (x^2-1)^2 + y^2", "window": [-2, 2, -1, 1], "steps": 80,
"racers": [{"optimizer": "sgd", "lr": 0.1}]})");
    const QList<QByteArray> lines = adjoint({"basins", path, "--grid", "2x1", "--csv"}).out.split('\n');
    QCOMPARE(lines[0], QByteArray("x,y,basin,steps"));
    QVERIFY(lines[1].startsWith("-1,0,0,") && lines[2].startsWith("1,0,1,"));
    QVERIFY(adjoint({"basins", path, "--grid", "2x1"}).out.contains("50 %"));
}

void TestCommands::theLedgerChoosesRacerAndSteps()
{
    const QString path = file("race.json", kRace);
    const QJsonArray racers = adjoint({"race", path, "--ledger", "--json", "--racer", "0", "--steps", "3:4"}).json()["racers"].toArray();
    QCOMPARE(racers.size(), 1);
    QCOMPARE(racers[0]["ledger"].toArray().size(), 2);
    QCOMPARE(racers[0]["ledger"][0]["theta"], racers[0]["path"][2]);
    const QList<QByteArray> lines = adjoint({"race", path, "--ledger", "--csv", "--racer", "adam", "--steps", "1:1"}).out.split('\n');
    QCOMPARE(lines[0], QByteArray("racer,optimizer,step,quantity,x,y"));
    QVERIFY(lines.contains("Adam,adam,1,theta,-1.5,2"));
    QVERIFY(adjoint({"race", path, "--ledger"}).out.contains("m_hat"));
    // The second racer leaves the numbers after its first steps: its ledger ends where its path does.
    const QJsonValue far = adjoint({"race", path, "--ledger", "--json", "--racer", "1"}).json()["racers"][0];
    QCOMPARE(far["ledger"].toArray().size(), far["steps"].toInt());
    QCOMPARE(adjoint({"race", path, "--racer", "7"}).status, 1);
}

void TestCommands::raceStopsWhenConvergedOnRequest()
{
    const QByteArray race = R"({"program": "f = x^2 + y^2", "start": [1, 1], "steps": 1000, "stop": true,
"racers": [{"optimizer": "sgd", "lr": 0.25}]})";
    const QJsonValue racer = adjoint({"race", file("stop.json", race), "--json"}).json()["racers"][0];
    QCOMPARE(racer["status"].toString(), "converged");
    QVERIFY(racer["steps"].toInt() < 100);
    QByteArray all = race;
    const QJsonValue runs = adjoint({"race", file("all.json", all.replace("true", "false")), "--json"}).json()["racers"][0];
    QCOMPARE(runs["status"].toString(), "finished");
    QCOMPARE(runs["steps"].toInt(), 1000);
}

void TestCommands::aScenarioWithoutRacersIsNoError()
{
    const Answer answer = adjoint({"race", file("none.json", R"({"program": "x^2"})"), "--json"});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.json()["racers"].toArray().size(), 0);
}

void TestCommands::unknownFieldsAreErrorsWithTheirPlace()
{
    const QString path = file("field.json", "{\"program\": \"x^2\",\n \"racer\": []}");
    const Answer answer = adjoint({"race", path});
    QCOMPARE(answer.status, 1);
    QVERIFY2(answer.error.startsWith((path + ":2:2: error: 'racer' is not a known field").toUtf8()), answer.error.constData());
    QVERIFY(answer.error.contains("did you mean 'racers'?"));
}

void TestCommands::errorsOfFieldsThatDoNotFitTheProgramNameTheirPlace()
{
    const QString axes = file("axes.json", R"({"program": "x^2", "axes": ["q"]})");
    QVERIFY(adjoint({"race", axes}).error.startsWith((axes + ":1:28: error: axis 'q' is not an input").toUtf8()));
    const QString start = file("start.json", R"({"program": "x^2", "start": [1, 2]})");
    QVERIFY(adjoint({"race", start}).error.startsWith((start + ":1:29: error: the start has 2 numbers").toUtf8()));
    const QString vector = file("vector.json", R"({"program": "x = [1, 2]"})");
    QVERIFY(adjoint({"race", vector}).error.startsWith((vector + ":1:13: error: a landscape needs a scalar output").toUtf8()));
}

void TestCommands::sweepTellsWhichRatesWork()
{
    const QByteArray sphere = R"({"program": "x = -1.5; y = 1; f = x^2 + y^2", "steps": 500,
"racers": [{"optimizer": "adam", "lr": 0.1}, {"optimizer": "sgd", "lr": 0.02, "name": "GD"}]})";
    const QString path = file("sphere.json", sphere);
    const QStringList arguments = {"sweep", path, "--racer", "GD", "--from", "1e-4", "--to", "100", "--count", "61"};
    const Answer answer = adjoint(arguments + QStringList{"--json"});
    QCOMPARE(answer.status, 0);
    const QJsonObject json = answer.json();
    for (const char* list : {"lr", "final_loss", "status", "steps_to_tolerance"})
        QCOMPARE(json[list].toArray().size(), 61);
    QCOMPARE(json["lr"].toArray().first().toDouble(), 1e-4);
    QCOMPARE(json["status"].toArray().last().toString(), "diverged");
    QVERIFY(json["steps_to_tolerance"].toArray().last().isNull());
    const QJsonArray works = json["works"].toArray();
    QVERIFY(works[0].toDouble() > 0.002 && works[0].toDouble() <= 0.005); // the table of rates: 0.005 to 0.5
    QVERIFY(works[1].toDouble() >= 0.5 && works[1].toDouble() < 1);
    QVERIFY(std::abs(json["limit"].toDouble() - 1) < 1e-9);
    QCOMPARE(json["racer"].toString(), "GD");
    QVERIFY(!json["rules"].toString().isEmpty());
    QVERIFY(adjoint(arguments + QStringList{"--csv"}).out.startsWith("lr,final_loss,status,steps,steps_to_tolerance\n"));
    QVERIFY(adjoint(arguments).out.contains("decades"));
    QVERIFY(adjoint({"sweep", path, "--json"}).json()["limit"].isNull()); // Adam
}

void TestCommands::sweepOfARacerThatIsNotThereIsAnError()
{
    const Answer answer = adjoint({"sweep", "-", "--racer", "7"}, kRace);
    QCOMPARE(answer.status, 1);
    QVERIFY(answer.error.contains("error: "));
}

void TestCommands::tuneWritesARaceWithTheRatesItTells()
{
    const QString tuned = m_folder.filePath("tuned.json");
    const Answer answer = adjoint({"tune", "-", "--budget", "20", "--json", "-o", tuned}, kRace);
    QCOMPARE(answer.status, 0);
    const QJsonObject json = answer.json();
    QCOMPARE(json["budget"].toInt(), 20);
    QCOMPARE(json["objective"].toString(), "final_loss");
    const QJsonObject raced = adjoint({"race", tuned, "--json"}).json();
    for (int i = 0; i < 2; ++i) {
        const QJsonObject racer = json["racers"].toArray()[i].toObject();
        QVERIFY(racer["runs"].toInt() <= 20);
        QCOMPARE(racer["final_loss"].toDouble(), raced["racers"].toArray()[i].toObject()["loss"].toArray().last().toDouble());
    }
    QFile file(tuned);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray racers = QJsonDocument::fromJson(file.readAll()).object()["racers"].toArray();
    QVERIFY(racers[0].toObject()["tuned"].toBool() && racers[1].toObject()["tuned"].toBool());
    QVERIFY(adjoint({"tune", "-"}, kRace).out.contains("objective: the lowest loss"));
    const QStringList lines = QString::fromUtf8(adjoint({"tune", "-", "--csv"}, kRace).out).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith("racer,optimizer,lr_before,lr,final_loss"));
}

void TestCommands::renderWritesEveryFormat_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("magic");
    for (const char* view : {"graph", "landscape", "surface", "basins"}) {
        QTest::newRow(qPrintable(QString(view) + " png")) << view << "png" << QByteArray("\x89PNG");
        QTest::newRow(qPrintable(QString(view) + " svg")) << view << "svg" << QByteArray("<?xml");
        QTest::newRow(qPrintable(QString(view) + " pdf")) << view << "pdf" << QByteArray("%PDF");
    }
}

void TestCommands::renderWritesEveryFormat()
{
    QFETCH(QString, view);
    QFETCH(QString, suffix);
    QFETCH(QByteArray, magic);
    const QString picture = m_folder.filePath(view + "." + suffix);
    const QStringList arguments = {
        "render", file("race.json", kRace), "-o", picture, "--view", view, "--at", "50%", "--size", "640x480", "--theme", "dark"};
    const Answer answer = adjoint(arguments);
    QVERIFY2(answer.status == 0, answer.error.constData());
    QVERIFY2(answer.error.isEmpty(), answer.error.constData());
    QFile written(picture);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(written.readAll().startsWith(magic));
    QCOMPARE(adjoint({"render", file("race.json", kRace), "-o", m_folder.filePath("no/folder.png")}).status, 1);
    QCOMPARE(adjoint({"render", file("race.json", kRace), "-o", picture, "--at", "soon"}).status, 2);
}

void TestCommands::renderIsTheSameEveryTime()
{
    QList<QByteArray> pictures;
    for (const char* name : {"first.png", "second.png"}) {
        QCOMPARE(adjoint({"render", file("race.json", kRace), "-o", m_folder.filePath(name), "--view", "graph", "--at", "5.5"}).status, 0);
        QFile written(m_folder.filePath(name));
        QVERIFY(written.open(QIODevice::ReadOnly));
        pictures.append(written.readAll());
    }
    QCOMPARE(pictures[0], pictures[1]);
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
