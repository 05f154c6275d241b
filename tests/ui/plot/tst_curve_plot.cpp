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

std::vector<CurveSeries> seriesFrom(const std::vector<Track>& tracks)
{
    return curveSeries(tracks, {}, {});
}

/// Needs `perStep` evaluations in each step, as a line search does.
Track searchTrack(const std::vector<double>& loss, int perStep)
{
    Track track = lossTrack(loss);
    auto run = std::make_shared<Run>(*track.run);
    for (std::size_t k = 0; k < loss.size(); ++k)
        run->evaluations.push_back(1 + perStep * static_cast<int>(k));
    track.run = run;
    return track;
}

} // namespace

class TestCurvePlot : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void theScaleIsLogarithmicAboveTwoDecades()
    {
        QCOMPARE(curveScale(seriesFrom({lossTrack({100, 10, 0.5})})).style, TickStyle::Logarithmic);
        QCOMPARE(curveScale(seriesFrom({lossTrack({100, 50, 2})})).style, TickStyle::Linear);
        QCOMPARE(curveScale(seriesFrom({lossTrack({100, 1e-5, -1})})).style, TickStyle::Linear);
    }

    void aLossOfZeroDoesNotTakeTheLogarithmAway()
    {
        const CurveScale scale = curveScale(seriesFrom({lossTrack({10, 1e-4, 0})}));
        QCOMPARE(scale.style, TickStyle::Logarithmic);
        QVERIFY(scale.low > 0 && scale.low < 1e-4);
    }

    void aDivergingRacerLeavesRoomForTheOthers()
    {
        const CurveScale scale = curveScale(seriesFrom({lossTrack({10, 5, 1}), lossTrack({10, 1e3, 1e9, 1e200}, Status::Diverged)}));
        QVERIFY(scale.high <= 1e4);
        QCOMPARE(scale.last, 3.0);
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
        const CurveScale scale = curveScale(seriesFrom({lossTrack({loss, loss}), lossTrack({loss, INFINITY}, Status::Diverged)}));
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

    void aScaleThatIsAskedForIsTaken()
    {
        const std::vector<CurveSeries> few = seriesFrom({lossTrack({3, 2, 1})});
        QCOMPARE(curveScale(few, CurveScaleChoice::Logarithmic).style, TickStyle::Logarithmic);
        const std::vector<CurveSeries> many = seriesFrom({lossTrack({1e6, 1})});
        QCOMPARE(curveScale(many, CurveScaleChoice::Linear).style, TickStyle::Linear);
        const CurveScale below = curveScale(seriesFrom({lossTrack({1, -2, -3})}), CurveScaleChoice::Logarithmic);
        QVERIFY(below.hasBelow && below.hasAny && below.low > 0 && below.low < below.high);
        QVERIFY(!curveScale(seriesFrom({lossTrack({-1, -2})}), CurveScaleChoice::Logarithmic).hasAny);
    }

    void theLabelSaysWhatALogarithmCanNotShow()
    {
        CurvePlot plot;
        plot.setTracks({lossTrack({5, 1, -1})});
        plot.setChoice({CurveQuantity::Loss, CurveAxis::Step, CurveScaleChoice::Logarithmic});
        QVERIFY(plot.verticalLabel().contains("≤ 0"));
        QVERIFY(!picture(plot).isNull());
        plot.setChoice({CurveQuantity::Gap, CurveAxis::Step, CurveScaleChoice::Linear});
        plot.setTracks({lossTrack({5, 1, -1})}, {-1, {}, BestKnown::Source::Met});
        QVERIFY(plot.verticalLabel().contains("lowest met"));
    }

    void againstEvaluationsAClickLeadsToTheStepOfTheSelectedRacer()
    {
        CurvePlot plot;
        plot.resize(600, 200);
        plot.setTracks({searchTrack(std::vector<double>(101, 1.0), 1), searchTrack(std::vector<double>(101, 1.0), 3)});
        plot.setChoice({CurveQuantity::Loss, CurveAxis::Evaluations, CurveScaleChoice::Automatic});
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QCOMPARE(plot.scale().last, 301.0);
        const qreal at151 = plot.toPixel(151.5, 1).x();
        plot.setSelected(1);
        QCOMPARE(plot.stepAt(at151), 50);
        plot.setSelected(0);
        QCOMPARE(plot.stepAt(at151), 50); // beyond its end the other one leads
        QCOMPARE(plot.stepAt(plot.toPixel(80.5, 1).x()), 79);
        QVERIFY(plot.textAt(80).contains("step 79") && plot.textAt(80).contains("step 26"));
    }

    void everyQuantityIsDrawn_data()
    {
        QTest::addColumn<int>("quantity");
        for (int quantity = 0; quantity < 5; ++quantity)
            QTest::addRow("%d", quantity) << quantity;
    }
    void everyQuantityIsDrawn()
    {
        QFETCH(int, quantity);
        CurvePlot plot;
        plot.resize(300, 150);
        plot.setTracks({lossTrack({3, 2, 1}), lossTrack({1, NAN}, Status::Diverged), lossTrack({4})});
        plot.setChoice({static_cast<CurveQuantity>(quantity), CurveAxis::Evaluations, CurveScaleChoice::Automatic});
        plot.setPosition(1.5);
        QVERIFY(!picture(plot).isNull());
        QVERIFY(!plot.textAt(1).isEmpty());
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
