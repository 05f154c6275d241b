// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/curve.h"

#include <QtTest>

using namespace ad;

class TestCurve : public QObject
{
    Q_OBJECT

private slots:
    void pointsAreAtTheirFractionOfTheLength();
    void tangentsPointAlongTheCurve();
    void xGivesTheFraction();
    void boundsContainTheCurve();
    void movedAndTransposedCurvesAreTheSameElsewhere();
};

/// From (0, 0) with an S down to (100, 60), then straight to (200, 60).
static Curve sample()
{
    return Curve({{0, 0}, {50, 0}, {50, 60}, {100, 60}, {133, 60}, {167, 60}, {200, 60}});
}

void TestCurve::pointsAreAtTheirFractionOfTheLength()
{
    const Curve curve = sample();
    QCOMPARE(curve.pointAt(0), (Vec2{0, 0}));
    QCOMPARE(curve.pointAt(1), (Vec2{200, 60}));
    QCOMPARE(curve.pointAt(7), (Vec2{200, 60}));
    const int steps = 50;
    Vec2 last = curve.pointAt(0);
    for (int i = 1; i <= steps; ++i) {
        const Vec2 next = curve.pointAt(static_cast<double>(i) / steps);
        QVERIFY(std::abs(length(next - last) - curve.length() / steps) < 0.05 * curve.length() / steps); // chords cut corners
        last = next;
    }
}

void TestCurve::tangentsPointAlongTheCurve()
{
    const Curve curve = sample();
    for (int i = 1; i < 20; ++i) {
        const double f = i / 20.0;
        const Vec2 chord = curve.pointAt(f + 1e-3) - curve.pointAt(f - 1e-3);
        const Vec2 tangent = curve.tangentAt(f);
        QVERIFY(std::abs(length(tangent) - 1) < 1e-12);                                      // a few rounding errors
        QVERIFY(std::abs(chord.x * tangent.y - chord.y * tangent.x) < 0.02 * length(chord)); // about 1° within a thousandth
    }
}

void TestCurve::xGivesTheFraction()
{
    for (const double x : {1.0, 30.0, 50.0, 99.0, 150.0})
        QVERIFY(std::abs(sample().pointAt(sample().fractionAtX(x)).x - x) < 1e-6); // 2⁻³⁰ of the length
}

void TestCurve::boundsContainTheCurve()
{
    const Box bounds = sample().bounds();
    QCOMPARE(bounds.low, (Vec2{0, 0}));
    QCOMPARE(bounds.high, (Vec2{200, 60}));
}

void TestCurve::movedAndTransposedCurvesAreTheSameElsewhere()
{
    const Vec2 p = sample().pointAt(0.3);
    QVERIFY(length(sample().movedBy({5, -7}).pointAt(0.3) - (p + Vec2{5, -7})) < 1e-9);
    QVERIFY(length(sample().transposed().pointAt(0.3) - Vec2{p.y, p.x}) < 1e-9);
}

QTEST_APPLESS_MAIN(TestCurve)
#include "tst_curve.moc"
