// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/theory_tool.h"

#include "tests/ui/panel/race_view_fixture.h"
#include "ui/panel/critical_list.h"
#include "ui/panel/theory_rates.h"
#include "ui/plot/rate_map.h"

#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace ad;
using namespace ad::ui;

namespace {

void find(TheoryTool& tool)
{
    QTRY_VERIFY_WITH_TIMEOUT(tool.criticalPoints() != nullptr, 60000);
}

Scenario valley()
{
    Scenario scenario;
    scenario.program = "x = -4; y = 1\nf = (x^2 + 100*y^2)/2";
    scenario.steps = 200;
    scenario.racers = {RacerChoice{.name = "GD", .parameters = {{"lr", 0.01}}},
                       RacerChoice{.name = "Ball", .parameters = {{"lr", 0.02}, {"momentum", 0.5}}},
                       RacerChoice{.name = "Adam", .optimizer = "adam", .parameters = {{"lr", 0.1}}}};
    return scenario;
}

QString valueOf(TheoryTool& tool, const char* row)
{
    return tool.findChild<TheoryNumbers*>()->valueOf(row);
}

} // namespace

class TestTheoryTool : public QObject
{
    Q_OBJECT

private slots:
    void itFollowsTheSelectedRacer();
    void aPickedPlaceStaysUntilTheRacerIsFollowedAgain();
    void criticalPointsAreListedAndLeadThere();
    void ratesStandSideBySide();
    void aClickOnTheMapSetsBothNumbers();
    void racersWithoutTheorySayWhy();
    void nearAMinimumRatesAreLocal();
    void oneInputHasItsCurvature();
    void holesAreSaid();
    void everyKindOfLandscapeIsPainted();
    void withoutALandscapeThereIsNothing();
};

void TestTheoryTool::itFollowsTheSelectedRacer()
{
    TheoryTool tool;
    const auto race = raceView(valley());
    tool.setRace(race);
    tool.setSelectedRacer(1);
    tool.setPosition(7.4);
    const std::span<const double> at = race->tracks[1].run->at(7);
    QCOMPARE(tool.here()->point, (std::vector<double>{at[0], at[1]}));
    QCOMPARE(valueOf(tool, "condition"), QString("100"));
    QCOMPARE(valueOf(tool, "limit"), QString("0.02"));
    QVERIFY(valueOf(tool, "eigenvalue2").startsWith("100  along (0, 1)"));
}

void TestTheoryTool::aPickedPlaceStaysUntilTheRacerIsFollowedAgain()
{
    TheoryTool tool;
    tool.show();
    tool.setRace(raceView(valley()));
    tool.setSelectedRacer(0);
    auto* follow = tool.findChild<QPushButton*>();
    QVERIFY(!follow->isVisibleTo(&tool));
    tool.setPoint({2, -0.5});
    tool.setPosition(3);
    QCOMPARE(tool.here()->point, (std::vector<double>{2, -0.5}));
    QVERIFY(follow->isVisibleTo(&tool));
    QTest::mouseClick(follow, Qt::LeftButton);
    QVERIFY(tool.here()->point != (std::vector<double>{2, -0.5}));
}

void TestTheoryTool::criticalPointsAreListedAndLeadThere()
{
    TheoryTool tool;
    tool.show();
    tool.setRace(raceView("himmelblau"));
    tool.setSelectedRacer(0);
    find(tool);
    auto* list = tool.findChild<CriticalList*>()->list();
    QCOMPARE(list->count(), 9);
    QVERIFY(tool.findChild<CriticalList*>()->text().contains("minima 4, saddles 4, maxima 1, degenerate 0"));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_End);
    QVERIFY(list->item(8)->text().startsWith("Maximum"));
    QVERIFY(std::abs(tool.here()->gradient.norm()) < 1e-9); // that of the maximum, but for rounding
    QVERIFY(tool.here()->eigenvalues.maxCoeff() < 0);
}

void TestTheoryTool::ratesStandSideBySide()
{
    TheoryTool tool;
    tool.setRace(raceView(valley()));
    tool.setSelectedRacer(0);
    find(tool);
    const QString text = tool.findChild<TheoryRates*>()->text();
    // GD: 1 − 0.01·1 on the flat axis; on the steep one 1 − 0.01·100 = 0.
    QVERIFY2(text.contains("<b>0.99</b>") && text.count("<b>0.99</b>") == 2, qPrintable(text));
    QVERIFY(text.contains("0.980198") && text.contains("0.818182") && text.contains("0.0330579"));
    QVERIFY(text.contains("comes nearer from one side"));
}

