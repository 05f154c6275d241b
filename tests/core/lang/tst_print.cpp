// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/print.h"

#include "core/lang/program.h"
#include "core/run/evaluate.h"

#include <QtTest>

using namespace ad;

namespace {

Program parsed(std::string_view text)
{
    Parsed result = parse(text);
    if (!result.program)
        qFatal("%d:%d %s in\n%s", result.errors[0].where.line, result.errors[0].where.column, result.errors[0].message.c_str(),
               std::string(text).c_str());
    return std::move(*result.program);
}

} // namespace

class TestPrint : public QObject
{
    Q_OBJECT

private slots:
    void formulasHaveFewParentheses_data();
    void formulasHaveFewParentheses();
    void latexIsWrittenAsOnPaper_data();
    void latexIsWrittenAsOnPaper();
    void namesAreLeavesUnlessAllIsAskedFor();
    void impliedStretchingIsNotWritten();
    void programsReadBackToTheSameValue_data();
    void programsReadBackToTheSameValue();
    void sharingNeverMakesTextExplode();
};

void TestPrint::formulasHaveFewParentheses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* text, const char* expected = nullptr) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(expected ? expected : text);
    };
    for (const char* text : {"a + b - c",      "a - (b - c)",
                             "a*b/c",          "a/(b*c)",
                             "-a^2",           "(-a)^2",
                             "a^b^c",          "(a^b)^c",
                             "a^-b",           "2*a + 1",
                             "(a + b)*c",      "a*(b*c)",
                             "(a < b)*c",      "a + b < c",
                             "exp(-a*b)",      "a - (-b)",
                             "-(a*b)",         "-a*b",
                             "max(a, b + 1)",  "where(a > 0, a, b)",
                             "sum(v)",         "max(v)",
                             "v[1]",           "M[0, 1]",
                             "M.T @ v",        "(M @ v)[0]",
                             "[a, b + 1]",     "[[a, 1], [2, b]]",
                             "norm2(v)",       "a/b/c",
                             "sigmoid(a)",     "sum(M, axis=0)",
                             "max(M, axis=1)", "leaky_relu(a, 0.01)",
                             "one_hot(a, 3)",  "(-2)^a",
                             "pi*a",           "v*[1, 2]"})
        row(text);
    row("((a)) + (b*c)", "a + b*c");
    row("a**2", "a^2");
    row("a·b − c", "a*b - c");
    row("elu(a)", "elu(a, 1)");
    row("prelu(a, b)", "leaky_relu(a, b)");
    row("ln(a)", "log(a)");
    row("dot(v, v)", "v @ v");
}

void TestPrint::formulasHaveFewParentheses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const Program program = parsed("a = 1; b = 2; c = 3; v = [1, 2]; M = [[1, 2], [3, 4]]\n" + text.toStdString());
    QCOMPARE(QByteArray::fromStdString(toText(program.graph, program.output)), expected);
}

void TestPrint::latexIsWrittenAsOnPaper_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* text, const char* expected) { QTest::newRow(text) << QByteArray(text) << QByteArray(expected); };
    row("2*a", "2 a");
    row("w*x1 + b", "w\\,x_{1} + b");
    row("2*3", "2 \\cdot 3");
    row("a*2", "a \\cdot 2");
    row("a*-2", "a\\,\\left(-2\\right)");
    row("(a+b)/2", "\\frac{ a + b }{ 2 }");
    row("(a/b)^2", "\\left(\\frac{ a }{ b }\\right)^{ 2 }");
    row("-(a/b)", "-\\frac{ a }{ b }");
    row("(a+b)*c", "\\left(a + b\\right)\\,c");
    row("exp(a)^2", "\\left(e^{ a }\\right)^{ 2 }");
    row("lambda*sum(v+1)", "\\lambda\\,\\left(\\sum \\left(v + 1\\right)\\right)");
    row("v*v", "v \\odot v");
    row("v[0]", "{v}_{[0]}");
    row("[a, b]", "\\begin{pmatrix} a \\\\ b \\end{pmatrix}");
    row("pi*a", "\\pi\\,a");
    row("a <= b", "a \\le b");
    row("sqrt(a)", "\\sqrt{ a }");
    row("(a+b).T", "\\left(a + b\\right)^{\\top}");
}

void TestPrint::latexIsWrittenAsOnPaper()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const Program program = parsed("a = 1; b = 2; c = 3; v = [1, 2]; x1 = 2; w = 1; lambda = 2\n" + text.toStdString());
    QCOMPARE(QByteArray::fromStdString(toLatex(program.graph, program.output)), expected);
}

