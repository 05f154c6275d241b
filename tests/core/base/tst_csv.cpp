// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"

#include <QtTest>

using namespace ad;

class TestCsv : public QObject
{
    Q_OBJECT

private slots:
    void textsBecomeColumnsOfNumbers_data();
    void textsBecomeColumnsOfNumbers();
    void everyMistakeNamesItsLineAndColumn_data();
    void everyMistakeNamesItsLineAndColumn();
    void errorsStandAtTheirPlaceInTheText();
    void allProblemsOfATableAreFound();
    void writtenCellsReadBackTheSame();
    void noMutationOfATableIsADanger();
};

void TestCsv::textsBecomeColumnsOfNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const QByteArray& text, const char* expected = "x: 1 3; y: 2 -4.5; ") {
        QTest::newRow(name) << text << QByteArray(expected);
    };
    row("commas", "x,y\n1,2\n3,-4.5\n");
    row("semicolons", "x;y\n1;2\n3;-4.5");
    row("tabs", "x\ty\n1\t2\n3\t-4.5\n");
    row("Windows", "x,y\r\n1,2\r\n3,-4.5\r\n");
    row("old Macintosh", "x,y\r1,2\r3,-4.5");
    row("byte order mark", "\xEF\xBB\xBFx,y\n1,2\n3,-4.5\n");
    row("quotes", "\"x\",\"y\"\n\"1\",2\n3,\"-4.5\"\n");
    row("blanks around cells", " x , y\n 1,  2\n3 ,-4.5  \n");
    row("blank lines and comments", "# two points\n\nx,y\n1,2\n\n  \n# the second; with ; semicolons\n3,-4.5\n,\n\n");
    row("typographic minus, plus, exponent", "x,y\n+1,20e-1\n3,−4.5\n");
    row("without names", "1,2\n3,-4.5\n", "c1: 1 3; c2: 2 -4.5; ");
    row("a name with a quote, a comma and a line break", "\"a \"\"b\"\", c\nd\"\n7\n", "a \"b\", c\nd: 7; ");
    row("one column", "x\n1\n2\n", "x: 1 2; ");
    row("quotes and a separator that is not outside of them", "\"a;b\",\"c\td\"\n1,2\n", "a;b: 1; c\td: 2; ");
}

void TestCsv::textsBecomeColumnsOfNumbers()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const Result<CsvTable> table = readCsv(text.toStdString());
    QVERIFY2(table, table ? "" : table.error().message.c_str());
    QByteArray shown;
    for (std::size_t i = 0; i < table->names.size(); ++i) {
        shown += table->names[i] + ":";
        for (const double x : table->columns[i])
            shown += " " + QByteArray::number(x);
        shown += "; ";
        QCOMPARE(static_cast<int>(table->columns[i].size()), table->rows);
        QVERIFY(table->find(table->names[i]) == &table->columns[i]);
    }
    QCOMPARE(shown, expected);
}

void TestCsv::everyMistakeNamesItsLineAndColumn_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* text, const char* expected) { QTest::newRow(text) << QByteArray(text) << QString(expected); };
    row("", "the table is empty");
    row("\n# nothing\n", "the table is empty");
    row("x,y\n", "the table has names of columns, but no row of numbers");
    row("x,y\n1,2\n3,4\n5,abc\n", "line 4, column 2: 'abc' is not a number");
    row("# first\nx,y\r\n\r\n1,2\r\n3,\r\n", "line 5, column 2: the cell is empty");
    row("x,y\n1,2\n3\n", "line 3, column 1: the row has 1 cell, but the first one has 2");
    row("x,y\n1,2\n3,4,5\n", "line 3, column 3: the row has 3 cells, but the first one has 2");
    row("x,,z\n1,2,3\n", "line 1, column 2: the column has no name");
    row("x,y,x\n1,2,3\n", "line 1, column 3: there is a column 'x' already");
    row("x;y\n1,5;2\n", "line 2, column 1: '1,5' is not a number");
    row("x,y\n1,nan\n", "line 2, column 2: 'nan' is not a number");
    row("x,y\n1,inf\n", "line 2, column 2: 'inf' is not a number");
    row("x,y\n1,1e999\n", "line 2, column 2: '1e999' is not a number");
    row("x,y\n1,0x10\n", "line 2, column 2: '0x10' is not a number");
    row("x,y\n1 2\n", "line 2, column 1: the row has 1 cell, but the first one has 2");
    row("x,y\n1,\"2\n3,4\n", "line 2: the quotes are never closed");
    row("x,y\n1,\"2\"3\n", "line 2: there is something behind the quotes");
}

void TestCsv::everyMistakeNamesItsLineAndColumn()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const Result<CsvTable> table = readCsv(text.toStdString());
    QVERIFY(!table);
    QCOMPARE(QString::fromStdString(table.error().message), expected);
}

void TestCsv::errorsStandAtTheirPlaceInTheText()
{
    QCOMPARE(readCsv("x,y\n1,2\n3,  abc ,\n").error().where, (Place{3, 10, 11}));
    QCOMPARE(readCsv("x,y\n1,2\n3,  abc \n").error().where, (Place{3, 5, 8}));
    QCOMPARE(readCsv("ä,y\n1,2\n−3,\"a\"\"bc\"\n").error().where, (Place{3, 4, 11}));
    QCOMPARE(readCsv("x;y\n1,5;2\n").error().hint, std::string("write a decimal point: 1.5"));
    QCOMPARE(readCsv("x\n1 2\n").error().hint, std::string("cells are separated by commas, semicolons or tabs"));
    QVERIFY(!readCsv(std::string("x\0y", 3)));
}

void TestCsv::allProblemsOfATableAreFound()
{
    const Result<std::vector<CsvRow>> rows = readCells("x,x\n1,a\nb,2\n3\n");
    QVERIFY(rows);
    const std::vector<CsvProblem> problems = problemsOf(*rows);
    std::vector<std::pair<int, int>> places;
    for (const CsvProblem& problem : problems)
        places.emplace_back(problem.row, problem.column);
    QCOMPARE(places, (std::vector<std::pair<int, int>>{{0, 1}, {1, 1}, {2, 0}, {3, -1}}));
    QCOMPARE(problemsOf(*rows, 2).size(), std::size_t(2));
}

void TestCsv::writtenCellsReadBackTheSame()
{
    const std::vector<std::vector<std::string>> cells = {
        {"x", "a, \"b\"", "#c"}, {"1", "two\nlines", " blank "}, {"", "", ""}, {"#", ";", "\t"}};
    const Result<std::vector<CsvRow>> rows = readCells(writeCells(cells));
    QVERIFY(rows);
    std::vector<std::vector<std::string>> texts;
    for (const CsvRow& row : *rows) {
        texts.emplace_back();
        for (const CsvCell& cell : row)
            texts.back().push_back(cell.text);
    }
    QCOMPARE(texts, cells);
}

void TestCsv::noMutationOfATableIsADanger()
{
    const std::string text = "x,\"y\"\r\n1,2\n# c\n\"3\",4;\t5\n";
    for (std::size_t i = 0; i < text.size(); ++i)
        for (const char c : {'"', ',', '\n', '\r', ';', '\t', '#', '\xff', 'a', '\0'}) {
            std::string changed = text;
            changed[i] = c;
            const Result<CsvTable> table = readCsv(changed);
            QVERIFY(table || !table.error().message.empty());
            QVERIFY(readCsv(text.substr(0, i)) || i < text.size());
        }
}

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
