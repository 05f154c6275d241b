// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/search_tool.h"

#include "tests/ui/panel/race_view.h"
#include "ui/theme/appearance.h"

#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QWheelEvent>

using namespace ad;
using namespace ad::ui;
using namespace ad::ui::test;

namespace {

using Loop = ToolLoop<SearchTool>;

Scenario beale()
{
    Scenario scenario = *loadPreset("beale");
    scenario.steps = 60;
    return scenario;
}

void search(Loop& loop, int runs)
{
    loop.tool.findChild<QSpinBox*>("searchBudget")->setValue(runs);
    QTest::mouseClick(loop.tool.findChild<QPushButton*>("search"), Qt::LeftButton);
}

bool isMade(const Loop& loop, std::size_t runs)
{
    return loop.tool.map()->content().trials.size() == runs && !loop.tool.isBusy();
}

} // namespace

class TestSearchTool : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void pointsAppearAndAClickLoadsOne()
    {
        Loop loop(beale(), 1);
        search(loop, 30);
        QTRY_VERIFY(isMade(loop, 30));
        SearchMap* map = loop.tool.map();
        const int best = map->content().best();
        QVERIFY(best >= 0);
        const Vec2 point = map->content().points[static_cast<std::size_t>(best)];
        QTest::mouseClick(map, Qt::LeftButton, {}, map->pixelOf(point).toPoint());
        QCOMPARE(loop.texts.size(), 1);
        QCOMPARE(loop.rate(1), point.x);
        QVERIFY(loop.scenario.racers[1].isTuned);
        QVERIFY(isMade(loop, 30)); // what was loaded changes nothing about the search
        QCOMPARE(*map->content().current, point);
    }

    void arrowsMoveAmongPointsAndEnterLoadsOne()
    {
        Loop loop(beale());
        loop.tool.findChild<QComboBox*>("searchMethod")->setCurrentIndex(1);
        search(loop, 25);
        QTRY_VERIFY(isMade(loop, 25));
        SearchMap* map = loop.tool.map();
        map->setFocus();
        QTest::keyClick(map, Qt::Key_Right);
        QCOMPARE(map->chosen(), map->content().best());
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(map, Qt::Key_Left);
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(map, Qt::Key_Down);
        const Vec2 corner = map->content().points[static_cast<std::size_t>(map->chosen())];
        QCOMPARE(corner.x, map->content().plan.x.low);
        QCOMPARE(corner.y, map->content().plan.y.low);
        QTest::keyClick(map, Qt::Key_Return);
        QCOMPARE(loop.rate(0), corner.x);
    }

    void anotherRaceForgetsThePoints()
    {
        Loop loop(beale());
        search(loop, 10);
        QTRY_VERIFY(isMade(loop, 10));
        loop.scenario.start = {0.5, 0.5};
        loop.show();
        QVERIFY(loop.tool.map()->content().trials.empty());
    }

    void aLongSearchCanBeCancelled()
    {
        Scenario scenario = beale();
        scenario.steps = 10000;
        Loop loop(scenario);
        search(loop, 10000);
        QTRY_VERIFY(loop.tool.map()->content().trials.size() > 3);
        QVERIFY(loop.tool.isBusy());
        QTest::mouseClick(loop.tool.findChild<QPushButton*>("search"), Qt::LeftButton);
        QVERIFY(!loop.tool.isBusy());
        QVERIFY(loop.tool.map()->content().trials.size() < 10000);
    }

    void everyOptimizerCanBeSearched_data()
    {
        QTest::addColumn<QString>("optimizer");
        for (const Optimizer& optimizer : optimizers())
            QTest::newRow(optimizer.name.data()) << QString::fromUtf8(optimizer.name.data());
    }

    void everyOptimizerCanBeSearched()
    {
        QFETCH(const QString, optimizer);
        Scenario scenario = beale();
        RacerChoice racer;
        racer.optimizer = optimizer.toStdString();
        scenario.racers = {racer};
        Loop loop(scenario);
        search(loop, 12);
        QTRY_VERIFY(isMade(loop, 12));
        QVERIFY(!loop.tool.grab().isNull());
    }

    void theWheelScrollsPastFieldsWithoutFocus()
    {
        Loop loop(beale());
        auto* runs = loop.tool.findChild<QSpinBox*>("searchBudget");
        const int before = runs->value();
        loop.tool.map()->setFocus();
        QWheelEvent wheel(QPointF(5, 5), runs->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(runs, &wheel);
        QCOMPARE(runs->value(), before);
    }

    void withoutARacerItSaysWhatToDo()
    {
        Scenario scenario = beale();
        scenario.racers.clear();
        Loop loop(scenario, -1);
        QVERIFY(!loop.tool.map()->isVisible());
        loop.tool.setRace(nullptr);
        QVERIFY(!loop.tool.map()->isVisible());
    }
};

QTEST_MAIN(TestSearchTool)
#include "tst_search_tool.moc"
