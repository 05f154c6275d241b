// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/functions.h"

#include "core/lang/program.h"
#include "core/run/evaluate.h"

#include <QtTest>

#include <set>

using namespace ad;

namespace {

Tensor value(const std::string& text)
{
    const Parsed result = parse(text);
    if (!result.program)
        qFatal("%s: %s", text.c_str(), result.errors[0].message.c_str());
    return evaluate(result.program->graph)[static_cast<std::size_t>(result.program->output)];
}

struct Case
{
    const char* text;
    const char* expected;
};

// Numbers by the definitions, in double precision.
const Case kCases[] = {
    {"exp(1)", "2.718281828459045"},
    {"log(2)", "0.6931471805599453"},
    {"ln(2)", "0.6931471805599453"},
    {"sqrt(2)", "1.4142135623730951"},
    {"abs([-2, 3])", "[2, 3]"},
    {"sign([-2, 0, 3])", "[-1, 0, 1]"},
    {"square([-2, 3])", "[4, 9]"},
    {"sin(1)", "0.8414709848078965"},
    {"cos(1)", "0.5403023058681398"},
    {"tan(1)", "1.5574077246549023"},
    {"asin(0.5)", "0.5235987755982989"},
    {"acos(0.5)", "1.0471975511965979"},
    {"atan(0.5)", "0.4636476090008061"},
    {"sinh(1)", "1.1752011936438014"},
    {"cosh(1)", "1.5430806348152437"},
    {"tanh(1)", "0.7615941559557649"},
    {"erf(1)", "0.8427007929497149"},
    {"sigmoid(1)", "0.7310585786300049"},
    {"softplus(1)", "1.3132616875182228"},
    {"relu([-1, 2])", "[0, 2]"},
    {"leaky_relu([-1, 2])", "[-0.01, 2]"},
    {"leaky_relu(-1, a=0.5)", "-0.5"},
    {"prelu(-1, 0.2)", "-0.2"},
    {"elu(-1)", "-0.6321205588285577"},
    {"elu(-1, 2)", "-1.2642411176571153"},
    {"gelu(1)", "0.8413447460685429"},
    {"max(1, 2)", "2"},
    {"min(1, 2)", "1"},
    {"maximum([1, 5], 2)", "[2, 5]"},
    {"minimum([1, 5], 2)", "[1, 2]"},
    {"pow(2, 10)", "1024"},
    {"where([1, 0], 3, 4)", "[3, 4]"},
    {"clip([-2, 0.5, 2], 0, hi=1)", "[0, 0.5, 1]"},
    {"detach(3)", "3"},
    {"identity(3)", "3"},
    {"sum([[1, 2], [3, 4]])", "10"},
    {"sum([[1, 2], [3, 4]], 0)", "[4, 6]"},
    {"sum([[1, 2], [3, 4]], axis=-1)", "[3, 7]"},
    {"mean([[1, 2], [3, 4]], 1)", "[1.5, 3.5]"},
    {"max([[1, 5], [3, 4]])", "5"},
    {"max([[1, 5], [3, 4]], axis=0)", "[3, 5]"},
    {"min([[1, 5], [3, 4]], axis=-2)", "[1, 4]"},
    {"var([1, 2, 4])", "1.5555555555555556"},
    {"std([1, 2, 4])", "1.247219128924647"},
    {"logsumexp([1, 2, 3])", "3.4076059644443806"},
    {"logsumexp([1000, 1000])", "1000.6931471805599"},
    {"transpose([[1, 2], [3, 4]])", "[[1, 3], [2, 4]]"},
    {"dot([1, 2], [3, 4])", "11"},
    {"dot(2, [3, 4])", "[6, 8]"},
    {"dot([[1, 2], [3, 4]], [1, 1])", "[3, 7]"},
    {"outer([1, 2], [3, 4])", "[[3, 4], [6, 8]]"},
    {"norm([3, 4])", "5"},
    {"norm2([3, 4])", "25"},
    {"trace([[1, 2], [3, 4]])", "5"},
    {"softmax([1, 2, 3])", "[0.09003057317038046, 0.24472847105479764, 0.6652409557748218]"},
    {"softmax([1000, 1000])", "[0.5, 0.5]"},
    {"softmax([[0, 0], [0, 0]], axis=0)", "[[0.5, 0.5], [0.5, 0.5]]"},
    {"softmax([[1, 2, 3], [5, 5, 5]])[0]", "[0.09003057317038046, 0.24472847105479764, 0.6652409557748218]"},
    {"softmax([[1, 5], [2, 5], [3, 5]], 0).T[0]", "[0.09003057317038046, 0.24472847105479764, 0.6652409557748218]"},
    {"log_softmax([1, 2, 3])", "[-2.4076059644443806, -1.4076059644443806, -0.4076059644443806]"},
    {"log_softmax([[1, 2, 3], [1, 2, 3]])[1]", "[-2.4076059644443806, -1.4076059644443806, -0.4076059644443806]"},
    {"cross_entropy([1, 2, 3], 0)", "2.4076059644443806"},
    {"cross_entropy([1, 2, 3], [0, 0, 1])", "0.4076059644443806"},
    {"cross_entropy([[1, 2, 3], [1, 2, 3]], [0, 2])", "1.4076059644443806"},
    {"cross_entropy([[1, 2, 3], [1, 2, 3]], [[1, 0, 0], [0, 0, 1]])", "1.4076059644443806"},
    {"bce(0.8, 1)", "0.2231435513142097"},
    {"bce([0.8, 0.2], [1, 0])", "0.2231435513142097"},
    {"mse(3, 1)", "4"},
    {"mse([1, 2], [3, 2])", "2"},
    {"batch_norm([[1, 10], [3, 30]], 1, 0, eps=0)", "[[-1, -1], [1, 1]]"},
    {"batch_norm([[1, 10], [3, 30]], [2, 1], [0, 5], 0)", "[[-2, 4], [2, 6]]"},
    {"batch_norm([[1], [3]], 1, 0)", "[[-0.999995000037499], [0.999995000037499]]"}, // 1/sqrt(1.00001)
    {"zeros(2)", "[0, 0]"},
    {"zeros(2, 1)", "[[0], [0]]"},
    {"ones(1, 2)", "[[1, 1]]"},
    {"eye(2)", "[[1, 0], [0, 1]]"},
    {"eye(2, 3)", "[[1, 0, 0], [0, 1, 0]]"},
    {"linspace(0, 1, 5)", "[0, 0.25, 0.5, 0.75, 1]"},
    {"linspace(-pi, pi, 2)[1]", "3.141592653589793"},
    {"randn(2)", "[]"}, // see randomNumbersAreTheSameEverywhere
    {"rand(2)", "[]"},
    {"one_hot(1, 3)", "[0, 1, 0]"},
    {"one_hot([1, 0], 2)", "[[0, 1], [1, 0]]"},
    {"broadcast(1, 2)", "[1, 1]"},
    {"broadcast([1, 2], 2, 2, axis=1)", "[[1, 1], [2, 2]]"},
    {"broadcast([1, 2], 2, 2, axis=0)", "[[1, 2], [1, 2]]"},
    {"sum_to([[1, 2], [3, 4]], 2)", "[4, 6]"},
    {"sum_to([[1, 2], [3, 4]])", "10"},
    {"place(5, 1, 3)", "[0, 5, 0]"},
    {"place(5, 1, 2, 2, 0)", "[[0, 0], [5, 0]]"},
    {"place([1, 2], 1, 2, 2)", "[[0, 0], [1, 2]]"},
};

} // namespace

