// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "ui/panel/standings_table.h"
#include "ui/panel/verdict_text.h"
#include "ui/theme/appearance.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

using namespace ad;
using namespace ad::ui;

namespace {

Track track(const std::vector<double>& loss, Status status)
{
    auto run = std::make_shared<Run>();
    run->dimension = 1;
    run->loss = run->path = run->gradientNorm = loss;
    for (double& g : run->gradientNorm)
        g *= 2;
    run->status = status;
    run->evaluations.assign(loss.size(), 3);
    Track track{"racer", racerLook(0, false), run, true};
    track.reached = {{1, -0.5}, 0, 1, status == Status::Converged ? RaceVerdict::Converged : RaceVerdict::Stalled};
    return track;
}

} // namespace

class TestStandingsTable : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void cellsAreTheRunsNumbersAtEachPosition()
    {
        StandingsTable table;
        const std::vector<double> loss = {8, 0.123456, 1e-9};
        table.setTracks({track(loss, Status::Converged)});
        for (int k = 0; k < 3; ++k) {
            table.setPosition(k + (k < 2 ? 0.7 : 0));
            QCOMPARE(table.item(0, StandingsTable::Loss)->text(), QString::fromStdString(shortText(loss[k])));
            QCOMPARE(table.item(0, StandingsTable::Loss)->toolTip(), QString::fromStdString(exactText(loss[k])));
            QCOMPARE(table.item(0, StandingsTable::Gradient)->text(), QString::fromStdString(shortText(2 * loss[k])));
            QCOMPARE(table.item(0, StandingsTable::Step)->text(), QString::number(k));
            QCOMPARE(table.item(0, StandingsTable::State)->text(), k < 2 ? QString("running") : verdictText(RaceVerdict::Converged));
            // What lies ahead is not told before the player is there.
            QCOMPARE(table.item(0, StandingsTable::Arrival)->text(), QString(k < 1 ? "·" : "1"));
            QCOMPARE(table.item(0, StandingsTable::Minimum)->text(), QString(k < 2 ? "·" : "(1, −0.5)"));
            QCOMPARE(table.item(0, StandingsTable::Evaluations)->text(), QString("3"));
        }
    }

    void verdictsSayWhatTheyMean()
    {
        StandingsTable table;
        table.setTracks({track({1, 1}, Status::Finished)});
        table.setPosition(1);
        QCOMPARE(table.item(0, StandingsTable::State)->text(), verdictText(RaceVerdict::Stalled));
        QVERIFY(table.item(0, StandingsTable::State)->toolTip().contains("ten times the steps"));
    }

    void numbersThatAreNoneAreShownAsSuch()
    {
        StandingsTable table;
        Track none = track({1}, Status::Finished);
        none.run = nullptr;
        table.setTracks({track({INFINITY}, Status::Diverged), track({NAN}, Status::Diverged), none});
        QCOMPARE(table.item(0, StandingsTable::Loss)->text(), QString("∞"));
        QCOMPARE(table.item(1, StandingsTable::Loss)->text(), QString("NaN"));
        QCOMPARE(table.item(2, StandingsTable::Loss)->text(), QString("·"));
    }

    void choosingARowTellsWhichRacer()
    {
        StandingsTable table;
        table.setTracks({track({1}, Status::Finished), track({2}, Status::Finished)});
        QSignalSpy spy(&table, &StandingsTable::racerSelected);
        table.setSelected(0);
        QCOMPARE(spy.size(), 0);
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].toInt(), 1);
    }

    void hiddenRacersHaveNoRowAndOthersKeepTheirNumber()
    {
        StandingsTable table;
        Track hidden = track({1}, Status::Finished);
        hidden.isShown = false;
        table.setTracks({hidden, track({2}, Status::Finished), track({3}, Status::Finished)});
        QCOMPARE(table.rowCount(), 2);
        QCOMPARE(table.item(0, StandingsTable::Loss)->text(), QString("2"));
        table.setSelected(1);
        QCOMPARE(table.currentRow(), 0);
        QSignalSpy spy(&table, &StandingsTable::racerSelected);
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(spy[0][0].toInt(), 2);
        table.setSelected(0);
        QVERIFY(table.selectedItems().isEmpty());
    }

    void namesKeepTheirRoomAndColumnsGoInstead()
    {
        StandingsTable table;
        Track one = track({1.234567e-9, 0.2}, Status::Finished);
        one.name = QStringLiteral("Nesterov momentum");
        table.setTracks({one});
        const int needed = QFontMetrics(table.font()).horizontalAdvance(one.name) + table.iconSize().width();
        table.show();
        for (int width = table.minimumWidth(); width < table.sizeHint().width() + 100; width += 20) {
            table.resize(width, 120);
            QVERIFY2(table.columnWidth(StandingsTable::Racer) >= needed, qPrintable(QString::number(width)));
            QVERIFY(table.horizontalHeader()->length() <= table.viewport()->width());
        }
        for (int column = 0; column < StandingsTable::kColumns; ++column)
            QVERIFY(!table.isColumnHidden(column));
        table.resize(table.sizeHint().width() - 20, 120);
        QVERIFY(table.isColumnHidden(StandingsTable::Gradient));
        QVERIFY(!table.isColumnHidden(StandingsTable::Step));
    }

    void oldResultsAreDimmed()
    {
        StandingsTable table;
        table.setTracks({track({1}, Status::Finished)});
        table.setDimmed(true);
        QCOMPARE(table.item(0, StandingsTable::Loss)->foreground().color(), currentTheme().disabledText);
        table.setDimmed(false);
        QCOMPARE(table.item(0, StandingsTable::Loss)->foreground().color(), currentTheme().text);
    }
};

QTEST_MAIN(TestStandingsTable)
#include "tst_standings_table.moc"
