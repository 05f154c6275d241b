// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/landscape/local_theory.h"

#include "tests/core/scenario/terrain_fixture.h"

#include <QtTest>

#include <array>
#include <cmath>

using namespace ad;
using namespace ad::test;

namespace {

LocalTheory at(const char* program, std::vector<double> point)
{
    return localTheory(*terrainOf(scenarioOf(program)).objective(), point);
}

bool isQuadraticProgram(const char* program)
{
    return isQuadratic(*terrainOf(scenarioOf(program)).objective(), std::array{0.3, -0.2}, std::array{2.0, 3.0});
}

} // namespace

class TestLocalTheory : public QObject
{
    Q_OBJECT

private slots:
    void aQuadraticIsItsOwnTheory();
    void numbersOfRosenbrockAreThoseOfTextbooks();
    void newtonsStepOfAQuadraticEndsAtItsMinimum();
    void aSaddleHasAStepAndNoMinimum();
    void aSingularHessianHasNoStep();
    void withoutUpwardCurvatureThereIsNoLimit();
    void whatIsNotFiniteIsTold();
    void oneInputHasOneCurvature();
    void quadraticsAreRecognised_data();
    void quadraticsAreRecognised();
};

void TestLocalTheory::aQuadraticIsItsOwnTheory()
{
    const LocalTheory theory = at("x = 0; y = 0\nf = 2*x^2 + 2*x*y + 5*y^2 - x + 3", {1.5, -2});
    const std::array other = {-0.7, 0.4};
    const double f = 2 * 0.49 + 2 * -0.28 + 5 * 0.16 + 0.7 + 3;
    QVERIFY(std::abs(theory.quadraticAt(other) - f) < 1e-12);
    QVERIFY((theory.hessian * theory.eigenvectors - theory.eigenvectors * theory.eigenvalues.asDiagonal()).norm() < 1e-13);
    QCOMPARE(theory.condition, theory.eigenvalues[1] / theory.eigenvalues[0]);
    QCOMPARE(theory.maxLearningRate, 2 / theory.eigenvalues[1]);
}

void TestLocalTheory::numbersOfRosenbrockAreThoseOfTextbooks()
{
    // Nocedal & Wright (2006), exercise 2.1: at (1, 1) the Hessian is [[802, −400], [−400, 200]].
    const LocalTheory theory = at("x = 0; y = 0\nf = (1 - x)^2 + 100*(y - x^2)^2", {1, 1});
    const Eigen::Matrix2d expected = (Eigen::Matrix2d() << 802, -400, -400, 200).finished();
    QVERIFY((theory.hessian - expected).norm() < 1e-10);
    QVERIFY(std::abs(theory.condition - 2508.0096) < 1e-3);
    QCOMPARE(theory.gradient.norm(), 0.0);
}

void TestLocalTheory::newtonsStepOfAQuadraticEndsAtItsMinimum()
{
    const LocalTheory theory = at("x = 0; y = 0\nf = (x - 3)^2 + 50*(y + 1)^2 + x*y", {-4, 7});
    QVERIFY(theory.isBowl());
    // 2(x − 3) + y = 0, 100(y + 1) + x = 0.
    const double x = (6 + 1) / (2 - 0.01);
    QVERIFY(std::abs(theory.point[0] + (*theory.newtonStep)[0] - x) < 1e-12);
    QVERIFY(std::abs(theory.point[1] + (*theory.newtonStep)[1] - (-1 - x / 100)) < 1e-12);
}

void TestLocalTheory::aSaddleHasAStepAndNoMinimum()
{
    const LocalTheory theory = at("x = 0; y = 0\nf = x^2 - y^2", {1, 2});
    QVERIFY(theory.newtonStep && !theory.isBowl());
    QCOMPARE((*theory.newtonStep)[0], -1.0);
    QCOMPARE((*theory.newtonStep)[1], -2.0);
    QCOMPARE(theory.eigenvalues[0], -2.0);
    QCOMPARE(theory.maxLearningRate, 1.0);
}

void TestLocalTheory::aSingularHessianHasNoStep()
{
    const LocalTheory theory = at("x = 0; y = 0\nf = (x + y)^2", {1, 2});
    QVERIFY(!theory.newtonStep && !theory.isBowl());
    QVERIFY(theory.condition > 1e15);
}

void TestLocalTheory::withoutUpwardCurvatureThereIsNoLimit()
{
    QVERIFY(std::isinf(at("x = 0; y = 0\nf = -x^2 - y^2", {1, 2}).maxLearningRate));
    QVERIFY(std::isinf(at("x = 0; y = 0\nf = x + y", {1, 2}).maxLearningRate));
}

void TestLocalTheory::whatIsNotFiniteIsTold()
{
    const LocalTheory theory = at("x = 1; y = 1\nf = log(x) + y", {-1, 2});
    QVERIFY(!theory.isFinite() && !theory.newtonStep && std::isnan(theory.condition));
}

void TestLocalTheory::oneInputHasOneCurvature()
{
    const LocalTheory theory = at("x = 1\nf = x^4", {2});
    QCOMPARE(theory.eigenvalues.size(), 1);
    QCOMPARE(theory.eigenvalues[0], 48.0);
    QCOMPARE(theory.condition, 1.0);
    QCOMPARE(theory.maxLearningRate, 2 / 48.0);
}

void TestLocalTheory::quadraticsAreRecognised_data()
{
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<bool>("expected");
    QTest::newRow("sum of squares") << QByteArray("x = 0; y = 0\nf = x^2 + 100*y^2") << true;
    QTest::newRow("written otherwise") << QByteArray("x = 0; y = 0\nf = exp(log(norm2([x - 1, x + 3*y + 0.1])))") << true;
    QTest::newRow("plane") << QByteArray("x = 0; y = 0\nf = 3*x - y") << true;
    QTest::newRow("quartic") << QByteArray("x = 0; y = 0\nf = x^2 + 1e-3*y^4") << false;
    QTest::newRow("kink") << QByteArray("x = 0; y = 0\nf = abs(x) + abs(y)") << false;
    QTest::newRow("hole") << QByteArray("x = 0; y = 0\nf = x^2 + log(y)*0") << false;
}

void TestLocalTheory::quadraticsAreRecognised()
{
    QFETCH(QByteArray, program);
    QTEST(isQuadraticProgram(program.constData()), "expected");
}

QTEST_GUILESS_MAIN(TestLocalTheory)
#include "tst_local_theory.moc"
