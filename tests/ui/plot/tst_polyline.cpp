// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/polyline.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace ad::ui;

namespace {

std::vector<QPointF> spiral(int count)
{
    std::vector<QPointF> points;
    for (int i = 0; i < count; ++i)
        points.push_back({300 + 250 * std::exp(-i * 1e-3) * std::cos(0.3 * i), 300 + 250 * std::exp(-i * 1e-3) * std::sin(0.3 * i)});
    return points;
}

qreal distance(QPointF p, QPointF a, QPointF b)
{
    const QPointF ab = b - a;
    const qreal square = QPointF::dotProduct(ab, ab);
    const qreal t = square > 0 ? std::clamp(QPointF::dotProduct(p - a, ab) / square, 0.0, 1.0) : 0.0;
    const QPointF d = p - (a + t * ab);
    return std::hypot(d.x(), d.y());
}

qreal distance(QPointF p, const std::vector<QPolygonF>& lines)
{
    qreal best = std::numeric_limits<qreal>::infinity();
    for (const QPolygonF& line : lines) {
        for (qsizetype i = 1; i < line.size(); ++i)
            best = std::min(best, distance(p, line[i - 1], line[i]));
    }
    return best;
}

} // namespace

class TestPolyline : public QObject
{
    Q_OBJECT

private slots:
    void decimationKeepsBothEnds()
    {
        const std::vector<QPointF> points = spiral(5000);
        const QPolygonF line = decimated(points, 1);
        QCOMPARE(line.front(), points.front());
        QCOMPARE(line.back(), points.back());
        QVERIFY(line.size() < static_cast<qsizetype>(points.size()));
    }

    void decimationMovesNoPointByMoreThanItsTolerance()
    {
        const std::vector<QPointF> points = spiral(5000);
        const std::vector<QPolygonF> line = {decimated(points, 0.7)};
        for (const QPointF& p : points)
            QVERIFY(distance(p, line) <= 0.7 + 1e-9);
    }

    void decimationLeavesOutWhatIsNotFinite()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const QPolygonF line = decimated(std::vector<QPointF>{{0, 0}, {nan, 1}, {10, INFINITY}, {20, 0}});
        QCOMPARE(line, QPolygonF({{0, 0}, {20, 0}}));
    }

    void clippingEndsOnTheBorderEvenForHugeCoordinates_data()
    {
        QTest::addColumn<QPointF>("far");
        QTest::addRow("1e4") << QPointF(1e4, 50);
        QTest::addRow("1e18") << QPointF(1e18, 50);
        QTest::addRow("1e300") << QPointF(1e300, 50);
        QTest::addRow("largest") << QPointF(1.7e308, 50);
    }
    void clippingEndsOnTheBorderEvenForHugeCoordinates()
    {
        QFETCH(QPointF, far);
        const auto part = clipped({50, 50}, far, QRectF(0, 0, 100, 100));
        QVERIFY(part);
        QCOMPARE(part->first, QPointF(50, 50));
        QVERIFY(std::abs(part->second.x() - 100) < 1e-6);
        QVERIFY(std::abs(part->second.y() - 50) < 1e-6);
    }

    void clippingFindsNothingOutside()
    {
        QVERIFY(!clipped({200, 0}, {200, 100}, QRectF(0, 0, 100, 100)));
        QVERIFY(!clipped({-1e300, -1}, {1e300, -1}, QRectF(0, 0, 100, 100)));
        QVERIFY(!clipped({0, NAN}, {1, 1}, QRectF(0, 0, 100, 100)));
    }

    void aSwingIsDrawnOnce()
    {
        std::vector<QPointF> points;
        for (int i = 0; i < 1000; ++i)
            points.push_back({i % 2 == 0 ? 10.1 : 90.1, 50});
        SegmentFilter filter(QRectF(0, 0, 100, 100));
        qsizetype drawn = 0;
        for (const QPolygonF& part : filter.newParts(points))
            drawn += part.size();
        QCOMPARE(drawn, 2);
    }

    void whatTheFilterLeavesOutWasDrawnWithinAPixel()
    {
        std::vector<QPointF> points; // a slowly shrinking swing, as of a ball in a valley
        for (int i = 0; i < 4000; ++i)
            points.push_back({300 + (i % 2 == 0 ? 1 : -1) * 200 * std::exp(-i * 1e-3), 300 + i * 0.01});
        SegmentFilter filter(QRectF(0, 0, 600, 600));
        const std::vector<QPolygonF> parts = filter.newParts(points);
        for (std::size_t i = 0; i < points.size(); i += 7)
            QVERIFY(distance(points[i], parts) <= 1.0 + 1e-9);
    }

    void columnsKeepEveryPeak()
    {
        std::vector<QPointF> points;
        for (int i = 0; i < 10000; ++i)
            points.push_back({i * 0.01, 50});
        points[5003].setY(-500);
        points[5005].setY(700);
        const std::vector<QPolygonF> lines = byColumn(points);
        QCOMPARE(lines.size(), std::size_t(1));
        QVERIFY(lines[0].contains(points[5003]));
        QVERIFY(lines[0].contains(points[5005]));
        QCOMPARE(lines[0].front(), points.front());
        QCOMPARE(lines[0].back(), points.back());
        QVERIFY(lines[0].size() <= 4 * 101);
    }

    void columnsBreakWhereThereIsNoValue()
    {
        const std::vector<QPolygonF> lines = byColumn(std::vector<QPointF>{{0, 1}, {1, 1}, {2, NAN}, {3, 1}, {4, 2}});
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines[1], QPolygonF({{3, 1}, {4, 2}}));
    }
};

QTEST_APPLESS_MAIN(TestPolyline)
#include "tst_polyline.moc"
