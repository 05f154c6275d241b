// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/labels.h"

#include "tests/core/layout/sample_graphs.h"

#include <QtTest>

using namespace ad;
using namespace ad::test;

class TestLabels : public QObject
{
    Q_OBJECT

private slots:
    void labelsLieOnTheirEdgeAndOnNoNode_data();
    void labelsLieOnTheirEdgeAndOnNoNode();
    void labelsCoverOthersOnlyWhereTheySaySo_data() { labelsLieOnTheirEdgeAndOnNoNode_data(); }
    void labelsCoverOthersOnlyWhereTheySaySo();
    void smallGraphsHaveRoomForEveryLabel();
};

void TestLabels::labelsLieOnTheirEdgeAndOnNoNode_data()
{
    QTest::addColumn<int>("index");
    const auto graphs = sampleGraphs();
    for (int i = 0; i < static_cast<int>(graphs.size()); ++i)
        QTest::newRow(graphs[i].first) << i;
}

void TestLabels::labelsLieOnTheirEdgeAndOnNoNode()
{
    QFETCH(int, index);
    const SampleGraph graph = sampleGraphs()[index].second;
    const Layout drawing = layout(graph.nodes, graph.edges);
    const std::vector<LabelPlace> places = placeLabels(graph.nodes, drawing);
    QCOMPARE(places.size(), graph.edges.size());
    for (std::size_t e = 0; e < places.size(); ++e) {
        QCOMPARE(places[e].centre, drawing.edges[e].pointAt(places[e].fraction));
        for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
            const Box box = Box::around(drawing.positions[node], graph.nodes[node].width, graph.nodes[node].height);
            QCOMPARE(Box::around(places[e].centre, LabelOptions().width, LabelOptions().height).overlap(box), 0.0);
        }
    }
}

void TestLabels::labelsCoverOthersOnlyWhereTheySaySo()
{
    QFETCH(int, index);
    const SampleGraph graph = sampleGraphs()[index].second;
    const std::vector<LabelPlace> places = placeLabels(graph.nodes, layout(graph.nodes, graph.edges));
    const auto box = [&](std::size_t e) { return Box::around(places[e].centre, LabelOptions().width, LabelOptions().height); };
    for (std::size_t a = 0; a < places.size(); ++a) {
        for (std::size_t b = a + 1; b < places.size(); ++b)
            QVERIFY(box(a).overlap(box(b)) == 0 || (!places[a].isFree && !places[b].isFree));
    }
}

void TestLabels::smallGraphsHaveRoomForEveryLabel()
{
    for (const SampleGraph& graph : {chain(5), residualChain(4), squares(6), lectureExample(), networkLoss()}) {
        for (const LabelPlace& place : placeLabels(graph.nodes, layout(graph.nodes, graph.edges)))
            QVERIFY(place.isFree);
    }
}

QTEST_APPLESS_MAIN(TestLabels)
#include "tst_labels.moc"
