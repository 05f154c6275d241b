// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace ad;

class TestText : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreShort_data();
    void numbersAreShort();
    void exactTextReadsBackAsTheSameNumber();
    void longVectorsAreCut();
    void namesAreDisplayed_data();
    void namesAreDisplayed();
    void theClosestWordIsFound();
};

void TestText::numbersAreShort_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << "0";
    QTest::newRow("minus zero") << -0.0 << "0";
    QTest::newRow("integer") << -12.0 << "−12";
    QTest::newRow("third") << 1.0 / 3 << "0.3333";
    QTest::newRow("large") << 123456.0 << "123456";
    QTest::newRow("larger") << 1234567.0 << "1.235·10⁶";
    QTest::newRow("small") << 1.2e-7 << "1.2·10⁻⁷";
    QTest::newRow("rounds up") << 9.99996 << "10";
    QTest::newRow("infinite") << -std::numeric_limits<double>::infinity() << "−∞";
    QTest::newRow("not a number") << std::nan("") << "NaN";
}

void TestText::numbersAreShort()
{
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(shortText(value)), text);
}

void TestText::exactTextReadsBackAsTheSameNumber()
{
    for (const double value : {0.1, -1.0 / 3, 1e-300, 6.02e23, -0.0, 12.0})
        QCOMPARE(std::stod(exactText(value)), value);
    QCOMPARE(exactText(Tensor::matrix({{1, 0.5}, {-2, 1e-7}})), std::string("[[1, 0.5], [-2, 1e-07]]"));
}

void TestText::longVectorsAreCut()
{
    QCOMPARE(shortText(Tensor::vector({1, 2, 3})), std::string("[1, 2, 3]"));
    QCOMPARE(shortText(Tensor(Shape(100), 1.0), 4, 3), std::string("[1, 1, …, 1]"));
}

void TestText::namesAreDisplayed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("latex");
    QTest::newRow("x1") << "x1"
                        << "x₁"
                        << "x_{1}";
    QTest::newRow("x_1") << "x_1"
                         << "x₁"
                         << "x_{1}";
    QTest::newRow("subscript") << "x₁₂"
                               << "x₁₂"
                               << "x_{12}";
    QTest::newRow("greek") << "lambda"
                           << "λ"
                           << "\\lambda";
    QTest::newRow("word") << "loss"
                          << "loss"
                          << "\\mathit{loss}";
    QTest::newRow("two parts") << "w0x0"
                               << "w0x0"
                               << "\\mathit{w0x0}";
    QTest::newRow("letters below") << "w_ij"
                                   << "w_ij"
                                   << "w_{ij}";
}

void TestText::namesAreDisplayed()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);
    QFETCH(QString, latex);
    QCOMPARE(QString::fromStdString(displayName(name.toStdString())), shown);
    QCOMPARE(QString::fromStdString(latexName(name.toStdString())), latex);
}

void TestText::theClosestWordIsFound()
{
    QCOMPARE(closest("sigmod", {"sin", "sigmoid", "sign"}), std::string("sigmoid"));
    QCOMPARE(closest("banana", {"sin", "sigmoid", "sign"}), std::string());
}

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
