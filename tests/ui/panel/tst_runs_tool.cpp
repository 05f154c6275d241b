// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/derive.h"
#include "tests/core/scenario/race_fixture.h"
#include "ui/page/landscape_tracks.h"
#include "ui/panel/runs_tool.h"
#include "ui/theme/appearance.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace ad;
using namespace ad::ui;
using ad::test::racer;

namespace {

std::shared_ptr<const RaceView> raceOf(const Scenario& scenario)
{
    const Terrain terrain = ad::test::terrainOf(scenario);
    const std::vector<RacerRun> runs = ad::test::runsOf(scenario);
    std::vector<std::shared_ptr<const Run>> shared;
    for (const RacerRun& run : runs)
        shared.push_back(std::make_shared<const Run>(run.run));
    std::vector<Track> tracks = tracksOf(scenario, shared, false);
    const Standings standings = standingsOf(scenario, terrain, runs);
    for (std::size_t i = 0; i < tracks.size(); ++i)
        tracks[i].reached = standings.racers[i];
    auto program = std::make_shared<const Program>(std::move(*parse(scenario.program).program));
    return std::make_shared<const RaceView>(RaceView{scenario, program, terrain, {-2, 2, -2, 2}, tracks});
}

Scenario twoRates()
{
    return ad::test::scenarioWith("x = 1; y = -2\nf = x^2 + 3*y^2", {}, 40, {racer("sgd", {{"lr", 0.1}}), racer("sgd", {{"lr", 0.01}})});
}

/// A tool with the scenario, to which its edits are made.
struct Bench
{
    Scenario scenario = twoRates();
    RunsTool tool;
    QTableWidget* table = tool.findChild<QTableWidget*>();

    Bench()
    {
        QObject::connect(&tool, &RaceTool::edited, &tool, [this](const QString&, const std::function<void(Scenario&)>& change) {
            change(scenario);
            tool.setRace(raceOf(scenario));
        });
        tool.resize(800, 300);
        tool.show();
        tool.setRace(raceOf(scenario));
        tool.setSelectedRacer(0);
    }
    QPushButton* button(const QString& text) const
    {
        for (QPushButton* one : tool.findChildren<QPushButton*>())
            if (one->text() == text)
                return one;
        return nullptr;
    }
};

} // namespace

class TestRunsTool : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void columnsAreWhatDiffersAndWhatCameOfIt()
    {
        Bench bench;
        QStringList headings;
        for (int column = 0; column < bench.table->columnCount(); ++column)
            headings += bench.table->horizontalHeaderItem(column)->text();
        QCOMPARE(headings, (QStringList{"Run", "Final loss", "Verdict", "To 0.1 %", "lr", "Gradients"}));
        QCOMPARE(bench.table->item(0, 4)->text(), QString("0.1"));
        QCOMPARE(bench.table->item(0, 5)->text(), QString("41"));
    }

    void aColumnSortsByNumbers()
    {
        Bench bench;
        QHeaderView* header = bench.table->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {header->sectionViewportPosition(4) + 8, header->height() / 2});
        QCOMPARE(bench.table->item(0, 4)->text(), QString("0.01"));
        QSignalSpy picked(&bench.tool, &RaceTool::racerPicked);
        bench.tool.setSelectedRacer(1);
        QCOMPARE(bench.table->currentRow(), 0);
        QTest::keyClick(bench.table, Qt::Key_Down);
        QCOMPARE(picked.back()[0].toInt(), 0);
        bench.tool.setRace(raceOf(bench.scenario)); // the order stays
        QCOMPARE(bench.table->item(0, 4)->text(), QString("0.01"));
    }

    void aRunIsKeptWithItsStartAndDeleted()
    {
        Bench bench;
        QTest::mouseClick(bench.button("Keep"), Qt::LeftButton);
        QCOMPARE(bench.scenario.racers.size(), std::size_t(3));
        QVERIFY(bench.scenario.racers[2].isGhost);
        QCOMPARE(bench.scenario.racers[2].start, (std::vector<double>{1, -2}));
        bench.tool.setSelectedRacer(2);
        bench.table->setFocus();
        QTest::keyClick(bench.table, Qt::Key_Delete);
        QCOMPARE(bench.scenario.racers, twoRates().racers);
    }

    void aRunIsRenamedInPlace()
    {
        Bench bench;
        bench.table->setCurrentCell(0, 0);
        bench.table->editItem(bench.table->item(0, 0));
        auto* edit = bench.table->findChild<QLineEdit*>();
        QVERIFY(edit != nullptr);
        edit->setText("fast");
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(bench.scenario.racers[0].name, std::string("fast"));
        QCOMPARE(bench.table->item(0, 0)->text(), QString("fast"));
    }

    void theCsvHasAllDigits()
    {
        Bench bench;
        const QStringList lines = bench.tool.csv().split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], QString("Run,Final loss,Verdict,To 0.1 %,lr,Gradients"));
        QVERIFY(lines[1].contains(",converged,"));
    }

    void withoutARaceThereIsNothingToDo()
    {
        RunsTool tool;
        tool.setRace(nullptr);
        QCOMPARE(tool.findChild<QTableWidget*>()->rowCount(), 0);
        for (const QPushButton* button : tool.findChildren<QPushButton*>())
            QVERIFY(!button->isEnabled());
    }
};

QTEST_MAIN(TestRunsTool)
#include "tst_runs_tool.moc"
