// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/series_plot.h"

#include "ui/theme/appearance.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace ad::ui;

namespace {

std::vector<Series> vCurve()
{
    Series series{"forward", 0, {}, 1};
    for (const double h : {1e-1, 1e-8, 1e-16})
        series.points.emplace_back(h, h == 1e-8 ? 1e-9 : h == 1e-1 ? 0.05 : 1.0);
    return {series};
}

void show(SeriesPlot& plot, const std::vector<Series>& series)
{
    plot.resize(392, 208);
    plot.setSeries(series, {"h", TickStyle::Logarithmic}, {"error", TickStyle::Logarithmic});
    plot.show();
}

} // namespace

class TestSeriesPlot : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void aClickPicksTheNearestPoint()
    {
        SeriesPlot plot;
        show(plot, vCurve());
        QSignalSpy picked(&plot, &SeriesPlot::indexPicked);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.toPixel({1e-8, 1e-9}).toPoint() + QPoint(9, -20));
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked.front().front().toInt(), 1);
    }

    void arrowsGoTheWayThatTheAxisGoes()
    {
        SeriesPlot plot;
        show(plot, vCurve()); // the first point is the rightmost
        plot.setCursor(1);
        QSignalSpy picked(&plot, &SeriesPlot::indexPicked);
        QTest::keyClick(&plot, Qt::Key_Left);
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(picked[0][0].toInt(), 2);
        QCOMPARE(picked[1][0].toInt(), 0);
    }

    void theCardHasTheNumbersOfEverySeries()
    {
        SeriesPlot plot;
        show(plot, vCurve());
        QVERIFY(plot.textAt(0).contains("forward"));
        QVERIFY(plot.textAt(0).contains("0.05"));
        QVERIFY(plot.textAt(7).isEmpty());
    }

    void anythingCanBePlotted()
    {
        SeriesPlot plot;
        show(plot, {});
        QVERIFY(!plot.grab().isNull());
        for (const double y : {0.0, -1.0, 1e300, double(INFINITY), double(NAN)})
            for (const TickStyle style : {TickStyle::Linear, TickStyle::Logarithmic}) {
                plot.setSeries({{"a", 0, {{1, y}, {2, y}}, 0}}, {"node", TickStyle::Linear}, {"size", style});
                QVERIFY(!plot.grab().isNull());
            }
        QCOMPARE(SeriesPlot().indexAt(10), -1);
    }
};

QTEST_MAIN(TestSeriesPlot)
#include "tst_series_plot.moc"
