// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/rewrite.h"

#include "core/run/evaluate.h"
#include "tests/core/run/random_graph.h"

#include <QtTest>

#include <cmath>

using namespace ad;

namespace {

Expr in(Builder& builder, const char* name, double value = 2.0)
{
    return builder.expr(builder.input(name, value));
}

// How many operations (no leaves) `output` costs after simplification.
int operations(Builder builder, const Expr& output)
{
    const NodeId outputs[] = {output.id()};
    const Rewritten simple = simplify(std::move(builder).build(), outputs);
    int count = 0;
    for (const Node& node : simple.graph.nodes())
        count += !isLeaf(*node.op);
    return count;
}

bool isClose(const Tensor& a, const Tensor& b)
{
    return relativeDifference(a, b) < 1e-13; // products for powers round up to seven times instead of once
}

} // namespace

class TestRewrite : public QObject
{
    Q_OBJECT

private slots:
    void valuesStay();
    void aSecondTimeChangesNothing();
    void equalExpressionsBecomeOne();
    void constantsAreFolded();
    void inputsThatDoNotVaryAreFolded();
    void deadNodesAreDroppedAndInputsStay();
    void identitiesSaveOperations();
    void zerosAndInfinitiesAreNotMultipliedAway();
    void powersBecomeProducts();
    void workIsLinear();
    void pruneKeepsNames();
};

void TestRewrite::valuesStay()
{
    std::mt19937 random(1);
    for (int round = 0; round < 300; ++round) {
        const Graph graph = tests::randomGraph(random, 3, 12);
        const NodeId outputs[] = {graph.size() - 1, graph.size() - 2};
        const Rewritten simple = simplify(graph, outputs);
        const Point point = {{"x0", 0.3}, {"x1", -1.2}, {"x2", 0.9}};
        const std::vector<Tensor> before = evaluate(graph, point);
        const std::vector<Tensor> after = evaluate(simple.graph, point);
        for (const NodeId output : outputs) {
            const NodeId there = simple.nodes[static_cast<std::size_t>(output)];
            QVERIFY(there != kNoNode);
            QVERIFY(isClose(after[static_cast<std::size_t>(there)], before[static_cast<std::size_t>(output)]));
        }
    }
}

void TestRewrite::aSecondTimeChangesNothing()
{
    std::mt19937 random(2);
    for (int round = 0; round < 300; ++round) {
        const Graph graph = tests::randomGraph(random, 3, 30);
        const NodeId outputs[] = {graph.size() - 1, graph.size() - 5};
        const Rewritten once = simplify(graph, outputs);
        const NodeId there[] = {once.nodes[static_cast<std::size_t>(outputs[0])], once.nodes[static_cast<std::size_t>(outputs[1])]};
        const Rewritten twice = simplify(once.graph, there);
        QCOMPARE(twice.graph.size(), once.graph.size());
        for (NodeId id = 0; id < once.graph.size(); ++id) {
            QCOMPARE(twice.graph.node(id).op, once.graph.node(id).op);
            QCOMPARE(twice.graph.node(id).inputs, once.graph.node(id).inputs);
        }
    }
}

void TestRewrite::equalExpressionsBecomeOne()
{
    Builder builder;
    const Expr x = in(builder, "x");
    const Expr y = in(builder, "y");
    const Expr f = call("sin", x * y) + call("exp", call("sin", y * x));
    QCOMPARE(operations(std::move(builder), f), 4);
}

void TestRewrite::constantsAreFolded()
{
    Builder builder;
    const Expr x = in(builder, "x");
    const Expr three = call("add", builder.expr(builder.constant(1.0)), builder.expr(builder.constant(2.0)));
    const Expr f = x + call("sqrt", call("mul", three, three));
    QCOMPARE(operations(std::move(builder), f), 1);
}

void TestRewrite::inputsThatDoNotVaryAreFolded()
{
    Builder builder;
    const Expr x = in(builder, "x", 2.0);
    const Expr y = in(builder, "y", 3.0);
    const Expr f = x * call("exp", y);
    const NodeId outputs[] = {f.id()};
    const NodeId varying[] = {x.id()};
    const Rewritten simple = simplify(std::move(builder).build(), outputs, varying);
    const NodeId there = simple.nodes[static_cast<std::size_t>(f.id())];
    const std::vector<Tensor> values = evaluate(simple.graph, {{"y", 100.0}});
    QCOMPARE(values[static_cast<std::size_t>(there)].scalar(), 2.0 * std::exp(3.0));
    QCOMPARE(simple.graph.inputs().size(), std::size_t(2));
}

void TestRewrite::deadNodesAreDroppedAndInputsStay()
{
    Builder builder;
    const Expr x = in(builder, "x");
    const Expr y = in(builder, "y");
    (void)call("exp", y);
    const NodeId outputs[] = {call("sin", x).id()};
    const Rewritten simple = simplify(std::move(builder).build(), outputs);
    QCOMPARE(simple.graph.size(), 3);
    QVERIFY(simple.graph.find("y") != kNoNode);
}