void TestPrint::namesAreLeavesUnlessAllIsAskedFor()
{
    const Program program = parsed("x = 2; z = x + 1; y = z*z; L = y^2");
    QCOMPARE(toText(program.graph, program.output), std::string("y^2"));
    QCOMPARE(toText(program.graph, program.output, Depth::Full), std::string("((x + 1)*(x + 1))^2"));
    QCOMPARE(toText(program.graph, program.graph.find("x")), std::string("x"));
}

void TestPrint::impliedStretchingIsNotWritten()
{
    const Program program =
        parsed("M = [[1, 2], [3, 4]]; v = [1, 2]; a = M*broadcast(v, 2, 2); b = M*broadcast(v, 2, 2, axis=1)\nc = broadcast(v, 2, 2)");
    const auto textOf = [&](const char* name) { return toText(program.graph, program.graph.find(name)); };
    QCOMPARE(textOf("a"), std::string("M*v"));
    QCOMPARE(textOf("b"), std::string("M*broadcast(v, 2, 2, axis=1)"));
    QCOMPARE(textOf("c"), std::string("broadcast(v, 2, 2)"));
}

void TestPrint::programsReadBackToTheSameValue_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* text) { QTest::newRow(text) << QByteArray(text); };
    row("x = 0.1; x^2*3 - x/7");
    row("x = -2; y = 5; z = -4; q = x + y; f = q*z");
    row("x = 0.3; exp(sin(x)) + exp(sin(x))*x");
    row("data X = randn(4, 3); W = randn(3, 2, seed=1); data t = [0, 1, 1, 0]; cross_entropy(relu(X @ W), t)");
    row("X = randn(4, 3); softmax(X) @ [1, 2, 3]");
    row("X = randn(4, 3); softmax(X, 0)");
    row("X = randn(4, 3); batch_norm(X, 2, [1, 2, 3])");
    row("x = [1, 2, 3]; y = [x[0]*x[1], -x[2]]; max(y) + min(y, axis=0) + var(x) + std(x)");
    row("f(a, b) = a*b + a; x = 2; f(f(x, 3), x)");
    row("x = 3; y = x; y*y");
    row("bce([0.2, 0.7], [0, 1]) + mse([1, 2], 3)");
    row("X = [[1, 2], [3, 4]]; place(X[0], 1, 3, 2) @ X + sum_to(X, 2) + broadcast([1, 2, 3], 3, 2, axis=1)");
    row("x = 2; (2).T^x - (-3)^-2 + [x][0]^0");
    row("x = inf; y = -nan; clip(x, -1, 1)*1e-300*1e-20");
    row("c = pi; e = 2; c*e^2.718281828459045");
    row("x = 1; x < 2; ");
    row("x = 1e-7; v5 = x*x; (v5 + 1)*(v5 + 1) + sin(v5 + 1)");
}

void TestPrint::programsReadBackToTheSameValue()
{
    QFETCH(QByteArray, text);
    const Program first = parsed(text.toStdString());
    const std::string printed = toProgram(first.graph, first.output);
    const Program second = parsed(printed);
    const Tensor before = evaluate(first.graph)[static_cast<std::size_t>(first.output)];
    const Tensor after = evaluate(second.graph)[static_cast<std::size_t>(second.output)];
    QVERIFY2(same(before, after), printed.c_str());
    QCOMPARE(toProgram(second.graph, second.output), printed);
}

void TestPrint::sharingNeverMakesTextExplode()
{
    std::string text = "f(x) = x*x + 1\ny0 = 1\n";
    for (int i = 1; i < 60; ++i)
        text += "y" + std::to_string(i) + " = f(f(y" + std::to_string(i - 1) + "))\n";
    const Program program = parsed(text);
    QVERIFY(toText(program.graph, program.output, Depth::Full).size() < 20000);
    QVERIFY(toLatex(program.graph, program.output, Depth::Full).size() < 40000);
    QVERIFY(toProgram(program.graph, program.output).size() < 60 * 100);
    std::string sum = "x = 1\nx";
    for (int i = 0; i < 100000; ++i)
        sum += " + x";
    const Program longSum = parsed(sum);
    const Program again = parsed(toProgram(longSum.graph, longSum.output));
    QCOMPARE(evaluate(again.graph)[static_cast<std::size_t>(again.output)].scalar(), 100001.0);
}

QTEST_APPLESS_MAIN(TestPrint)
#include "tst_print.moc"
