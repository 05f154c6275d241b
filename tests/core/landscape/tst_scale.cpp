// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/landscape/scale.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace ad;

class TestScale : public QObject
{
    Q_OBJECT

private slots:
    void scalesRiseFromZeroToOne_data();
    void scalesRiseFromZeroToOne();
    void fromUnitIsTheInverse_data() { scalesRiseFromZeroToOne_data(); }
    void fromUnitIsTheInverse();
    void whatIsNotFiniteHasItsPlace_data() { scalesRiseFromZeroToOne_data(); }
    void whatIsNotFiniteHasItsPlace();
    void linearIsProportional();
    void logarithmShowsDecadesAboveTheBottom();
    void aSingleValueSplitsTheUnitInterval();
    void levelsAreRoundRisingAndInside_data() { scalesRiseFromZeroToOne_data(); }
    void levelsAreRoundRisingAndInside();
    void linearLevelsAreMultiplesOfANiceStep();
    void logarithmicLevelsAreDecimalsAboveZero();
    void badRangesHaveNoLevels();
    void stepsAreNice();
};

void TestScale::scalesRiseFromZeroToOne_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    for (const int kind : {0, 1}) {
        const char* name = kind == 0 ? "linear" : "logarithmic";
        QTest::addRow("%s, positive", name) << kind << 0.0 << 2500.0;
        QTest::addRow("%s, negative", name) << kind << -959.64 << -3.0;
        QTest::addRow("%s, both", name) << kind << -1.5 << 1e6;
        QTest::addRow("%s, tiny", name) << kind << 1e-12 << 3e-12;
    }
}

void TestScale::scalesRiseFromZeroToOne()
{
    QFETCH(int, kind);
    QFETCH(double, low);
    QFETCH(double, high);
    const Scale scale(static_cast<ScaleKind>(kind), low, high);
    QCOMPARE(scale.toUnit(low), 0.0);
    QCOMPARE(scale.toUnit(high), 1.0);
    double last = 0;
    for (int i = 1; i <= 1000; ++i) {
        const double unit = scale.toUnit(low + (high - low) * i / 1000);
        QVERIFY(unit > last && unit <= 1);
        last = unit;
    }
}

void TestScale::fromUnitIsTheInverse()
{
    QFETCH(int, kind);
    QFETCH(double, low);
    QFETCH(double, high);
    const Scale scale(static_cast<ScaleKind>(kind), low, high);
    QCOMPARE(scale.fromUnit(-1), low);
    QCOMPARE(scale.fromUnit(2), high);
    for (int i = 0; i <= 20; ++i)
        QVERIFY(std::abs(scale.toUnit(scale.fromUnit(i / 20.0)) - i / 20.0) < 1e-9); // 10⁴ of the logarithm × |low| / range × rounding
}

void TestScale::whatIsNotFiniteHasItsPlace()
{
    QFETCH(int, kind);
    QFETCH(double, low);
    QFETCH(double, high);
    const Scale scale(static_cast<ScaleKind>(kind), low, high);
    QCOMPARE(scale.toUnit(-std::numeric_limits<double>::infinity()), 0.0);
    QCOMPARE(scale.toUnit(std::numeric_limits<double>::infinity()), 1.0);
    QVERIFY(std::isnan(scale.toUnit(std::nan(""))));
}

void TestScale::linearIsProportional()
{
    QCOMPARE(Scale(ScaleKind::Linear, -2, 6).toUnit(0), 0.25);
    const double huge = std::numeric_limits<double>::max();
    QCOMPARE(Scale(ScaleKind::Linear, -huge, huge).toUnit(0), 0.5);
}

void TestScale::logarithmShowsDecadesAboveTheBottom()
{
    const Scale scale(ScaleKind::Logarithmic, -5, 9995); // offset 1
    const double decade = std::log(10) / std::log(10001);
    QVERIFY(std::abs(scale.toUnit(-5 + 99) - 2 * decade) < 1e-12); // rounding
    QVERIFY(std::abs(scale.toUnit(-5 + 999) - 3 * decade) < 1e-12);
}

void TestScale::aSingleValueSplitsTheUnitInterval()
{
    const Scale scale(ScaleKind::Logarithmic, 3, 3);
    QCOMPARE(scale.toUnit(2.9), 0.0);
    QCOMPARE(scale.toUnit(3), 0.5);
    QCOMPARE(scale.toUnit(3.1), 1.0);
    QCOMPARE(scale.fromUnit(0.7), 3.0);
}

void TestScale::levelsAreRoundRisingAndInside()
{
    QFETCH(int, kind);
    QFETCH(double, low);
    QFETCH(double, high);
    for (const int count : {1, 2, 5, 8, 12, 20, 24}) {
        const std::vector<double> levels = contourLevels(low, high, count, static_cast<ScaleKind>(kind));
        QVERIFY(static_cast<int>(levels.size()) <= 2 * count + 1);
        QVERIFY(2 * static_cast<int>(levels.size()) >= count);
        for (std::size_t i = 0; i < levels.size(); ++i) {
            QVERIFY(levels[i] > low && levels[i] < high && (i == 0 || levels[i] > levels[i - 1]));
            QVERIFY(QString::number(levels[i], 'g', 12).toDouble() == levels[i]); // few digits
        }
    }
}

void TestScale::linearLevelsAreMultiplesOfANiceStep()
{
    QCOMPARE(contourLevels(-0.31, 0.52, 8, ScaleKind::Linear), (std::vector<double>{-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5}));
    QCOMPARE(contourLevels(0, 100, 4, ScaleKind::Linear), (std::vector<double>{20, 40, 60, 80}));
}

void TestScale::logarithmicLevelsAreDecimalsAboveZero()
{
    QCOMPARE(contourLevels(0, 900, 4, ScaleKind::Logarithmic), (std::vector<double>{0.1, 1, 10, 100}));
    QCOMPARE(contourLevels(0, 60, 12, ScaleKind::Logarithmic), (std::vector<double>{0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50}));
    QCOMPARE(contourLevels(-7, 893, 4, ScaleKind::Logarithmic), (std::vector<double>{-6.9, -6, 3, 90}));
}

void TestScale::badRangesHaveNoLevels()
{
    const double infinity = std::numeric_limits<double>::infinity();
    for (const ScaleKind kind : {ScaleKind::Linear, ScaleKind::Logarithmic}) {
        QVERIFY(contourLevels(1, 1, 5, kind).empty());
        QVERIFY(contourLevels(2, 1, 5, kind).empty());
        QVERIFY(contourLevels(0, infinity, 5, kind).empty());
        QVERIFY(contourLevels(std::nan(""), 1, 5, kind).empty());
        QVERIFY(contourLevels(0, 1, 0, kind).empty());
    }
}

void TestScale::stepsAreNice()
{
    QCOMPARE(niceStep(10, 10), 1.0);
    QCOMPARE(niceStep(17, 10), 2.0);
    QCOMPARE(niceStep(0.4, 10), 0.05);
    QCOMPARE(niceStep(950, 10), 100.0);
}

QTEST_APPLESS_MAIN(TestScale)
#include "tst_scale.moc"