void TestTheoryTool::aClickOnTheMapSetsBothNumbers()
{
    TheoryTool tool;
    tool.resize(340, 1200);
    tool.show();
    Scenario scenario = valley();
    tool.setRace(raceView(scenario));
    tool.setSelectedRacer(0);
    find(tool);
    QSignalSpy edited(&tool, &TheoryTool::edited);
    auto* map = tool.findChild<RateMap*>();
    QVERIFY(QTest::qWaitForWindowExposed(&tool));
    QTest::mouseClick(map, Qt::LeftButton, {}, map->toPixel(2, 0.5).toPoint());
    QCOMPARE(edited.count(), 1);
    edited[0][1].value<std::function<void(Scenario&)>>()(scenario);
    // A pixel is a seventieth of αλ and a 170th of β.
    QVERIFY(std::abs(std::get<double>(scenario.racers[0].parameters["lr"]) - 0.02) < 3e-4);
    QVERIFY(std::abs(std::get<double>(scenario.racers[0].parameters["momentum"]) - 0.5) < 0.01);
    map->setFocus();
    QTest::keyClick(map, Qt::Key_Up);
    QCOMPARE(edited.count(), 2);
}

void TestTheoryTool::racersWithoutTheorySayWhy()
{
    TheoryTool tool;
    tool.setRace(raceView(valley()));
    tool.setSelectedRacer(2);
    find(tool);
    QVERIFY(tool.findChild<TheoryRates*>()->text().contains("Adam rescales its steps"));
    QVERIFY(!tool.findChild<RateMap*>()->isVisibleTo(&tool));
    tool.setSelectedRacer(-1);
    QVERIFY(tool.findChild<TheoryRates*>()->text().contains("Select a racer"));
}

void TestTheoryTool::nearAMinimumRatesAreLocal()
{
    TheoryTool tool;
    Scenario scenario = *loadPreset("himmelblau");
    scenario.racers = {RacerChoice{.name = "GD", .parameters = {{"lr", 0.005}}}};
    scenario.steps = 200;
    const auto race = raceView(scenario);
    tool.setRace(race);
    tool.setSelectedRacer(0);
    find(tool);
    QVERIFY(tool.findChild<TheoryRates*>()->text().contains("Locally"));
}

void TestTheoryTool::oneInputHasItsCurvature()
{
    Scenario scenario;
    scenario.program = "x = 2\nf = 3*x^2";
    scenario.racers = {RacerChoice{.parameters = {{"lr", 0.25}}}};
    TheoryTool tool;
    tool.setRace(raceView(scenario));
    tool.setSelectedRacer(0);
    find(tool);
    QCOMPARE(valueOf(tool, "limit"), QString("0.33333"));
    QCOMPARE(valueOf(tool, "eigenvalue1"), QString());
    QVERIFY(tool.findChild<TheoryRates*>()->text().contains("overshoots and converges"));
}

void TestTheoryTool::holesAreSaid()
{
    Scenario scenario;
    scenario.program = "x = 1; y = 1\nf = log(x) + y^2";
    TheoryTool tool;
    tool.setRace(raceView(scenario));
    tool.setPoint({-1, 0});
    QCOMPARE(valueOf(tool, "condition"), QString());
    bool isSaid = false;
    for (const QLabel* label : tool.findChildren<QLabel*>())
        isSaid = isSaid || label->text().contains("no finite derivatives");
    QVERIFY(isSaid);
}

void TestTheoryTool::everyKindOfLandscapeIsPainted()
{
    for (const char* program : {"x = 1; y = 0.5\nf = x^2 + 3*y^2", "x = 1; y = 0.5\nf = x^2 - 3*y^2", "x = 1; y = 0.5\nf = x + y",
                                "x = 1; y = 0.5\nf = (x + y)^2", "x = 1\nf = x^2", "x = 1\nf = -x^2", "x = 1; y = 0.5\nf = log(x)*1e300",
                                "x = 1; y = 0.5\nf = x^2*1e-300 + y", "x = 1; y = 0.5\nf = x^2 + y^2 + 1e20", "x = 1\nf = 1e200*x^2",
                                "x = 0.1; y = 0.5; z = 3\nf = x^2 + y*z"}) {
        Scenario scenario;
        scenario.program = program;
        TheoryTool tool;
        tool.setRace(raceView(scenario));
        tool.setSelectedRacer(-1);
        find(tool);
        QImage image(200, 150, QImage::Format_ARGB32);
        image.fill(Qt::gray);
        QPainter painter(&image);
        QVERIFY(tool.overlay() != nullptr);
        tool.overlay()->paintBelow(painter, {QRectF(0, 0, 200, 150), {-2, 2, -2, 2}});
        tool.overlay()->paintAbove(painter, {QRectF(0, 0, 200, 150), {-2, 2, -2, 2}});
    }
}

void TestTheoryTool::withoutALandscapeThereIsNothing()
{
    TheoryTool tool;
    tool.setRace(raceView(valley()));
    tool.setRace(nullptr);
    tool.setPoint({1, 1});
    tool.setPosition(2);
    tool.setWindow({0, 1, 0, 1});
    QVERIFY(tool.overlay() == nullptr);
    QVERIFY(!tool.here());
}

QTEST_MAIN(TestTheoryTool)
#include "tst_theory_tool.moc"
