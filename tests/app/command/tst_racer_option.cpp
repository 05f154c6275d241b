// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/racer_option.h"

#include <QTest>

using namespace ad;
using namespace ad::app;

namespace {

Scenario scenario()
{
    Scenario s;
    s.racers = {{.optimizer = "sgd"}, {.name = "fast", .optimizer = "adam"}, {.name = "3", .optimizer = "adam"}, {.optimizer = "rmsprop"}};
    return s;
}

} // namespace

class TestRacerOption : public QObject
{
    Q_OBJECT

private slots:
    void aRacerIsMeantByItsIndexItsNameOrItsOptimizer_data();
    void aRacerIsMeantByItsIndexItsNameOrItsOptimizer();
    void errorsListTheRacers_data();
    void errorsListTheRacers();
};

void TestRacerOption::aRacerIsMeantByItsIndexItsNameOrItsOptimizer_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("index");
    QTest::newRow("index") << std::string("1") << 1;
    QTest::newRow("a name") << std::string("Fast") << 1;
    QTest::newRow("a name that is a number") << std::string("3") << 2;
    QTest::newRow("an optimizer") << std::string("RMSprop") << 3;
    QTest::newRow("another") << std::string("sgd") << 0;
}

void TestRacerOption::aRacerIsMeantByItsIndexItsNameOrItsOptimizer()
{
    QFETCH(const std::string, text);
    const Result<int> index = racerIndexOf(text, scenario());
    QVERIFY2(index, index ? "" : index.error().message.c_str());
    QTEST(*index, "index");
}

void TestRacerOption::errorsListTheRacers_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("message");
    QTest::newRow("unknown") << std::string("newton") << std::string("no racer is called 'newton'");
    QTest::newRow("empty") << std::string() << std::string("no racer is called ''");
    QTest::newRow("two") << std::string("adam") << std::string("2 racers are called 'adam'; give an index");
    QTest::newRow("too large") << std::string("4") << std::string("there is no racer 4, indices are 0 to 3");
    QTest::newRow("negative") << std::string("-1") << std::string("there is no racer -1, indices are 0 to 3");
}

void TestRacerOption::errorsListTheRacers()
{
    QFETCH(const std::string, text);
    const Result<int> index = racerIndexOf(text, scenario());
    QVERIFY(!index);
    QTEST(index.error().message, "message");
    QVERIFY2(index.error().hint.find("1 fast (adam), 2 3 (adam), 3 RMSprop") != std::string::npos, index.error().hint.c_str());
    QVERIFY(!racerIndexOf(text, {}));
}

QTEST_GUILESS_MAIN(TestRacerOption)
#include "tst_racer_option.moc"
