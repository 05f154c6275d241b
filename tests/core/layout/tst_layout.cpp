// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/layout.h"

#include "tests/core/layout/sample_graphs.h"

#include <QtTest>

#include <cmath>

using namespace ad;
using namespace ad::test;

Q_DECLARE_METATYPE(SampleGraph)

class TestLayout : public QObject
{
    Q_OBJECT

private slots:
    void nodesKeepTheirDistance_data() { everyGraph(); }
    void nodesKeepTheirDistance();
    void edgesOnlyGoToTheRight_data() { everyGraph(); }
    void edgesOnlyGoToTheRight();
    void edgesJoinTheBordersOfTheirNodes_data() { everyGraph(); }
    void edgesJoinTheBordersOfTheirNodes();
    void edgesEnterByRisingSlot_data() { everyGraph(); }
    void edgesEnterByRisingSlot();
    void edgesPassNoOtherNode_data() { everyGraph(); }
    void edgesPassNoOtherNode();
    void boundsContainEverything_data() { everyGraph(); }
    void boundsContainEverything();
    void theSameGraphGivesTheSameDrawing_data() { everyGraph(); }
    void theSameGraphGivesTheSameDrawing();
    void drawingAgainAfterNoEditMovesNothing_data() { everyGraph(); }
    void drawingAgainAfterNoEditMovesNothing();
    void aSmallEditMovesFewNodes();
    void spinesAreStraight();
    void doubledEdgesAreApart();
    void treesHaveNoCrossings();
    void groupsStayTogether();
    void preferredOrderDecidesBetweenEquals();
    void partsDoNotOverlap();
    void topToBottomIsTheTransposedDrawing();
    void thousandsOfNodesAreDrawn();

private:
    void everyGraph();
};

void TestLayout::everyGraph()
{
    QTest::addColumn<SampleGraph>("graph");
    for (const auto& [name, graph] : sampleGraphs())
        QTest::newRow(name) << graph;
}

static Box boxOf(const SampleGraph& graph, const Layout& drawing, int node)
{
    return Box::around(drawing.positions[node], graph.nodes[node].width, graph.nodes[node].height);
}

static int nodeCount(const SampleGraph& graph)
{
    return static_cast<int>(graph.nodes.size());
}

void TestLayout::nodesKeepTheirDistance()
{
    QFETCH(SampleGraph, graph);
    const LayoutOptions options;
    const Layout drawing = layout(graph.nodes, graph.edges, options);
    QCOMPARE(drawing.positions.size(), graph.nodes.size());
    const double half = options.nodeGap / 2 - 1e-6; // rounding of sums of some thousand pixels
    for (int a = 0; a < nodeCount(graph); ++a) {
        for (int b = a + 1; b < nodeCount(graph); ++b)
            QCOMPARE(boxOf(graph, drawing, a).grown(half).overlap(boxOf(graph, drawing, b).grown(half)), 0.0);
    }
}

void TestLayout::edgesOnlyGoToTheRight()
{
    QFETCH(SampleGraph, graph);
    for (const Curve& edge : layout(graph.nodes, graph.edges).edges) {
        for (std::size_t i = 1; i < edge.points().size(); ++i) // rising control points make a rising curve
            QVERIFY(edge.points()[i].x >= edge.points()[i - 1].x);
        QVERIFY(edge.end().x > edge.start().x);
    }
}

void TestLayout::edgesJoinTheBordersOfTheirNodes()
{
    QFETCH(SampleGraph, graph);
    const Layout drawing = layout(graph.nodes, graph.edges);
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const Box from = boxOf(graph, drawing, graph.edges[e].from);
        const Box to = boxOf(graph, drawing, graph.edges[e].to);
        QCOMPARE(drawing.edges[e].start().x, from.high.x);
        QCOMPARE(drawing.edges[e].end().x, to.low.x);
        QVERIFY(from.contains({from.high.x, drawing.edges[e].start().y}));
        QVERIFY(to.contains({to.low.x, drawing.edges[e].end().y}));
    }
}