void TestRewrite::identitiesSaveOperations()
{
    const auto count = [](Expr (*formula)(const Expr&, const Expr&)) {
        Builder builder;
        const Expr x = in(builder, "x");
        const Expr y = in(builder, "y");
        const Expr f = formula(x, y);
        return operations(builder, f);
    };
    QCOMPARE(count([](const Expr& x, const Expr&) { return call("mul", x, constant(x, 1.0)); }), 0);
    QCOMPARE(count([](const Expr& x, const Expr&) { return call("add", constant(x, 0.0), x); }), 0);
    QCOMPARE(count([](const Expr& x, const Expr&) { return call("neg", call("neg", x)); }), 0);
    QCOMPARE(count([](const Expr& x, const Expr&) { return call("detach", x); }), 0);
    QCOMPARE(count([](const Expr& x, const Expr& y) { return x + (-y); }), 1);
    QCOMPARE(count([](const Expr& x, const Expr& y) { return x - (-y); }), 1);
    QCOMPARE(count([](const Expr& x, const Expr& y) { return (-x) * (-y); }), 1);
    QCOMPARE(count([](const Expr& x, const Expr& y) { return -(x - y); }), 1);
    QCOMPARE(count([](const Expr& x, const Expr&) { return 100.0 * (2.0 * x); }), 1);
    QCOMPARE(count([](const Expr& x, const Expr& y) { return y * (2.0 * x) + 4.0 * y; }), 4);  // 2·(y·x + 2·y)
    QCOMPARE(count([](const Expr& x, const Expr& y) { return 2.0 * x - 2.0 * y; }), 2);        // 2·(x − y)
    QCOMPARE(count([](const Expr& x, const Expr& y) { return 3.0 * x * y + (-3.0) * x; }), 3); // 3·x is there
    QCOMPARE(count([](const Expr& x, const Expr&) { return 3.0 * (7.0 * x); }), 2);            // would round differently
    QCOMPARE(count([](const Expr& x, const Expr&) { return call("cos", -x) + call("cos", x); }), 2);
}

void TestRewrite::zerosAndInfinitiesAreNotMultipliedAway()
{
    Builder builder;
    const Expr x = in(builder, "x");
    const Expr f = call("mul", x, constant(x, 0.0)) + call("sub", x, x);
    const NodeId outputs[] = {f.id()};
    const Rewritten simple = simplify(std::move(builder).build(), outputs);
    const std::vector<Tensor> values = evaluate(simple.graph, {{"x", INFINITY}});
    QVERIFY(std::isnan(values[static_cast<std::size_t>(simple.nodes[static_cast<std::size_t>(f.id())])].scalar()));
}

void TestRewrite::powersBecomeProducts()
{
    for (int n = -8; n <= 8; ++n) {
        Builder builder;
        const Expr x = in(builder, "x");
        const Expr f = call("pow", x, constant(x, n));
        const NodeId outputs[] = {f.id()};
        const Rewritten simple = simplify(std::move(builder).build(), outputs);
        const auto there = static_cast<std::size_t>(simple.nodes[static_cast<std::size_t>(f.id())]);
        for (const double value :
             {0.0, -0.0, 1.3, -2.7, 1e-60, 1e150, -1e150, 1e-160, 4e307, double(INFINITY), -double(INFINITY), double(NAN)}) {
            const double was = evaluate(simple.graph, {{"x", value}})[there].scalar();
            const double expected = std::pow(value, n);
            QVERIFY2(same(was, expected) || std::abs(was / expected - 1) < 2e-15 || std::abs(expected) < 1e-307,
                     qPrintable(QString("%1^%2 = %3, not %4").arg(value).arg(n).arg(was).arg(expected)));
        }
    }
}

// 60 nested squarings of a sum with itself: a walk over paths would take 2^60 steps.
void TestRewrite::workIsLinear()
{
    Builder builder;
    Expr f = in(builder, "x", 1.0);
    for (int i = 0; i < 60; ++i)
        f = f * call("add", f, constant(f, 0.25));
    QCOMPARE(operations(std::move(builder), f), 120);
}

void TestRewrite::pruneKeepsNames()
{
    Builder builder;
    const Expr x = in(builder, "x");
    const Expr t = call("exp", x);
    builder.setName(t.id(), "t");
    (void)call("sin", x);
    const NodeId outputs[] = {call("log", t).id()};
    const Rewritten small = prune(std::move(builder).build(), outputs);
    QCOMPARE(small.graph.size(), 3);
    QVERIFY(small.graph.find("t") != kNoNode);
}

QTEST_APPLESS_MAIN(TestRewrite)
#include "tst_rewrite.moc"
