// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/landscape/contour.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

using namespace ad;

class TestContour : public QObject
{
    Q_OBJECT

private slots:
    void contoursOfAParaboloidAreCircles_data();
    void contoursOfAParaboloidAreCircles();
    void theHighSideIsOnTheLeft();
    void linesOfAPlaneEndAtTheBorder();
    void saddlesFollowTheMeanOfTheirCorners();
    void holesCutLines();
    void touchingPeaksLeaveNoSpecks();
    void plateausOnALevelHaveOneOutline();
    void everyCrossingOfTheGridIsOnOneLine();
    void fieldsWithoutTheLevelHaveNoContours();
    void labelsLieOnTheirLineAndApart();
    void labelsReadFromLeftToRight();
    void shortLinesHaveNoLabel();
};

template<typename Function>
static Field fieldOf(Function f, Rectangle window, int columns, int rows)
{
    const auto points = [&](std::span<const double> xs, std::span<const double> ys, std::span<double> values) {
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = f(xs[i], ys[i]);
    };
    return sample(points, window, columns, rows).value();
}

static double paraboloid(double x, double y)
{
    return x * x + y * y;
}

static double signedArea(const ContourLine& line)
{
    double sum = 0;
    for (std::size_t i = 0; i < line.points.size(); ++i) {
        const Vec2 p = line.points[i];
        const Vec2 q = line.points[(i + 1) % line.points.size()];
        sum += (p.x * q.y - p.y * q.x) / 2;
    }
    return sum;
}

void TestContour::contoursOfAParaboloidAreCircles_data()
{
    QTest::addColumn<int>("samples");
    for (const int samples : {20, 41, 200})
        QTest::addRow("%d", samples) << samples;
}

void TestContour::contoursOfAParaboloidAreCircles()
{
    QFETCH(int, samples);
    const Field field = fieldOf(paraboloid, {-2, 2, -2, 2}, samples, samples);
    const std::vector<double> levels{0.25, 1, 2.25};
    const std::vector<ContourLine> lines = contours(field, levels);
    QCOMPARE(lines.size(), levels.size());
    const double h = 4.0 / (samples - 1);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        QCOMPARE(lines[i].level, levels[i]);
        QVERIFY(lines[i].isClosed);
        const double radius = std::sqrt(levels[i]);
        for (const Vec2 p : lines[i].points) // linear interpolation errs by h²/8 · f'' in f, and f' = 2r
            QVERIFY(std::abs(length(p) - radius) <= h * h / 8 / radius * 1.1 + 1e-12);
        QVERIFY(std::abs(std::abs(signedArea(lines[i])) - std::numbers::pi * levels[i]) < 4 * h * h);
    }
}

void TestContour::theHighSideIsOnTheLeft()
{
    const Rectangle window{-2, 2, -2, 2};
    const std::vector<double> level{1};
    QVERIFY(signedArea(contours(fieldOf(paraboloid, window, 30, 30), level)[0]) < 0); // a valley: clockwise
    const auto peak = [](double x, double y) { return 2 - paraboloid(x, y); };
    QVERIFY(signedArea(contours(fieldOf(peak, window, 30, 30), level)[0]) > 0);
}

void TestContour::linesOfAPlaneEndAtTheBorder()
{
    const Field field = fieldOf([](double x, double y) { return x + 2 * y; }, {0, 4, 0, 3}, 9, 8);
    const auto lines = contours(field, std::vector<double>{3.3});
    QCOMPARE(lines.size(), std::size_t(1));
    QVERIFY(!lines[0].isClosed);
    for (const Vec2 p : lines[0].points)
        QVERIFY(std::abs(p.x + 2 * p.y - 3.3) < 1e-12); // a linear function is interpolated without error
    const Vec2 first = lines[0].points.front();         // above the line the plane is higher: it runs to the right
    const Vec2 last = lines[0].points.back();
    QVERIFY(length(first - Vec2{0, 1.65}) < 1e-12 && length(last - Vec2{3.3, 0}) < 1e-12);
}

void TestContour::saddlesFollowTheMeanOfTheirCorners()
{
    // High corners are at the bottom left and the top right.
    Field field{{0, 1, 0, 1}, 2, 2, {1, 0, 0, 1}};
    const auto touches = [](const ContourLine& line, Vec2 corner) {
        return std::all_of(line.points.begin(), line.points.end(),
                           [&](Vec2 p) { return std::abs(p.x - corner.x) + std::abs(p.y - corner.y) < 1; });
    };
    for (const double level : {0.4, 0.6}) { // below the mean, the low corners are cut off; above it, the high ones
        const auto lines = contours(field, std::vector<double>{level});
        QCOMPARE(lines.size(), std::size_t(2));
        const bool lowCut = touches(lines[0], {1, 0}) || touches(lines[0], {0, 1});
        const bool highCut = touches(lines[0], {0, 0}) || touches(lines[0], {1, 1});
        QCOMPARE(lowCut, level < 0.5);
        QCOMPARE(highCut, level > 0.5);
    }
}

