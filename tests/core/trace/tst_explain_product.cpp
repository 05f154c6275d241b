// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/derive.h"
#include "core/trace/explain.h"
#include "core/trace/explain_product.h"

#include <QtTest>

using namespace ad;

class TestExplainProduct : public QObject
{
    Q_OBJECT

private slots:
    void aMessageIsNamedAsTheProductThatItIs_data();
    void aMessageIsNamedAsTheProductThatItIs();
    void scalarsNeedNoName();
};

void TestExplainProduct::aMessageIsNamedAsTheProductThatItIs_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<int>("slot"); // of the first message of the output's operation
    QTest::addColumn<QString>("sentence");
    const QString matrixVector = "W = [[1, 2], [3, 4], [5, 6]]; x = [1, 2]; y = W @ x";
    QTest::newRow("matrix") << matrixVector << 0 << "That is an outer product, (3)·(2)ᵀ → (3×2).";
    QTest::newRow("vector") << matrixVector << 1 << "That is a matrix–vector product, (3×2)ᵀ·(3) → (2).";
    const QString vectorMatrix = "W = [[1, 2], [3, 4], [5, 6]]; x = [1, 2, 3]; y = x @ W";
    QTest::newRow("row vector") << vectorMatrix << 0 << "That is a matrix–vector product, (3×2)·(2) → (3).";
    QTest::newRow("its matrix") << vectorMatrix << 1 << "That is an outer product, (3)·(2)ᵀ → (3×2).";
    const QString matrices = "A = [[1, 2], [3, 4], [5, 6]]; B = [[1, 2], [3, 4]]; y = A @ B";
    QTest::newRow("left matrix") << matrices << 0 << "That is a matrix product, (3×2)·(2×2)ᵀ → (3×2).";
    QTest::newRow("right matrix") << matrices << 1 << "That is a matrix product, (3×2)ᵀ·(3×2) → (2×2).";
    QTest::newRow("dot") << "a = [1, 2]; b = [3, 4]; y = a @ b" << 0 << "That is the number ȳ times a vector, ()·(2) → (2).";
    QTest::newRow("exp") << "x = [1, 2]; y = exp(x)" << 0 << "That is a Hadamard product ⊙: the Jacobian is diagonal, (2)⊙(2) → (2).";
    QTest::newRow("minus") << "x = [1, 2]; y = -x" << 0 << "That is a multiple of the adjoint, (2) → (2).";
    QTest::newRow("plus") << "x = [1, 2]; b = [3, 4]; y = x + b" << 0 << "That is the adjoint as it is, (2) → (2).";
    QTest::newRow("bias") << "X = [[1, 2], [3, 4], [5, 6]]; b = [1, 2]; y = X + b" << 1
                          << "That is a sum over what was broadcast, (3×2) → (2).";
    QTest::newRow("scale") << "X = [[1, 2], [3, 4]]; c = 3; y = X*c" << 1
                           << "That is a Hadamard product ⊙, summed over what was broadcast, (2×2)⊙(2×2) → ().";
    QTest::newRow("sum") << "x = [1, 2]; y = sum(x)" << 0 << "That is a broadcast, () → (2).";
    QTest::newRow("sum of columns") << "X = [[1, 2], [3, 4], [5, 6]]; y = sum(X, 0)" << 0 << "That is a broadcast, (2) → (3×2).";
}

void TestExplainProduct::aMessageIsNamedAsTheProductThatItIs()
{
    QFETCH(QString, program);
    QFETCH(int, slot);
    QFETCH(QString, sentence);
    const Derivation derivation = derive({.program = program.toStdString()});
    QVERIFY(derivation.trace);
    const Trace& trace = *derivation.trace;
    const auto& messages = trace.backward.messages;
    const auto found =
        std::find_if(messages.begin(), messages.end(), [&](const Message& m) { return m.from == trace.backward.output && m.slot == slot; });
    QVERIFY(found != messages.end());
    QCOMPARE(QString::fromStdString(productSentence(trace, *found)), sentence);
    const auto step = trace.forwardSteps + 1 + static_cast<int>(found - messages.begin());
    const Explanation explanation = explain(trace, step);
    QVERIFY(QString::fromStdString(explanation.sentence).contains(sentence));
    QVERIFY(explanation.formulas.back().find("\\color{note}") != std::string::npos);
}

void TestExplainProduct::scalarsNeedNoName()
{
    const Derivation derivation = derive({.program = "x = 2; y = x^2"});
    QVERIFY(productSentence(*derivation.trace, derivation.trace->backward.messages.front()).empty());
    QVERIFY(productTex(*derivation.trace, derivation.trace->backward.messages.front()).empty());
}

QTEST_APPLESS_MAIN(TestExplainProduct)
#include "tst_explain_product.moc"
