// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/highlight.h"
#include "core/lang/print.h"
#include "core/run/evaluate.h"
#include "core/scenario/derive.h"
#include "core/scenario/json.h"
#include "core/scenario/tables.h"

#include <QtTest>

using namespace ad;

namespace {

Scenario points(const std::string& program)
{
    Scenario scenario;
    scenario.program = program;
    scenario.tables = {{"points", "x,y,label\n1,10,0\n2,20,1\n3,30,1\n"}, {"wrong", "a\n1\n2,5\n"}};
    scenario.files = {
        {"file.csv", std::make_shared<const Result<CsvTable>>(readCsv("u\n7\n8\n"))},
        {"bad.csv", std::make_shared<const Result<CsvTable>>(readCsv("u;v\n1;2\n3;4\n5;abc\n"))},
    };
    return scenario;
}

Tensor valueOf(const std::string& program)
{
    const Parsed parsed = programOf(points(program));
    if (!parsed.program)
        qFatal("%s: %s", program.c_str(), parsed.errors.front().message.c_str());
    return evaluate(parsed.program->graph)[static_cast<std::size_t>(parsed.program->output)];
}

} // namespace

class TestTables : public QObject
{
    Q_OBJECT

private slots:
    void aColumnIsAVectorAndSeveralAreAMatrix();
    void dataFromATableIsNotOptimised();
    void everyMistakeIsExplainedWhereItStands_data();
    void everyMistakeIsExplainedWhereItStands();
    void textsAreColouredAndFound();
    void theNumbersStayWhenAProgramIsPrinted();
    void aFunctionOfThatNameComesFirst();
    void aScenarioWithTablesIsDerivedAndSaved();
};

void TestTables::aColumnIsAVectorAndSeveralAreAMatrix()
{
    QCOMPARE(valueOf("data x = csv(\"points\", \"x\")\nx*1"), Tensor::vector({1, 2, 3}));
    QCOMPARE(valueOf("data x = csv('points', 'y', 'x')\nx*1"), Tensor::matrix({{10, 1}, {20, 2}, {30, 3}}));
    QCOMPARE(valueOf("data x = csv(\"file.csv\", \"u\"); x*1"), Tensor::vector({7, 8}));
    QCOMPARE(valueOf("data x = csv(\n  \"points\",  # the table\n  \"x\")\nsum(x)"), Tensor(6.0));
}

void TestTables::dataFromATableIsNotOptimised()
{
    const Parsed parsed = programOf(points("data x = csv(\"points\", \"x\", \"y\")\nw = [1, 2]\nsum(x @ w)"));
    QVERIFY(parsed.program);
    const Graph& graph = parsed.program->graph;
    QVERIFY(graph.node(graph.find("x")).role == LeafRole::Data);
    QCOMPARE(parsed.program->tableInputs, (std::vector<TableInput>{{"x", "points", {"x", "y"}, 3}}));
    QCOMPARE(parsed.program->inputs.front().length, std::string("csv(\"points\", \"x\", \"y\")").size());
}

void TestTables::everyMistakeIsExplainedWhereItStands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* text, const char* expected) { QTest::newRow(text) << QString(text) << QString(expected); };
    row("data x = csv(\"point\", \"x\")", "1:14 there is no table or file 'point' | did you mean 'points'?");
    row("data x = csv(\"other.csv\", \"x\")",
        "1:14 there is no table or file 'other.csv' | the document has 'points', 'wrong'; a file is looked for beside it");
    row("data x = csv(\"points\", \"labels\")", "1:24 the table 'points' has no column 'labels' | did you mean 'label'?");
    row("data x = csv(\"points\", \"x\", \"zzz\")", "1:29 the table 'points' has no column 'zzz' | there is 'x', 'y', 'label'");
    row("data x = csv(\"points\")", "1:10 csv needs the name of a column of 'points' | there is 'x', 'y', 'label'");
    row("data x = csv()", "1:10 csv needs the name of a table and of a column | write data x = csv(\"points.csv\", \"x\")");
    row("data x = csv(\"points\", x)", "1:24 csv takes names in quotes, not 'x' | write data x = csv(\"points.csv\", \"x\")");
    row("data x = csv(\"wrong\", \"a\")", "1:14 'wrong', line 3, column 2: the row has 2 cells, but the first one has 1 | ");
    row("data x = csv(\"bad.csv\", \"u\")", "1:14 'bad.csv', line 4, column 2: 'abc' is not a number | ");
    row("w = csv(\"points\", \"x\")", "1:5 csv(…) can only be all that data is | write data x = csv(\"points.csv\", \"x\")");
    row("y = mean(csv(\"points\", \"x\"))", "1:10 csv(…) can only be all that data is | write data x = csv(\"points.csv\", \"x\")");
    row("y = exp(\"x\")", "1:9 a text can only be an argument of csv(…) | write data x = csv(\"points.csv\", \"x\")");
    row("y = \"x\"", "1:5 a text can only be an argument of csv(…) | write data x = csv(\"points.csv\", \"x\")");
    row("data x = csv(\"points, 1)", "1:14 the quotes are never closed on this line | write \" behind the text");
    row("csv(a) = a\ny = csv(\"points\")", "2:9 a text can only be an argument of csv(…) | ");
}

void TestTables::everyMistakeIsExplainedWhereItStands()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Parsed parsed = programOf(points(text.toStdString()));
    QVERIFY(!parsed.errors.empty());
    const Error& error = parsed.errors.front();
    QCOMPARE(QStringLiteral("%1:%2 %3 | %4")
                 .arg(error.where.line)
                 .arg(error.where.column)
                 .arg(QString::fromStdString(error.message), QString::fromStdString(error.hint)),
             expected);
    QCOMPARE(parsed.errors.size(), std::size_t(1));
}

void TestTables::textsAreColouredAndFound()
{
    const std::string text = "data x = csv(\"a # b\", \"ä\")  # c\ny = csv(\"a # b\"";
    const std::vector<Word> words = highlight(text);
    QCOMPARE(static_cast<int>(words[5].kind), static_cast<int>(WordKind::Text));
    QCOMPARE(text.substr(words[5].offset, words[5].length), std::string("\"a # b\""));
    QCOMPARE(tablesNamedIn(text), std::vector<std::string>{"a # b"});
    QCOMPARE(filesNamedBy(points("data x = csv(\"points\", \"x\"); data u = csv(\"file.csv\", \"u\")")),
             std::vector<std::string>{"file.csv"});
}

void TestTables::theNumbersStayWhenAProgramIsPrinted()
{
    const Parsed parsed = programOf(points("data x = csv(\"points\", \"x\")\ny = sum(x^2)"));
    QVERIFY(parsed.program);
    const std::string printed = toProgram(parsed.program->graph, parsed.program->output);
    QVERIFY2(printed.find("data x = [1, 2, 3]") != std::string::npos, printed.c_str());
    QVERIFY(parse(printed).program);
}

void TestTables::aFunctionOfThatNameComesFirst()
{
    QCOMPARE(valueOf("csv(a) = 2*a\ny = csv(3)"), Tensor(6.0));
}

void TestTables::aScenarioWithTablesIsDerivedAndSaved()
{
    const Scenario scenario = points("data x = csv(\"points\", \"x\")\nw = 2\nsum((w*x)^2)");
    QVERIFY(derive(scenario).trace);
    Scenario expected = scenario;
    expected.files.clear();
    const Result<Scenario> again = scenarioFromJson(toJson(scenario));
    QVERIFY(again);
    QVERIFY(*again == expected);
}

QTEST_APPLESS_MAIN(TestTables)
#include "tst_tables.moc"