void TestContour::holesCutLines()
{
    Field field = fieldOf(paraboloid, {-2, 2, -2, 2}, 41, 41);
    for (const double hole : {std::nan(""), std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}) {
        field.values[20 * 41 + 30] = hole; // at (1, 0)
        const auto lines = contours(field, std::vector<double>{1.0});
        QCOMPARE(lines.size(), std::size_t(1));
        QVERIFY(!lines[0].isClosed);
        for (const Vec2 p : lines[0].points)
            QVERIFY(std::abs(p.x - 1) + std::abs(p.y) > 0.09); // one grid step away
    }
}

void TestContour::touchingPeaksLeaveNoSpecks()
{
    const Field field{{0, 2, 0, 2}, 3, 3, {0, 0, 0, 0, 1, 0, 0, 0, 0}};
    QVERIFY(contours(field, std::vector<double>{1}).empty());
    QCOMPARE(contours(field, std::vector<double>{0.5}).size(), std::size_t(1));
}

void TestContour::plateausOnALevelHaveOneOutline()
{
    Field field{{0, 4, 0, 4}, 5, 5, std::vector<double>(25, 0)};
    for (const int row : {1, 2, 3}) {
        for (const int column : {1, 2, 3})
            field.values[row * 5 + column] = 1;
    }
    const auto lines = contours(field, std::vector<double>{1});
    QCOMPARE(lines.size(), std::size_t(1));
    QVERIFY(lines[0].isClosed);
    QCOMPARE(signedArea(lines[0]), 4.0);
}

void TestContour::everyCrossingOfTheGridIsOnOneLine()
{
    const Field field = fieldOf([](double x, double y) { return std::sin(3 * x) * std::cos(2 * y) + 0.1 * x; }, {-3, 3, -3, 3}, 50, 60);
    const std::vector<double> levels{-0.7, -0.1, 0.05, 0.6};
    std::size_t crossings = 0;
    const auto differ = [&](double a, double b, double level) { return (a >= level) != (b >= level) ? 1u : 0u; };
    for (const double level : levels) {
        for (int row = 0; row < field.rows; ++row) {
            for (int column = 0; column < field.columns; ++column) {
                crossings += column + 1 < field.columns ? differ(field.at(column, row), field.at(column + 1, row), level) : 0;
                crossings += row + 1 < field.rows ? differ(field.at(column, row), field.at(column, row + 1), level) : 0;
            }
        }
    }
    std::size_t points = 0;
    for (const ContourLine& line : contours(field, levels))
        points += line.points.size();
    QCOMPARE(points, crossings);
}

void TestContour::fieldsWithoutTheLevelHaveNoContours()
{
    const Field field = fieldOf(paraboloid, {-2, 2, -2, 2}, 10, 10);
    QVERIFY(contours(field, std::vector<double>{-1, 9}).empty());
    QVERIFY(contours(field, {}).empty());
    QVERIFY(contours({}, std::vector<double>{1}).empty());
}

void TestContour::labelsLieOnTheirLineAndApart()
{
    const auto lines = contours(fieldOf(paraboloid, {-2, 2, -2, 2}, 100, 100), std::vector<double>{0.5, 1, 1.5, 2, 2.5});
    const Vec2 pixelsPerUnit{200, 150};
    const ContourLabelOptions options;
    const auto labels = placeContourLabels(lines, pixelsPerUnit, options);
    QCOMPARE(labels.size(), lines.size());
    for (std::size_t a = 0; a < labels.size(); ++a) {
        QVERIFY(std::abs(paraboloid(labels[a].position.x, labels[a].position.y) - lines[labels[a].line].level) < 0.01); // h² = 0.0016
        for (std::size_t b = 0; b < a; ++b) {
            const Vec2 d = labels[a].position - labels[b].position;
            QVERIFY(length({d.x * pixelsPerUnit.x, d.y * pixelsPerUnit.y}) >= options.distance - 1e-9); // rounding
        }
    }
}

void TestContour::labelsReadFromLeftToRight()
{
    for (const double slope : {-5.0, -0.5, 0.0, 0.5, 5.0}) {
        for (const double sign : {-1.0, 1.0}) {
            const Field field = fieldOf([&](double x, double y) { return sign * (y - slope * x); }, {-1, 1, -1, 1}, 30, 30);
            const auto labels = placeContourLabels(contours(field, std::vector<double>{0.1}), {200, 100});
            QCOMPARE(labels.size(), std::size_t(1));
            QVERIFY(std::abs(labels[0].angle - std::atan(slope / 2)) < 1e-9); // in pixels, y is half as long; rounding
        }
    }
}

void TestContour::shortLinesHaveNoLabel()
{
    const auto lines = contours(fieldOf(paraboloid, {-2, 2, -2, 2}, 50, 50), std::vector<double>{0.01});
    QCOMPARE(lines.size(), std::size_t(1));
    QVERIFY(placeContourLabels(lines, {50, 50}).empty());
}

QTEST_APPLESS_MAIN(TestContour)
#include "tst_contour.moc"
