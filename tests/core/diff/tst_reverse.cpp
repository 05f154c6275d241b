// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/reverse.h"
#include "core/graph/builder.h"
#include "core/op/catalog.h"
#include "core/run/evaluate.h"

#include <QtTest>

using namespace ad;

namespace {

// x squared n times over; every squaring is one node.
Graph squarings(int n)
{
    Builder builder;
    NodeId node = builder.input("x", 1.0);
    for (int i = 0; i < n; ++i)
        node = *builder.add(*findOp("square"), {node});
    return std::move(builder).build();
}

// f = x·x + x
Graph shared()
{
    Builder builder;
    const Expr x = builder.expr(builder.input("x", 3.0));
    const NodeId f = (x * x + x).id();
    builder.setName(f, "f");
    return std::move(builder).build();
}

double adjointOf(const Backward& back, NodeId node)
{
    return evaluate(back.graph)[static_cast<std::size_t>(back.adjoints[static_cast<std::size_t>(node)])].scalar();
}

} // namespace

class TestReverse : public QObject
{
    Q_OBJECT

private slots:
    void adjointOfASharedNodeIsTheSumOverItsUsers();
    void everyAdjointIsTheSumOfItsMessages();
    void workIsLinearInTheSizeOfTheGraph();
    void seedScalesEveryAdjoint();
    void dataGetsAnAdjointOnRequestOnly();
    void constantsAndNodesWithoutInfluenceGetNone();
    void theForwardGraphKeepsItsNodes();
};

void TestReverse::adjointOfASharedNodeIsTheSumOverItsUsers()
{
    const Graph graph = shared();
    const Backward back = reverse(graph, graph.find("f"));
    QCOMPARE(adjointOf(back, graph.find("x")), 7.0); // 2x + 1
    QCOMPARE(back.messages.size(), std::size_t(4));  // both edges of x·x, and both of the sum
}

void TestReverse::everyAdjointIsTheSumOfItsMessages()
{
    const Graph graph = shared();
    const Backward back = reverse(graph, graph.find("f"));
    const std::vector<Tensor> values = evaluate(back.graph);
    std::vector<double> sums(static_cast<std::size_t>(graph.size()), 0.0);
    for (const Message& message : back.messages) {
        double& sum = sums[static_cast<std::size_t>(message.to)];
        QCOMPARE(message.before == kNoNode ? 0.0 : values[static_cast<std::size_t>(message.before)].scalar(), sum);
        sum += values[static_cast<std::size_t>(message.value)].scalar();
        QCOMPARE(values[static_cast<std::size_t>(message.after)].scalar(), sum);
    }
    QCOMPARE(sums[0], adjointOf(back, graph.find("x")));
}

void TestReverse::workIsLinearInTheSizeOfTheGraph()
{
    const int n = 40;
    const Backward back = reverse(squarings(n), n);
    QCOMPARE(back.messages.size(), std::size_t(n));
    QCOMPARE(adjointOf(back, 0), std::pow(2.0, n)); // d x^(2^n)/dx at 1
    const Backward twice = reverse(squarings(2 * n), 2 * n);
    QVERIFY(twice.graph.size() <= 2 * back.graph.size());
}

void TestReverse::seedScalesEveryAdjoint()
{
    const Graph graph = shared();
    const Backward back = reverse(graph, graph.find("f"), Tensor(-2.5));
    QCOMPARE(adjointOf(back, graph.find("x")), -17.5);
}

void TestReverse::dataGetsAnAdjointOnRequestOnly()
{
    Builder builder;
    const Expr w = builder.expr(builder.input("w", 2.0));
    const Expr t = builder.expr(builder.input("t", 5.0, LeafRole::Data));
    const NodeId f = (w * t).id();
    const Graph graph = std::move(builder).build();
    QCOMPARE(reverse(graph, f).adjoints[static_cast<std::size_t>(t.id())], kNoNode);
    QCOMPARE(adjointOf(reverse(graph, f, Differentiate::ParametersAndData), t.id()), 2.0);
}

void TestReverse::constantsAndNodesWithoutInfluenceGetNone()
{
    Builder builder;
    const Expr x = builder.expr(builder.input("x", 2.0));
    const Expr unused = 5.0 * x;
    const NodeId f = (3.0 * x).id();
    const Graph graph = std::move(builder).build();
    const Backward back = reverse(graph, f);
    QCOMPARE(back.adjoints[static_cast<std::size_t>(unused.id())], kNoNode);
    for (NodeId id = 0; id < graph.size(); ++id)
        QVERIFY(!isConstant(graph.node(id)) || back.adjoints[static_cast<std::size_t>(id)] == kNoNode);
    QCOMPARE(back.messages.size(), std::size_t(1));
}

void TestReverse::theForwardGraphKeepsItsNodes()
{
    const Graph graph = shared();
    const Backward back = reverse(graph, graph.find("f"));
    for (NodeId id = 0; id < graph.size(); ++id) {
        QCOMPARE(back.graph.node(id).op, graph.node(id).op);
        QCOMPARE(back.graph.node(id).inputs, graph.node(id).inputs);
    }
}

QTEST_APPLESS_MAIN(TestReverse)
#include "tst_reverse.moc"
