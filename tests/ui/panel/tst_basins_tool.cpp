// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/basins_tool.h"

#include "tests/ui/panel/race_view_fixture.h"
#include "ui/panel/basin_legend.h"
#include "ui/plot/basin_overlay.h"

#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace ad;
using namespace ad::ui;

namespace {

Scenario quick()
{
    Scenario scenario;
    scenario.program = "x = 1; y = 1\nf = (x^2 - 1)^2 + y^2";
    scenario.window = WindowChoice{-2, 2, -2, 2};
    scenario.steps = 30;
    scenario.racers = {RacerChoice{.name = "GD", .parameters = {{"lr", 0.1}}}, RacerChoice{.name = "Far", .parameters = {{"lr", 50.0}}}};
    return scenario;
}

void complete(BasinsTool& tool)
{
    QTRY_VERIFY_WITH_TIMEOUT(tool.map() != nullptr && tool.map()->stride == 1, 60000);
}

} // namespace

class TestBasinsTool : public QObject
{
    Q_OBJECT

private slots:
    void theMapComesInPassesAndIsDrawn();
    void theLegendCountsEveryStart();
    void anotherStartChangesNothing();
    void anotherRacerIsAnotherMap();
    void theUserCanStopAndGoOn();
    void stepsHaveAScaleOfTheirOwn();
    void withoutARacerItSaysWhatToDo();
    void theOverlayPaintsBothKindsOfLandscape();
    void looksOfMinimaDiffer();
};

void TestBasinsTool::theMapComesInPassesAndIsDrawn()
{
    BasinsTool tool;
    QSignalSpy drawn(&tool, &BasinsTool::overlayChanged);
    tool.setRace(raceView(quick()));
    tool.setSelectedRacer(0);
    QVERIFY(tool.isBusy());
    complete(tool);
    QTRY_VERIFY(!tool.isBusy());
    QVERIFY(drawn.count() >= 5); // one a pass
    QVERIFY(tool.overlay() != nullptr);
    QCOMPARE(tool.map()->minima.size(), 2U);
    QVERIFY(tool.overlay()->textAt({1.5, 0.5}).contains("minimum 2"));
    QVERIFY(tool.overlay()->textAt({1.5, 0.5}).contains("steps"));
    QVERIFY(tool.overlay()->textAt({7, 7}).isEmpty());
}

void TestBasinsTool::theLegendCountsEveryStart()
{
    BasinsTool tool;
    tool.setRace(raceView(quick()));
    tool.setSelectedRacer(0);
    complete(tool);
    const QString text = tool.findChild<BasinLegend*>()->text();
    QVERIFY2(text.contains("minimum 1 at (−1, 0): 49.8 %") && text.contains("minimum 2 at (1, 0): 49.8 %"), qPrintable(text));
}

void TestBasinsTool::anotherStartChangesNothing()
{
    BasinsTool tool;
    Scenario scenario = quick();
    tool.setRace(raceView(scenario));
    tool.setSelectedRacer(0);
    complete(tool);
    const auto before = tool.map();
    scenario.start = {0.5, 0.5};
    scenario.racers[1].parameters["lr"] = 0.01;
    tool.setRace(raceView(scenario));
    tool.setSelectedRacer(0);
    QCOMPARE(tool.map(), before);
    QTRY_VERIFY(!tool.isBusy());
}

void TestBasinsTool::anotherRacerIsAnotherMap()
{
    BasinsTool tool;
    tool.setRace(raceView(quick()));
    tool.setSelectedRacer(0);
    complete(tool);
    tool.setSelectedRacer(1);
    complete(tool);
    QVERIFY(tool.findChild<BasinLegend*>()->text().contains("diverges: 1"));
    tool.setWindow({0, 1, 0, 1});
    complete(tool);
    QCOMPARE(tool.map()->window, (Rectangle{0, 1, 0, 1}));
}

void TestBasinsTool::theUserCanStopAndGoOn()
{
    BasinsTool tool;
    Scenario scenario = quick();
    scenario.steps = 3000;
    tool.show();
    tool.setRace(raceView(scenario));
    tool.setSelectedRacer(0);
    QTRY_VERIFY_WITH_TIMEOUT(tool.map() != nullptr && tool.map()->stride <= 8, 60000);
    auto* button = tool.findChild<QPushButton*>();
    QVERIFY(tool.findChild<QProgressBar*>()->isVisibleTo(&tool));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!tool.isBusy());
    const int stride = tool.map()->stride;
    QCoreApplication::processEvents();
    QCOMPARE(tool.map()->stride, stride);
    QVERIFY(!tool.isBusy());
    QCOMPARE(button->text(), QString("Go on"));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(tool.map()->stride < stride, 60000);
}

void TestBasinsTool::stepsHaveAScaleOfTheirOwn()
{
    BasinsTool tool;
    tool.resize(320, 600);
    tool.show();
    QVERIFY(QTest::qWaitForWindowExposed(&tool));
    tool.setRace(raceView(quick()));
    tool.setSelectedRacer(0);
    complete(tool);
    const auto before = tool.overlay();
    const int height = tool.findChild<BasinLegend*>()->sizeHint().height();
    auto* steps = tool.findChildren<QRadioButton*>().at(1);
    steps->setFocus();
    QTest::keyClick(steps, Qt::Key_Space);
    QVERIFY(steps->isChecked());
    QVERIFY(tool.overlay() != before);
    QVERIFY(tool.findChild<BasinLegend*>()->sizeHint().height() > height);
    const StepScale scale = stepScale(*tool.map());
    QVERIFY(scale.low < scale.high);
    QCOMPARE(scale.toUnit(scale.low), 1.0);
    QCOMPARE(scale.toUnit(100000), 0.0);
}

void TestBasinsTool::withoutARacerItSaysWhatToDo()
{
    BasinsTool tool;
    Scenario scenario = quick();
    scenario.racers.clear();
    tool.setRace(raceView(scenario));
    tool.setSelectedRacer(-1);
    QVERIFY(!tool.isBusy());
    QVERIFY(tool.overlay() == nullptr);
    tool.setRace(nullptr);
    QVERIFY(tool.overlay() == nullptr);
}

void TestBasinsTool::theOverlayPaintsBothKindsOfLandscape()
{
    for (const char* program : {"x = 1; y = 1\nf = x^2 + y^2", "x = 1\nf = x^4 - x^2"}) {
        Scenario scenario = quick();
        scenario.program = program;
        BasinsTool tool;
        tool.setRace(raceView(scenario));
        tool.setSelectedRacer(0);
        complete(tool);
        QImage image(200, 150, QImage::Format_ARGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        tool.overlay()->paintBelow(painter, {QRectF(0, 0, 200, 150), {-2, 2, -2, 2}});
        painter.end();
        QVERIFY(image.pixelColor(150, 75) != QColor(Qt::black));
    }
}

void TestBasinsTool::looksOfMinimaDiffer()
{
    std::set<QByteArray> looks;
    for (int basin = -2; basin < 35; ++basin) {
        const QImage swatch = basinSwatch(basin, 16);
        looks.insert(QByteArray(reinterpret_cast<const char*>(swatch.constBits()), swatch.sizeInBytes()));
    }
    QCOMPARE(looks.size(), 37U);
}

QTEST_MAIN(TestBasinsTool)
#include "tst_basins_tool.moc"
