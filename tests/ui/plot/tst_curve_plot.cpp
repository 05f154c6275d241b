// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_fixture.h"
#include "ui/plot/curve_plot.h"

using namespace ad;
using namespace ad::ui;

namespace {

Track lossTrack(const std::vector<double>& loss, Status status = Status::Finished)
{
    return trackOf(std::vector<Vec2>(loss.size()), loss, status);
}

} // namespace

class TestCurvePlot : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void theScaleIsLogarithmicAboveTwoDecades()
    {
        QCOMPARE(curveScale({lossTrack({100, 10, 0.5})}).style, TickStyle::Logarithmic);
        QCOMPARE(curveScale({lossTrack({100, 50, 2})}).style, TickStyle::Linear);
        QCOMPARE(curveScale({lossTrack({100, 1e-5, -1})}).style, TickStyle::Linear);
    }

    void aLossOfZeroDoesNotTakeTheLogarithmAway()
    {
        const CurveScale scale = curveScale({lossTrack({10, 1e-4, 0})});
        QCOMPARE(scale.style, TickStyle::Logarithmic);
        QVERIFY(scale.low > 0 && scale.low < 1e-4);
    }

    void aDivergingRacerLeavesRoomForTheOthers()
    {
        const CurveScale scale = curveScale({lossTrack({10, 5, 1}), lossTrack({10, 1e3, 1e9, 1e200}, Status::Diverged)});
        QVERIFY(scale.high <= 1e4);
        QCOMPARE(scale.steps, 3);
    }

    void theScaleIsARangeForAnyLosses_data()
    {
        QTest::addColumn<double>("loss");
        for (const double loss : {0.0, 5.0, -5.0, 1e300, 1e-300, static_cast<double>(INFINITY), static_cast<double>(NAN)})
            QTest::addRow("%g", loss) << loss;
    }
    void theScaleIsARangeForAnyLosses()
    {
        QFETCH(double, loss);
        const CurveScale scale = curveScale({lossTrack({loss, loss}), lossTrack({loss, INFINITY}, Status::Diverged)});
        QVERIFY(scale.low < scale.high);
        CurvePlot plot;
        plot.resize(300, 150);
        plot.setTracks({lossTrack({loss, loss, loss})});
        plot.setPosition(1.5);
        QVERIFY(!picture(plot).isNull());
    }

    void aClickPicksTheNearestStep()
    {
        CurvePlot plot;
        plot.resize(600, 200);
        plot.setTracks({lossTrack(std::vector<double>(101, 1.0))});
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QSignalSpy picks(&plot, &CurvePlot::stepPicked);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, QPoint(qRound(plot.toPixel(42.2, 1).x()), 100));
        QCOMPARE(picks.size(), 1);
        QCOMPARE(picks[0][0].toInt(), 42);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, QPoint(599, 100));
        QCOMPARE(picks[1][0].toInt(), 100);
    }

    void theCardHasTheExactValuesOfAllShownRacers()
    {
        CurvePlot plot;
        Track hidden = lossTrack({7.25, 7.5});
        hidden.isShown = false;
        plot.setTracks({lossTrack({1.0, 0.1234567890123456}), lossTrack({2.0}), hidden});
        const QString text = plot.textAt(1);
        QVERIFY(text.contains("0.1234567890123456"));
        QVERIFY(text.contains("2"));
        QVERIFY(!text.contains("7.5"));
    }
};

QTEST_MAIN(TestCurvePlot)
#include "tst_curve_plot.moc"
