// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/adjoint_graph.h"
#include "core/diff/cost.h"
#include "core/lang/program.h"
#include "core/run/evaluate.h"
#include "core/trace/trace.h"

#include <QtTest>

using namespace ad;

namespace {

Program parsed(const std::string& text)
{
    Parsed result = parse(text);
    if (!result.program)
        qFatal("%s: %s", text.c_str(), result.errors.front().message.c_str());
    return std::move(*result.program);
}

Cost costOf(const std::string& text)
{
    const Program program = parsed(text);
    return costOf(program.graph, program.output);
}

} // namespace

class TestCost : public QObject
{
    Q_OBJECT

private slots:
    void productsAreCounted_data();
    void productsAreCounted();
    void reverseModeTakesOneSweepForAnyNumberOfInputs();
    void forwardModeWinsWithMoreOutputsThanInputs();
    void reverseModeStoresWhatItsMessagesRead();
    void adjointNodesHaveTheValuesOfTheAdjoints();
};

void TestCost::productsAreCounted_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<double>("multiplications");
    QTest::newRow("a sum") << "x = 1; y = 2; f = x + y" << 0.0;
    QTest::newRow("a product and a quotient") << "x = 1; y = 2; f = x*y/3" << 2.0;
    QTest::newRow("elementwise") << "x = [1, 2, 3]; f = x*x" << 3.0;
    QTest::newRow("a matrix and a vector") << "W = [[1, 2, 3], [4, 5, 6]]; x = [1, 2, 3]; f = W @ x" << 6.0;
    QTest::newRow("two matrices") << "A = ones(2, 3); B = ones(3, 4); f = A @ B" << 24.0;
    QTest::newRow("what the output does not need") << "x = 1; y = x*x*x; f = x + 1" << 0.0;
}

void TestCost::productsAreCounted()
{
    QFETCH(QString, program);
    QFETCH(double, multiplications);
    QCOMPARE(costOf(program.toStdString()).value.multiplications, multiplications);
}

void TestCost::reverseModeTakesOneSweepForAnyNumberOfInputs()
{
    const Cost few = costOf("x = ones(2); f = sum(x*x)");
    const Cost many = costOf("x = ones(200); f = sum(x*x)");
    QCOMPARE(few.reverse.sweeps, 1.0);
    QCOMPARE(many.reverse.sweeps, 1.0);
    QCOMPARE(many.forward.sweeps, 200.0);
    QVERIFY(many.reverse.multiplications < many.forward.multiplications / 100.0);
}

void TestCost::forwardModeWinsWithMoreOutputsThanInputs()
{
    const Cost cost = costOf("x = 0.5; data w = ones(50); f = sin(x*w)");
    QCOMPARE(cost.inputs, 1.0);
    QCOMPARE(cost.outputs, 50.0);
    QVERIFY(cost.forward.multiplications < cost.reverse.multiplications);
    QVERIFY(cost.crossing > 1.0);
}

void TestCost::reverseModeStoresWhatItsMessagesRead()
{
    QCOMPARE(costOf("x = 0.5; a = exp(x); b = exp(a); f = exp(b)").reverse.stored, 3.0); // each slope is the node's value
    QCOMPARE(costOf("x = 0.5; a = x + 1; b = a + 2; f = b + 3").reverse.stored, 0.0);
    QCOMPARE(costOf("x = 0.5; a = exp(x); b = exp(a); f = exp(b)").forward.stored, 3.0); // a tangent, the next value, and its own
}

void TestCost::adjointNodesHaveTheValuesOfTheAdjoints()
{
    const Program program = parsed("x = [1, 2]; w = [3, 4]; y = sum(x*w); f = y^2 + sin(y)");
    const AdjointGraph adjoints = adjointGraph(program.graph, program.output, Tensor(1.0));
    const Trace trace = record(program.graph, program.output, Tensor(1.0));
    const std::vector<Tensor> values = evaluate(adjoints.graph);
    for (NodeId id = 0; id < program.graph.size(); ++id)
        if (const NodeId adjoint = adjoints.nodes[static_cast<std::size_t>(id)]; adjoint != kNoNode)
            QVERIFY(values[static_cast<std::size_t>(adjoint)] == *trace.adjointOf(id));
    QVERIFY(adjoints.graph.find("x\u0304") != kNoNode);
    QVERIFY(adjoints.graph.find("f\u0304") == adjoints.seed);
}

QTEST_APPLESS_MAIN(TestCost)
#include "tst_cost.moc"
