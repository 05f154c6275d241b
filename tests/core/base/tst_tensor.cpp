// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/tensor.h"

#include <QtTest>

using namespace ad;

class TestTensor : public QObject
{
    Q_OBJECT

private slots:
    void shapesBroadcastAsInNumPy_data();
    void shapesBroadcastAsInNumPy();
    void sumToIsTheAdjointOfBroadcastTo_data();
    void sumToIsTheAdjointOfBroadcastTo();
};

void TestTensor::shapesBroadcastAsInNumPy_data()
{
    QTest::addColumn<Shape>("a");
    QTest::addColumn<Shape>("b");
    QTest::addColumn<QString>("common"); // recorded from numpy.broadcast_shapes, empty where it raises
    QTest::newRow("scalar") << Shape() << Shape(3) << "(3)";
    QTest::newRow("vectors") << Shape(3) << Shape(3) << "(3)";
    QTest::newRow("one stretches") << Shape(1) << Shape(3) << "(3)";
    QTest::newRow("vector is a row") << Shape(2, 3) << Shape(3) << "(2, 3)";
    QTest::newRow("column and vector") << Shape(3, 1) << Shape(3) << "(3, 3)";
    QTest::newRow("vector does not match rows") << Shape(2, 3) << Shape(2) << "";
    QTest::newRow("matrices") << Shape(1, 3) << Shape(2, 1) << "(2, 3)";
    QTest::newRow("different") << Shape(2) << Shape(3) << "";
}

void TestTensor::shapesBroadcastAsInNumPy()
{
    QFETCH(Shape, a);
    QFETCH(Shape, b);
    QFETCH(QString, common);
    for (const std::optional<Shape>& result : {broadcast(a, b), broadcast(b, a)})
        QCOMPARE(result ? QString::fromStdString(toText(*result)) : QString(), common);
}

void TestTensor::sumToIsTheAdjointOfBroadcastTo_data()
{
    QTest::addColumn<Shape>("small");
    QTest::addColumn<Shape>("large");
    QTest::newRow("scalar to matrix") << Shape() << Shape(2, 3);
    QTest::newRow("row to matrix") << Shape(3) << Shape(2, 3);
    QTest::newRow("column to matrix") << Shape(2, 1) << Shape(2, 3);
    QTest::newRow("one to vector") << Shape(1) << Shape(3);
    QTest::newRow("vector to square") << Shape(3) << Shape(3, 3);
}

void TestTensor::sumToIsTheAdjointOfBroadcastTo()
{
    QFETCH(Shape, small);
    QFETCH(Shape, large);
    Tensor x(small, 0.0);
    Tensor y(large, 0.0);
    for (int i = 0; i < x.size(); ++i)
        x[i] = 1.5 + i;
    for (int i = 0; i < y.size(); ++i)
        y[i] = 0.25 * i * i - 1.0;
    const Tensor stretched = broadcastTo(x, large);
    const Tensor summed = sumTo(y, small);
    double left = 0.0;
    for (int i = 0; i < y.size(); ++i)
        left += stretched[i] * y[i];
    double right = 0.0;
    for (int i = 0; i < x.size(); ++i)
        right += x[i] * summed[i];
    QCOMPARE(left, right); // sums of at most nine short binary fractions are exact
}

QTEST_APPLESS_MAIN(TestTensor)
#include "tst_tensor.moc"
