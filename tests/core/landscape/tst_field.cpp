// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/landscape/field.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace ad;

class TestField : public QObject
{
    Q_OBJECT

private slots:
    void samplesStandOnTheGridUpToTheBorder();
    void blocksDoNotChangeTheValues_data();
    void blocksDoNotChangeTheValues();
    void progressRisesToOne();
    void samplingStopsWhenTold();
    void bilinearFunctionsAreInterpolatedExactly();
    void holesAreNaNAndStayAtTheirCells();
    void rangeIgnoresWhatIsNotFinite();
    void rangeOfNothingIsEmpty();
};

static const Rectangle kWindow{-2, 4, 1, 3};

static void plane(std::span<const double> xs, std::span<const double> ys, std::span<double> values)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = 1 + 2 * xs[i] - 3 * ys[i] + xs[i] * ys[i];
}

static double planeAt(Vec2 p)
{
    return 1 + 2 * p.x - 3 * p.y + p.x * p.y;
}

void TestField::samplesStandOnTheGridUpToTheBorder()
{
    const Field field = sample(plane, kWindow, 7, 5).value();
    QCOMPARE(field.values.size(), std::size_t(35));
    QCOMPARE(field.x(0), -2.0);
    QCOMPARE(field.x(6), 4.0);
    QCOMPARE(field.y(0), 1.0); // row 0 is at the bottom
    QCOMPARE(field.y(4), 3.0);
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 7; ++column)
            QCOMPARE(field.at(column, row), planeAt({field.x(column), field.y(row)}));
    }
}

void TestField::blocksDoNotChangeTheValues_data()
{
    QTest::addColumn<int>("points");
    for (const int points : {1, 7, 8, 15, 21, 35, 1000})
        QTest::addRow("%d", points) << points;
}

void TestField::blocksDoNotChangeTheValues()
{
    QFETCH(int, points);
    QCOMPARE(sample(plane, kWindow, 7, 5, {}, points)->values, sample(plane, kWindow, 7, 5)->values);
}

void TestField::progressRisesToOne()
{
    std::vector<double> seen;
    const auto note = [&](double done) {
        seen.push_back(done);
        return true;
    };
    QVERIFY(sample(plane, kWindow, 7, 5, note, 14).has_value());
    QCOMPARE(seen, (std::vector<double>{2 / 5.0, 4 / 5.0, 1.0}));
}

void TestField::samplingStopsWhenTold()
{
    std::size_t evaluated = 0;
    const auto count = [&](std::span<const double>, std::span<const double>, std::span<double> values) { evaluated += values.size(); };
    QVERIFY(!sample(
                 count, kWindow, 10, 100, [](double done) { return done < 0.25; }, 50)
                 .has_value());
    QCOMPARE(evaluated, std::size_t(250));
}

void TestField::bilinearFunctionsAreInterpolatedExactly()
{
    const Field field = sample(plane, kWindow, 7, 5).value();
    for (const Vec2 p : {Vec2{-2, 1}, Vec2{4, 3}, Vec2{0.3, 1.7}, Vec2{-1.9, 2.99}, Vec2{1, 3}})
        QVERIFY(std::abs(field.valueAt(p) - planeAt(p)) < 1e-13); // a few rounding errors of values below 20
    QVERIFY(std::isnan(field.valueAt({4.001, 2})));
    QVERIFY(std::isnan(field.valueAt({0, 0.999})));
}

void TestField::holesAreNaNAndStayAtTheirCells()
{
    Field field = sample(plane, kWindow, 7, 5).value();
    field.values[0] = std::numeric_limits<double>::infinity(); // at (−2, 1)
    QVERIFY(std::isnan(field.valueAt({-1.5, 1.2})));
    QCOMPARE(field.valueAt({-1, 1.2}), planeAt({-1, 1.2})); // on the border of that cell, the other samples decide
    QCOMPARE(field.valueAt({-2, 1.5}), planeAt({-2, 1.5}));
}

void TestField::rangeIgnoresWhatIsNotFinite()
{
    std::vector<double> values;
    for (int i = 0; i <= 100; ++i)
        values.push_back((i * 37) % 101); // 0 … 100, mixed
    values.push_back(std::numeric_limits<double>::quiet_NaN());
    values.push_back(-std::numeric_limits<double>::infinity());
    const ValueRange range = valueRange(values, 0.05);
    QCOMPARE(range.finiteCount, std::size_t(101));
    QCOMPARE(range.min, 0.0);
    QCOMPARE(range.low, 5.0);
    QCOMPARE(range.high, 95.0);
    QCOMPARE(range.max, 100.0);
}

void TestField::rangeOfNothingIsEmpty()
{
    QCOMPARE(valueRange(std::vector<double>{std::nan(""), std::nan("")}).finiteCount, std::size_t(0));
    QCOMPARE(valueRange({}).finiteCount, std::size_t(0));
    QCOMPARE(valueRange(std::vector<double>{3}).high, 3.0);
}

QTEST_APPLESS_MAIN(TestField)
#include "tst_field.moc"
