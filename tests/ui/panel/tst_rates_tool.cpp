// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/rates_tool.h"

#include "tests/ui/panel/race_view.h"
#include "ui/panel/rate_row.h"
#include "ui/panel/tune_section.h"
#include "ui/plot/rate_strip.h"
#include "ui/theme/appearance.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace ad;
using namespace ad::ui;
using namespace ad::ui::test;

namespace {

using Loop = ToolLoop<RatesTool>;

Scenario sphere()
{
    Scenario scenario = *loadPreset("sphere");
    scenario.steps = 500;
    return scenario;
}

bool isWhole(const RatesTool& tool)
{
    return tool.strip()->content().rates.size() > 100 && !tool.isBusy();
}

} // namespace

class TestRatesTool : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void theStripOfTheSelectedRacerTellsWhatWorksAndTheLimit()
    {
        Loop loop(sphere());
        QTRY_VERIFY(isWhole(loop.tool));
        const RateStripContent& content = loop.tool.strip()->content();
        QVERIFY(content.works);
        QVERIFY(content.works->to > 0.5 && content.works->to < 1); // the table of rates: 0.005 to 0.5
        QVERIFY(std::abs(content.limit.rate - 1) < 1e-9);
        QCOMPARE(content.current, 0.02);
        QVERIFY(loop.tool.strip()->textAt(loop.tool.strip()->pixelOf(5)).contains("diverges"));
        QVERIFY(loop.tool.strip()->textAt(loop.tool.strip()->pixelOf(0.1)).contains("arrives at"));
    }

    void everyRacerHasARow()
    {
        Loop loop(sphere());
        const auto rows = loop.tool.findChildren<RateRow*>();
        QCOMPARE(static_cast<std::size_t>(rows.size()), loop.scenario.racers.size() + 1); // and the head of the large strip
    }

    void aClickSetsTheRateAndADragIsOneStepToUndo()
    {
        Loop loop(sphere());
        loop.scenario.racers[0].isTuned = true;
        QTRY_VERIFY(isWhole(loop.tool));
        RateStrip* strip = loop.tool.strip();
        const auto at = [strip](double rate) { return QPoint(qRound(strip->pixelOf(rate)), 100); };
        QTest::mousePress(strip, Qt::LeftButton, {}, at(0.1));
        QVERIFY(std::abs(std::log10(loop.rate(0) / 0.1)) < 0.02); // a pixel is about 0.02 decades
        QVERIFY(!loop.scenario.racers[0].isTuned);
        QTest::mouseMove(strip, at(0.3));
        QTest::mouseMove(strip, at(0.5));
        QTest::mouseRelease(strip, Qt::LeftButton, {}, at(0.5));
        QVERIFY(std::abs(std::log10(loop.rate(0) / 0.5)) < 0.02);
        QVERIFY(loop.keys.size() >= 2);
        QCOMPARE(loop.keys.front(), loop.keys.back());
        QTest::mouseClick(strip, Qt::LeftButton, {}, at(0.01));
        QVERIFY(loop.keys.back() != loop.keys.front());
        QVERIFY(isWhole(loop.tool)); // another rate needs no other sweep
    }

    void arrowsMoveTheRateAndHomeTakesTheBest()
    {
        Loop loop(sphere());
        QTRY_VERIFY(isWhole(loop.tool));
        RateStrip* strip = loop.tool.strip();
        strip->setFocus();
        QTest::keyClick(strip, Qt::Key_Right);
        QVERIFY(loop.rate(0) > 0.02);
        QTest::keyClick(strip, Qt::Key_Left);
        QCOMPARE(loop.rate(0), 0.02);
        QTest::keyClick(strip, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(loop.rate(0) > 0.03);
        QTest::keyClick(strip, Qt::Key_Home);
        QVERIFY(std::abs(loop.rate(0) - 0.5) < 0.01); // θ − ½∇f = 0
        QCOMPARE(loop.keys.front(), loop.keys.back());
    }

    void aRowPicksItsRacer()
    {
        Loop loop(sphere());
        QTRY_VERIFY(isWhole(loop.tool));
        auto strips = loop.tool.findChildren<RateStrip*>();
        strips.removeOne(loop.tool.strip());
        QTest::keyClick(strips[5], Qt::Key_Return);
        QCOMPARE(loop.selected, 5);
        QCOMPARE(loop.tool.strip()->content().name, QString("Adam"));
        QVERIFY(loop.tool.strip()->content().limit.kind == RateLimit::Kind::None);
        QTest::mouseClick(strips[1], Qt::LeftButton);
        QCOMPARE(loop.selected, 1);
    }

    void anotherStartIsSweptAnew()
    {
        Loop loop(sphere());
        QTRY_VERIFY(isWhole(loop.tool));
        const double before = loop.tool.strip()->content().startLoss;
        loop.scenario.start = {3, 3};
        loop.show();
        QTRY_VERIFY(isWhole(loop.tool));
        QVERIFY(loop.tool.strip()->content().startLoss != before);
    }

    void tuneAllIsOneEditThatMarksEveryRacer()
    {
        Loop loop(sphere());
        loop.tool.findChild<QSpinBox*>("tuneBudget")->setValue(50);
        loop.tool.findChild<QComboBox*>("tuneObjective")->setCurrentIndex(1);
        QTest::mouseClick(loop.tool.findChild<QPushButton*>("tune"), Qt::LeftButton);
        QTRY_COMPARE(loop.texts, QStringList{"Tune all racers"});
        for (const RacerChoice& racer : loop.scenario.racers)
            QVERIFY(racer.isTuned);
        QVERIFY(std::abs(loop.rate(0) - 0.5) < 0.02);
        const QString result = loop.tool.findChild<QLabel*>("tuneResult")->text();
        QVERIFY(result.contains("50") && result.contains("fewest steps"));
    }

    void withoutRacersOrALandscapeItSaysWhatToDo()
    {
        Scenario scenario = sphere();
        scenario.racers.clear();
        Loop loop(scenario);
        QVERIFY(!loop.tool.strip()->isVisible());
        loop.tool.setRace(nullptr);
        QVERIFY(!loop.tool.strip()->isVisible());
    }

    void everyPresetHasASentenceForEveryRacer_data()
    {
        QTest::addColumn<QString>("id");
        for (const Preset& preset : presets())
            if (preset.kind == Preset::Kind::Landscape)
                QTest::newRow(preset.id.c_str()) << QString::fromStdString(preset.id);
    }

    void everyPresetHasASentenceForEveryRacer()
    {
        QFETCH(const QString, id);
        Scenario scenario = *loadPreset(id.toStdString());
        scenario.steps = 40;
        Loop loop(scenario);
        for (int racer = 0; racer < static_cast<int>(scenario.racers.size()); ++racer) {
            loop.tool.setSelectedRacer(racer);
            QTRY_VERIFY(isWhole(loop.tool));
            QVERIFY(!loop.tool.grab().isNull());
        }
    }
};

QTEST_MAIN(TestRatesTool)
#include "tst_rates_tool.moc"
