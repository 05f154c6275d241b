// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/printed_number.h"
#include "core/base/tensor.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace ad;

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

} // namespace

class TestPrintedNumber : public QObject
{
    Q_OBJECT

private slots:
    void theLastDigitSaysTheUnit_data();
    void theLastDigitSaysTheUnit();
    void whatIsNoNumberIsNotRead_data();
    void whatIsNoNumberIsNotRead();
    void halfAUnitOfTheLastDigitIsAgreement_data();
    void halfAUnitOfTheLastDigitIsAgreement();
    void arraysAgreeElementByElement();
    void raggedListsAreNotRead();
};

void TestPrintedNumber::theLastDigitSaysTheUnit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("unit");
    QTest::addColumn<int>("digits");
    QTest::newRow("whole") << "3" << 3.0 << 1.0 << 1;
    QTest::newRow("trailing zero") << "0.20" << 0.2 << 0.01 << 2;
    QTest::newRow("negative") << "-12.50" << -12.5 << 0.01 << 4;
    QTest::newRow("true minus") << "\u22120.59" << -0.59 << 0.01 << 2;
    QTest::newRow("no zero before the point") << ".3775" << 0.3775 << 0.0001 << 4;
    QTest::newRow("small") << ".0000351085" << 0.0000351085 << 1e-10 << 6;
    QTest::newRow("exponent") << "4.54e-5" << 4.54e-5 << 1e-7 << 3;
    QTest::newRow("large") << "1.2e+3" << 1200.0 << 100.0 << 2;
    QTest::newRow("zero") << "0.00" << 0.0 << 0.01 << 3;
    QTest::newRow("blanks") << " 7 " << 7.0 << 1.0 << 1;
    QTest::newRow("infinite") << "-inf" << -kInf << 0.0 << 1;
}

void TestPrintedNumber::theLastDigitSaysTheUnit()
{
    QFETCH(const QString, text);
    QFETCH(const double, value);
    QFETCH(const double, unit);
    QFETCH(const int, digits);
    const std::optional<PrintedNumber> number = readPrinted(text.toStdString());
    QVERIFY(number);
    QCOMPARE(number->value, value);
    QCOMPARE(number->unit, unit);
    QCOMPARE(number->digits, digits);
}

void TestPrintedNumber::whatIsNoNumberIsNotRead_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "-", ".", "1.2.3", "e5", "1e", "1 2", "0x10", "--1", "one", "1,5", "infinity"})
        QTest::newRow(text) << text;
}

void TestPrintedNumber::whatIsNoNumberIsNotRead()
{
    QFETCH(const QString, text);
    QVERIFY(!readPrinted(text.toStdString()));
}

void TestPrintedNumber::halfAUnitOfTheLastDigitIsAgreement_data()
{
    QTest::addColumn<QString>("printed");
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("isAgreement");
    QTest::newRow("rounded down") << "0.39" << 0.3932238664829637 << true;
    QTest::newRow("rounded up") << "-0.20" << -0.19661193324148185 << true;
    QTest::newRow("cut off") << "1.64" << 1.648721270700128 << false;
    QTest::newRow("exactly between") << "0.5" << 0.45 << true;
    QTest::newRow("just beyond") << "0.5" << 0.4499999 << false;
    QTest::newRow("all 16 digits") << "0.3932238664829637" << std::nextafter(0.3932238664829637, 1.0) << true;
    QTest::newRow("sign") << "0.20" << -0.2 << false;
    QTest::newRow("negative zero") << "0.0" << -0.0 << true;
    QTest::newRow("exponent") << "4.54e-5" << 4.5395807735951673e-05 << true;
    QTest::newRow("infinite") << "inf" << kInf << true;
    QTest::newRow("the other infinity") << "inf" << -kInf << false;
    QTest::newRow("no number") << "nan" << std::nan("") << true;
    QTest::newRow("no number instead of one") << "1" << std::nan("") << false;
    QTest::newRow("infinite instead of a number") << "1e300" << kInf << false;
}

void TestPrintedNumber::halfAUnitOfTheLastDigitIsAgreement()
{
    QFETCH(const QString, printed);
    QFETCH(const double, value);
    QFETCH(const bool, isAgreement);
    QCOMPARE(agrees(*readPrinted(printed.toStdString()), value), isAgreement);
}

void TestPrintedNumber::arraysAgreeElementByElement()
{
    const std::optional<PrintedTensor> matrix = readPrintedTensor("[[0.09, 0.18], [0.1, -0.2]]");
    QVERIFY(matrix && matrix->shape == Shape(2, 2));
    QVERIFY(agrees(*matrix, Tensor::matrix({{0.088, 0.176}, {0.104, -0.208}})));
    QVERIFY(!agrees(*matrix, Tensor::matrix({{0.088, 0.176}, {0.104, 0.208}})));
    QVERIFY(!agrees(*matrix, Tensor::vector({0.088, 0.176, 0.104, -0.208})));
    QVERIFY(agrees(*readPrintedTensor("[4, 0]"), Tensor::vector({4, 0})));
    QVERIFY(agrees(*readPrintedTensor("4"), Tensor(4.0)));
}

void TestPrintedNumber::raggedListsAreNotRead()
{
    for (const char* text : {"[", "[]", "[1, ]", "[[1, 2], [3]]", "[1, [2]]", "[[[1]]]", "[1] 2", "1]"})
        QVERIFY2(!readPrintedTensor(text), text);
}

QTEST_APPLESS_MAIN(TestPrintedNumber)
#include "tst_printed_number.moc"
