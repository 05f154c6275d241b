// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/sparsity.h"

#include "core/diff/derivatives.h"
#include "core/lang/program.h"

#include <QtTest>

using namespace ad;

namespace {

Program parsed(const QString& text)
{
    return *parse(text.toStdString()).program;
}

Sparsity patternOf(const Program& program, const char* input)
{
    return *sparsity(program.graph, program.output, program.graph.find(input));
}

} // namespace

class TestSparsity : public QObject
{
    Q_OBJECT

private slots:
    void patternsAreCalledByTheirNames_data();
    void patternsAreCalledByTheirNames();
    void noEntryOutsideOfThePatternIsOtherThanZero_data();
    void noEntryOutsideOfThePatternIsOtherThanZero();
    void aNodeInTheMiddleCutsTheGraph();
    void largePatternsAreShared();
};

void TestSparsity::patternsAreCalledByTheirNames_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* tag, const char* program, const char* name) {
        QTest::newRow(tag) << QString(program) << QString::fromUtf8(name);
    };
    row("elementwise", "x = [1, 2, 3]; y = exp(x)*x", "diagonal: each element depends on its own one only");
    row("scalar", "x = 2; y = x*x", "a single number");
    row("sum", "x = [1, 2, 3]; y = sum(x)", "one row: the transposed gradient");
    row("stretched", "x = 2; y = x*[1, 2, 3]", "one column: one number feeds every element");
    row("softmax", "x = [1, 2, 3]; y = softmax(x)", "dense: everything depends on everything");
    row("matrix by its vector", "x = [[1, 2], [3, 4], [5, 6]]; y = x @ [1, 2]", "block diagonal: 3 blocks of 1×2");
    row("batch by its weights", "x = [[1, 2, 3], [4, 5, 6]]; y = [[1, 2], [3, 4], [5, 6], [7, 8]] @ x",
        "interleaved blocks: 3 blocks of 4×2");
    row("transpose", "x = [[1, 2], [3, 4]]; y = x.T", "a permutation: elements only change their places");
    row("comparison", "x = [1, 2]; y = x > 1.5", "zero: there is no way from the one to the other");
    row("detached", "x = [1, 2]; y = sign(x)", "zero: there is no way from the one to the other");
    row("rows of softmax", "x = [[1, 2], [3, 4]]; y = softmax(x)", "block diagonal: 2 blocks of 2×2");
    row("running sums", "x = [1, 2, 3]; y = [x[0], x[0] + x[1], x[0] + x[1] + x[2]]", "lower triangular");
    row("backwards", "x = [1, 2]; y = [x[0]*x[1], x[1]]", "upper triangular");
    row("column sums", "x = [[1, 2], [3, 4], [5, 6]]; y = sum(x, 0)", "interleaved blocks: 2 blocks of 1×3");
    row("row sums", "x = [[1, 2], [3, 4], [5, 6]]; y = sum(x, 1)", "block diagonal: 3 blocks of 1×2");
    row("anything", "x = [1, 2, 3]; y = [x[0]*x[2], x[2]]", "sparse");
}

void TestSparsity::patternsAreCalledByTheirNames()
{
    QFETCH(QString, program);
    QTEST(QString::fromStdString(toText(shapeOf(patternOf(parsed(program), "x")))), "name");
}

void TestSparsity::noEntryOutsideOfThePatternIsOtherThanZero_data()
{
    QTest::addColumn<QString>("program");
    for (const char* program :
         {"x = [[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]]; y = tanh(x @ [1, 2])*[1, 2, 3]", "x = [0.3, -0.2, 0.7]; y = outer(x, [1, 2])",
          "x = [[1, 2], [3, 4.5]]; y = trace(x)*[1, 2]", "x = [[1, 2], [3, 4.5]]; y = batch_norm(x, [1, 1], [0, 0])",
          "x = [0.3, -0.2, 0.7]; y = [[1, 2, 3], [4, 5, 6]] @ (x*x) + x[1]", "x = [[1, 2], [3, 4.5]]; y = x[1]*x[0, 1] + max(x, 0)",
          "x = [1, 2]; y = outer([3, 4, 5], x).T", "x = [1, -2, 3]; y = relu(x) + norm(x)*[0, 0, 1]",
          "x = [[1, 2], [3, 4.5]]; y = log_softmax(x)", "x = [[0.1, 0.7], [0.3, 0.4]]; y = [1, 2] @ x", "x = [1, 2, 4]; y = var(x)*x",
          "x = [[1, 2], [3, 5]]; y = x - mean(x, 1)"})
        QTest::newRow(program) << QString(program);
}

void TestSparsity::noEntryOutsideOfThePatternIsOtherThanZero()
{
    QFETCH(QString, program);
    const Program read = parsed(program);
    const Sparsity pattern = patternOf(read, "x");
    const Tensor matrix = jacobian(read.graph, read.output, read.graph.find("x"));
    QCOMPARE(matrix.shape(), Shape(static_cast<int>(pattern.rows.size()), pattern.columns));
    for (int row = 0; row < matrix.shape().rows(); ++row)
        for (int column = 0; column < matrix.shape().columns(); ++column)
            QVERIFY(pattern.has(row, column) || matrix.at(row, column) == 0.0);
}

void TestSparsity::aNodeInTheMiddleCutsTheGraph()
{
    const Program program = parsed("W = [[1, 2], [3, 4]]; x = [1, 2]; z = W @ x; a = tanh(z); y = a*a");
    QCOMPARE(shapeOf(patternOf(program, "z")).kind, PatternKind::Diagonal);
    QCOMPARE(shapeOf(patternOf(program, "y")).kind, PatternKind::Diagonal);
    QCOMPARE(shapeOf(patternOf(program, "x")).kind, PatternKind::Dense);
    QCOMPARE(jacobian(program.graph, program.output, program.graph.find("a")).at(0, 1), 0.0);
}

void TestSparsity::largePatternsAreShared()
{
    // 128×784 weights: 100352 entries among 12.8 million.
    const Program program = parsed("x = zeros(128, 784); y = relu(x @ ones(784))");
    const Sparsity pattern = patternOf(program, "x");
    QCOMPARE(pattern.nonzeros(), std::ptrdiff_t(128 * 784));
    QCOMPARE(QString::fromStdString(toText(shapeOf(pattern))), QString::fromUtf8("block diagonal: 128 blocks of 1×784"));
}

QTEST_APPLESS_MAIN(TestSparsity)
#include "tst_sparsity.moc"