void TestLayout::edgesEnterByRisingSlot()
{
    QFETCH(SampleGraph, graph);
    const Layout drawing = layout(graph.nodes, graph.edges);
    for (std::size_t a = 0; a < graph.edges.size(); ++a) {
        for (std::size_t b = 0; b < graph.edges.size(); ++b) {
            if (graph.edges[a].to == graph.edges[b].to && graph.edges[a].slot < graph.edges[b].slot)
                QVERIFY(drawing.edges[a].end().y + 4 < drawing.edges[b].end().y); // 4 pixels can be told apart
        }
    }
}

void TestLayout::edgesPassNoOtherNode()
{
    QFETCH(SampleGraph, graph);
    const Layout drawing = layout(graph.nodes, graph.edges);
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        for (int node = 0; node < nodeCount(graph); ++node) {
            const Box box = boxOf(graph, drawing, node).grown(-0.5); // its own ends lie on the border
            if (drawing.edges[e].bounds().overlap(box) == 0)
                continue;
            for (int i = 0; i <= 200; ++i)
                QVERIFY(!box.contains(drawing.edges[e].pointAt(i / 200.0)));
        }
    }
}

void TestLayout::boundsContainEverything()
{
    QFETCH(SampleGraph, graph);
    const Layout drawing = layout(graph.nodes, graph.edges);
    QCOMPARE(drawing.bounds.isEmpty(), graph.nodes.empty());
    const Box bounds = drawing.bounds.grown(1e-6); // rounding
    for (int node = 0; node < nodeCount(graph); ++node)
        QVERIFY(bounds.contains(boxOf(graph, drawing, node).low) && bounds.contains(boxOf(graph, drawing, node).high));
    for (const Curve& edge : drawing.edges)
        QVERIFY(bounds.contains(edge.bounds().low) && bounds.contains(edge.bounds().high));
}

void TestLayout::theSameGraphGivesTheSameDrawing()
{
    QFETCH(SampleGraph, graph);
    const Layout first = layout(graph.nodes, graph.edges);
    const Layout second = layout(graph.nodes, graph.edges);
    QVERIFY(first.positions == second.positions);
    for (std::size_t e = 0; e < graph.edges.size(); ++e)
        QVERIFY(first.edges[e].points() == second.edges[e].points());
}

static void remember(SampleGraph& graph, const Layout& drawing)
{
    for (int node = 0; node < nodeCount(graph); ++node)
        graph.nodes[node].previous = drawing.positions[node];
    for (std::size_t e = 0; e < graph.edges.size(); ++e)
        graph.edges[e].previous = &drawing.edges[e];
}

static int movedNodes(const SampleGraph& graph, const Layout& drawing)
{
    int moved = 0;
    for (int node = 0; node < nodeCount(graph); ++node)
        moved += graph.nodes[node].previous && length(*graph.nodes[node].previous - drawing.positions[node]) > 1 ? 1 : 0;
    return moved;
}

void TestLayout::drawingAgainAfterNoEditMovesNothing()
{
    QFETCH(SampleGraph, graph);
    const Layout before = layout(graph.nodes, graph.edges);
    remember(graph, before);
    QCOMPARE(movedNodes(graph, layout(graph.nodes, graph.edges)), 0);
}

void TestLayout::aSmallEditMovesFewNodes()
{
    SampleGraph graph = networkLoss();
    const Layout before = layout(graph.nodes, graph.edges);
    remember(graph, before);
    const int last = nodeCount(graph) - 1;
    graph.add({last, graph.add()}); // times a new input
    QVERIFY(movedNodes(graph, layout(graph.nodes, graph.edges)) <= 4);
}

void TestLayout::spinesAreStraight()
{
    const SampleGraph graph = residualChain(5);
    const Layout drawing = layout(graph.nodes, graph.edges);
    for (int node = 1; node < nodeCount(graph); ++node)
        QCOMPARE(drawing.positions[node].y, drawing.positions[0].y);
}

