// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/symbolic.h"

#include "core/diff/derivatives.h"
#include "core/lang/program.h"
#include "core/run/evaluate.h"

#include <QtTest>

#include <cmath>

using namespace ad;

namespace {

Program parsed(const QString& text)
{
    return *parse(text.toStdString()).program;
}

SymbolicDerivative derivativeOf(const Program& program, const char* input)
{
    return symbolicDerivative(program.graph, program.output, program.graph.find(input));
}

// l ← 4 l (1 − l), as often as asked for, from x.
QString logisticMap(int steps)
{
    QString text = QStringLiteral("x = 0.2\nl1 = x*1\n");
    for (int i = 2; i <= steps; ++i)
        text += QStringLiteral("l%1 = 4*l%2*(1 - l%2)\n").arg(i).arg(i - 1);
    return text;
}

} // namespace

class TestSymbolic : public QObject
{
    Q_OBJECT

private slots:
    void sizesCountSharedNodesOnceOrAsOftenAsTheyAreWritten();
    void theDerivativeHasTheValueOfTheAdjoint_data();
    void theDerivativeHasTheValueOfTheAdjoint();
    void sharedSubexpressionsBecomeLines();
    void namesOfTheProgramStay();
    void aVectorOutputHasASymbolicSeed();
    void whatDoesNotDependIsZero();
    void fortySquaringsAreCountedAndNotWalked();
    void theLogisticMapSwells();
    void longWaysAreThinnedOut();
};

void TestSymbolic::sizesCountSharedNodesOnceOrAsOftenAsTheyAreWritten()
{
    const Program program = parsed("x = 2; a = sin(x); b = a*a; c = b + b");
    const ExpressionSize size = expressionSize(program.graph, program.output);
    QCOMPARE(size.shared, 3.0);
    QCOMPARE(size.writtenOut, 7.0); // sin(x)*sin(x) + sin(x)*sin(x)
}

void TestSymbolic::theDerivativeHasTheValueOfTheAdjoint_data()
{
    QTest::addColumn<QString>("program");
    for (const char* program :
         {"x = 2; f = x*x*x", "x = 0.3; y = 2; f = sin(x*y)/(1 + exp(x))", "x = [1, 2, 3]; f = sum(softmax(x)*[1, 0, 2])",
          "x = [1, -2]; W = [[1, 2], [3, 4]]; f = norm2(tanh(W @ x))", "x = 0.7; t = 1; y = sigmoid(3*x - 1); f = 0.5*(y - t)^2",
          "x = 3; y = 2; f = x^y", "x = [[1, 2], [3, 4]]; f = sum(relu(x - 2.5))"})
        QTest::newRow(program) << QString(program);
}

void TestSymbolic::theDerivativeHasTheValueOfTheAdjoint()
{
    QFETCH(QString, program);
    const Program read = parsed(program);
    const SymbolicDerivative derivative = derivativeOf(read, "x");
    const Tensor value = evaluate(derivative.graph)[static_cast<std::size_t>(derivative.result)];
    const Tensor adjoint = gradient(read.graph, read.output).at("x");
    QVERIFY(relativeDifference(broadcastTo(value, adjoint.shape()), adjoint) < 1e-14); // a rewriting moves a few roundings
}

void TestSymbolic::sharedSubexpressionsBecomeLines()
{
    const SymbolicDerivative derivative = derivativeOf(parsed("w = 2; x = -1; b = 0.5; f = sigmoid(w*x + b)"), "w");
    QCOMPARE(derivative.lines.size(), std::size_t(2)); // σ(w x + b) is used twice
    QCOMPARE(derivative.lines.back().name, std::string("\\frac{\\partial f}{\\partial w}"));
    QVERIFY(derivative.writtenOut.find("t_{1}") == std::string::npos);
    QVERIFY(derivative.size.writtenOut > derivative.size.shared);
}

void TestSymbolic::namesOfTheProgramStay()
{
    const SymbolicDerivative derivative = derivativeOf(parsed("x = 2; z = 3*x; y = sigmoid(z); f = y*y"), "x");
    QCOMPARE(derivative.lines[0].name, std::string("z"));
    QCOMPARE(derivative.lines[1].name, std::string("y"));
    QCOMPARE(derivative.lines[1].formula, std::string("\\sigma\\left(z\\right)"));
}

void TestSymbolic::aVectorOutputHasASymbolicSeed()
{
    const SymbolicDerivative derivative = derivativeOf(parsed("W = [[1, 2], [3, 4]]; x = [1, 2]; y = W @ x"), "x");
    QCOMPARE(derivative.lines.back().name, std::string("\\bar{x}"));
    QCOMPARE(derivative.lines.back().formula, std::string("W^{\\top}\\,\\bar{y}"));
}

void TestSymbolic::whatDoesNotDependIsZero()
{
    const SymbolicDerivative derivative = derivativeOf(parsed("x = 2; y = 3; f = y*y"), "x");
    QCOMPARE(derivative.lines.back().formula, std::string("0"));
    QCOMPARE(derivative.size.writtenOut, 0.0);
}

void TestSymbolic::fortySquaringsAreCountedAndNotWalked()
{
    QString text = QStringLiteral("x = 1\na0 = sin(x)\n");
    for (int i = 1; i <= 40; ++i)
        text += QStringLiteral("a%1 = a%2 + sin(a%2)\n").arg(i).arg(i - 1);
    const Program program = parsed(text);
    // s(0) = 1, s(i) = 2 s(i−1) + 2, so s(i) = 3·2^i − 2.
    QCOMPARE(expressionSize(program.graph, program.output).writtenOut, 3.0 * std::pow(2.0, 40) - 2.0);
    QVERIFY(derivativeOf(program, "x").size.writtenOut > 1e12);
}

void TestSymbolic::theLogisticMapSwells()
{
    const Program program = parsed(logisticMap(12));
    const std::vector<SwellPoint> points = expressionSwell(program.graph, program.output, program.graph.find("x"));
    QCOMPARE(points.back().node, program.output);
    QVERIFY(std::is_sorted(points.begin(), points.end(), [](const SwellPoint& a, const SwellPoint& b) { return a.depth < b.depth; }));
    // Without sharing the derivative doubles with each step at least; with it, a step adds a fixed number of operations.
    const ExpressionSize last = points.back().derivative;
    QVERIFY(last.writtenOut > std::pow(2.0, 11));
    QVERIFY(last.shared < 12 * 8);
}

void TestSymbolic::longWaysAreThinnedOut()
{
    const Program program = parsed(logisticMap(100));
    const std::vector<SwellPoint> points = expressionSwell(program.graph, program.output, program.graph.find("x"), 20);
    QCOMPARE(points.size(), std::size_t(20));
    QCOMPARE(points.back().node, program.output);
    QVERIFY(expressionSwell(program.graph, program.graph.find("x"), program.graph.find("x")).empty());
}

QTEST_APPLESS_MAIN(TestSymbolic)
#include "tst_symbolic.moc"