class TestFunctions : public QObject
{
    Q_OBJECT

private slots:
    void functionsHaveTheirValue_data();
    void functionsHaveTheirValue();
    void everyFunctionHasACaseAndHelp();
    void randomNumbersAreTheSameEverywhere();
    void randomNumbersFollowTheirLaw();
};

void TestFunctions::functionsHaveTheirValue_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    for (const Case& c : kCases)
        if (QByteArray(c.expected) != "[]")
            QTest::newRow(c.text) << QByteArray(c.text) << QByteArray(c.expected);
}

void TestFunctions::functionsHaveTheirValue()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    // A few operations of half an ulp each.
    QVERIFY2(relativeDifference(value(text.toStdString()), value(expected.toStdString())) < 1e-14, text);
}

void TestFunctions::everyFunctionHasACaseAndHelp()
{
    QVERIFY(functions().size() > 60);
    for (const FunctionHelp& help : functions()) {
        const bool isTested = std::any_of(std::begin(kCases), std::end(kCases),
                                          [&](const Case& c) { return std::string_view(c.text).starts_with(help.name + "("); });
        QVERIFY2(isTested || help.name == "csv", help.name.c_str()); // which needs a table, see tst_tables
        QVERIFY2(!help.about.empty() && help.signature.starts_with(help.name + "("), help.name.c_str());
    }
}

void TestFunctions::randomNumbersAreTheSameEverywhere()
{
    QVERIFY(same(value("randn(5, seed=3)"), value("randn(5, seed=3)")));
    QVERIFY(!same(value("randn(5, seed=3)"), value("randn(5)")));
    QVERIFY(same(value("randn(4, 2)[1]"), value("[randn(8)[2], randn(8)[3]]"))); // a number depends on its index only
    QVERIFY(same(value("randn(3)"), value("[-0.452758, 2.650606, -0.988604]")));
    QVERIFY(same(value("rand(3)"), value("[0.883311, 0.431528, 0.026434]")));
}

void TestFunctions::randomNumbersFollowTheirLaw()
{
    const double n = 100000; // the bounds are four standard errors
    QVERIFY(std::abs(value("mean(randn(100000))").scalar()) < 4 / std::sqrt(n));
    QVERIFY(std::abs(value("var(randn(100000))").scalar() - 1) < 4 * std::sqrt(2 / n));
    QVERIFY(std::abs(value("mean(rand(100000))").scalar() - 0.5) < 4 / std::sqrt(12 * n));
    QVERIFY(std::abs(value("var(rand(100000))").scalar() - 1.0 / 12) < 4 / std::sqrt(180 * n));
    QVERIFY(value("max(rand(100000))").scalar() <= 1 && value("min(rand(100000))").scalar() >= 0);
}

QTEST_APPLESS_MAIN(TestFunctions)
#include "tst_functions.moc"