void TestLayout::doubledEdgesAreApart()
{
    const SampleGraph graph = squares(3);
    const LayoutOptions options;
    const Layout drawing = layout(graph.nodes, graph.edges, options);
    for (std::size_t e = 0; e < graph.edges.size(); e += 2)
        QVERIFY(drawing.edges[e + 1].pointAt(0.5).y - drawing.edges[e].pointAt(0.5).y > 0.9 * options.parallelGap);
}

void TestLayout::treesHaveNoCrossings()
{
    SampleGraph graph;
    std::vector<int> row;
    for (int i = 0; i < 32; ++i)
        row.push_back(graph.add());
    for (int width = 32; width > 1; width /= 2) {
        std::vector<int> next;
        for (int i = 0; i < width / 2; ++i) // partners far from each other by index
            next.push_back(graph.add({row[i], row[i + width / 2]}));
        row = next;
    }
    QCOMPARE(layout(graph.nodes, graph.edges).crossings, 0);
}

void TestLayout::groupsStayTogether()
{
    SampleGraph graph;
    std::vector<int> inputs;
    for (int i = 0; i < 6; ++i)
        inputs.push_back(graph.add());
    graph.add(inputs);
    for (const int member : {0, 2, 4})
        graph.nodes[member].group = 7;
    const Layout drawing = layout(graph.nodes, graph.edges);
    std::sort(inputs.begin(), inputs.end(), [&](int a, int b) { return drawing.positions[a].y < drawing.positions[b].y; });
    const auto isMember = [&](int node) { return graph.nodes[node].group == 7; };
    const auto first = std::find_if(inputs.begin(), inputs.end(), isMember);
    QVERIFY(std::all_of(first, first + 3, isMember));
}

void TestLayout::preferredOrderDecidesBetweenEquals()
{
    SampleGraph graph;
    const int x = graph.add();
    for (int i = 0; i < 5; ++i)
        graph.nodes[graph.add({x})].preferredOrder = (i * 3) % 5;
    const Layout drawing = layout(graph.nodes, graph.edges);
    for (int a = 1; a <= 5; ++a) {
        for (int b = 1; b <= 5; ++b)
            QCOMPARE(drawing.positions[a].y < drawing.positions[b].y, *graph.nodes[a].preferredOrder < *graph.nodes[b].preferredOrder);
    }
}

void TestLayout::partsDoNotOverlap()
{
    SampleGraph graph = lectureExample();
    const int first = nodeCount(graph);
    const int y = graph.add({graph.add()});
    for (int i = 0; i < 4; ++i)
        graph.add();
    const Layout drawing = layout(graph.nodes, graph.edges);
    for (int a = 0; a < first; ++a) {
        for (int b = y - 1; b < nodeCount(graph); ++b)
            QVERIFY(boxOf(graph, drawing, a).high.y < boxOf(graph, drawing, b).low.y);
    }
}

void TestLayout::topToBottomIsTheTransposedDrawing()
{
    SampleGraph graph = lectureExample();
    LayoutOptions options;
    options.direction = Direction::TopToBottom;
    const Layout down = layout(graph.nodes, graph.edges, options);
    for (LayoutNode& node : graph.nodes)
        std::swap(node.width, node.height);
    const Layout right = layout(graph.nodes, graph.edges);
    for (int node = 0; node < nodeCount(graph); ++node)
        QCOMPARE(down.positions[node], (Vec2{right.positions[node].y, right.positions[node].x}));
    for (std::size_t e = 0; e < graph.edges.size(); ++e)
        QVERIFY(down.edges[e].points() == right.edges[e].transposed().points());
}

void TestLayout::thousandsOfNodesAreDrawn()
{
    const SampleGraph graph = randomGraph(2000, 40, 5);
    const Layout drawing = layout(graph.nodes, graph.edges);
    QCOMPARE(drawing.edges.size(), graph.edges.size());
    for (const Curve& edge : drawing.edges)
        QVERIFY(edge.end().x > edge.start().x);
}

QTEST_APPLESS_MAIN(TestLayout)
#include "tst_layout.moc"
