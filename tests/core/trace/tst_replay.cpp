// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/builder.h"
#include "core/op/catalog.h"
#include "core/trace/replay.h"

#include <QtTest>

using namespace ad;

namespace {

// f = (x + y)·z at (−2, 5, −4), as in Stanford's CS231n.
Trace example()
{
    Builder builder;
    const Expr x = builder.expr(builder.input("x", -2.0));
    const Expr y = builder.expr(builder.input("y", 5.0));
    const Expr z = builder.expr(builder.input("z", -4.0));
    const NodeId f = ((x + y) * z).id();
    return record(std::move(builder).build(), f, Tensor(1.0));
}

bool equal(const Frame& a, const Frame& b)
{
    const auto sameNode = [](const NodeFrame& p, const NodeFrame& q) {
        return p.value == q.value && p.adjoint == q.adjoint && p.isComplete == q.isComplete && p.emphasis == q.emphasis;
    };
    const auto sameEdge = [](const EdgeFrame& p, const EdgeFrame& q) {
        return p.value == q.value && p.message == q.message && p.travel == q.travel && p.emphasis == q.emphasis;
    };
    return a.position == b.position && a.step == b.step && a.progress == b.progress && a.phase == b.phase &&
           std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(), sameNode) &&
           std::equal(a.edges.begin(), a.edges.end(), b.edges.begin(), b.edges.end(), sameEdge);
}

} // namespace

class TestReplay : public QObject
{
    Q_OBJECT

private slots:
    void fortySquaringsAreEightyOneSteps();
    void leavesHaveTheirValuesAtTheStart();
    void stepsRevealValuesThenAdjoints();
    void everyEdgeThatVariesPassesOneMessage();
    void framesHaveNoHiddenState();
    void positionsOutsideAreClamped();
    void aMessageUnderWayHasNotArrived();
};

void TestReplay::fortySquaringsAreEightyOneSteps()
{
    Builder builder;
    NodeId node = builder.input("x", 1.0);
    for (int i = 0; i < 40; ++i)
        node = *builder.add(*findOp("square"), {node});
    QCOMPARE(record(std::move(builder).build(), node, Tensor(1.0)).size(), 81); // 40 values, the seed, 40 messages
}

void TestReplay::leavesHaveTheirValuesAtTheStart()
{
    const Trace trace = example();
    const Frame frame = frameAt(trace, 0.0);
    for (NodeId id = 0; id < trace.forwardSize; ++id) {
        QCOMPARE(frame.nodes[static_cast<std::size_t>(id)].value != nullptr, isLeaf(*trace.graph().node(id).op));
        QVERIFY(!frame.nodes[static_cast<std::size_t>(id)].adjoint);
    }
    QCOMPARE(frame.step, -1);
}

void TestReplay::stepsRevealValuesThenAdjoints()
{
    const Trace trace = example();
    QCOMPARE(trace.size(), 2 + 1 + 4);
    const Frame end = frameAt(trace, trace.size());
    const auto adjoint = [&](const char* name) { return end.nodes[static_cast<std::size_t>(trace.graph().find(name))].adjoint->scalar(); };
    QCOMPARE(adjoint("x"), -4.0);
    QCOMPARE(adjoint("y"), -4.0);
    QCOMPARE(adjoint("z"), 3.0);
    QCOMPARE(end.nodes.back().value->scalar(), -12.0);
    QCOMPARE(frameAt(trace, 2.0).phase, Phase::Forward);
    QCOMPARE(frameAt(trace, 2.5).phase, Phase::Backward);
}

void TestReplay::everyEdgeThatVariesPassesOneMessage()
{
    const Trace trace = example();
    std::vector<int> count(trace.edges.size(), 0);
    for (const Step& step : trace.steps)
        if (step.kind == StepKind::Message)
            ++count[static_cast<std::size_t>(step.edge)];
    for (const int n : count)
        QCOMPARE(n, 1);
}

void TestReplay::framesHaveNoHiddenState()
{
    const Trace trace = example();
    const Frame direct = frameAt(trace, 3.25);
    for (const double elsewhere : {0.0, 7.0, 3.24, 3.26})
        (void)frameAt(trace, elsewhere);
    QVERIFY(equal(frameAt(trace, 3.25), direct));
    QVERIFY(!equal(frameAt(trace, 3.5), direct));
}

void TestReplay::positionsOutsideAreClamped()
{
    const Trace trace = example();
    QVERIFY(equal(frameAt(trace, -5.0), frameAt(trace, 0.0)));
    QVERIFY(equal(frameAt(trace, 1e9), frameAt(trace, trace.size())));
    QVERIFY(equal(frameAt(trace, std::nan("")), frameAt(trace, 0.0)));
}

void TestReplay::aMessageUnderWayHasNotArrived()
{
    const Trace trace = example();
    const Step& step = trace.steps[3]; // the first message, after two values and the seed
    QCOMPARE(step.kind, StepKind::Message);
    const Frame half = frameAt(trace, 3.5);
    QVERIFY(!half.nodes[static_cast<std::size_t>(step.node)].adjoint);
    QCOMPARE(half.edges[static_cast<std::size_t>(step.edge)].travel, 0.5);
    QVERIFY(frameAt(trace, 4.0).nodes[static_cast<std::size_t>(step.node)].adjoint);
}

QTEST_APPLESS_MAIN(TestReplay)
#include "tst_replay.moc"
