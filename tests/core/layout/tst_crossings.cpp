// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/crossings.h"

#include "core/layout/order.h"
#include "core/layout/ranks.h"
#include "tests/core/layout/sample_graphs.h"

#include <QtTest>

using namespace ad;
using namespace ad::test;

class TestCrossings : public QObject
{
    Q_OBJECT

private slots:
    void crossingsAreCountedPairByPair();
    void orderingTakesCrossingsAway();
    void slotsCount();
};

static Layers layersOf(const SampleGraph& graph)
{
    std::vector<RankEdge> edges;
    for (const LayoutEdge& edge : graph.edges)
        edges.push_back({edge.from, edge.to});
    std::vector<int> ranks(graph.nodes.size(), 0);
    for (const int node : topologicalOrder(static_cast<int>(graph.nodes.size()), edges)) {
        for (const RankEdge& edge : edges) {
            if (edge.to == node)
                ranks[node] = std::max(ranks[node], ranks[edge.from] + 1);
        }
    }
    return cutIntoLayers(graph.nodes, graph.edges, ranks);
}

static Order byIndex(const Layers& layers)
{
    Order order(layers.rankCount);
    for (int v = 0; v < layers.vertexCount(); ++v)
        order[layers.rank[v]].push_back(v);
    return order;
}

void TestCrossings::crossingsAreCountedPairByPair()
{
    const Layers layers = layersOf(randomGraph(60, 20, 7));
    const Arrangement arrangement(layers, byIndex(layers));
    int crossings = 0;
    for (int a = 0; a < static_cast<int>(layers.segments.size()); ++a) {
        for (int b = 0; b < static_cast<int>(layers.segments.size()); ++b) {
            if (layers.rank[layers.segments[a].from] == layers.rank[layers.segments[b].from])
                crossings += arrangement.startOf(a) < arrangement.startOf(b) && arrangement.endOf(a) > arrangement.endOf(b) ? 1 : 0;
        }
    }
    QVERIFY(crossings > 100);
    QCOMPARE(arrangement.crossings(), crossings);
}

void TestCrossings::orderingTakesCrossingsAway()
{
    const Layers layers = layersOf(randomGraph(60, 20, 7));
    const OrderResult result = orderVertices(layers, {});
    QCOMPARE(result.crossings, Arrangement(layers, result.order).crossings());
    QVERIFY(3 * result.crossings < Arrangement(layers, byIndex(layers)).crossings()); // two thirds less is what sweeps reach
}

void TestCrossings::slotsCount()
{
    SampleGraph graph;
    const int x = graph.add();
    const int y = graph.add();
    graph.add({y, x});
    const Layers layers = layersOf(graph);
    QCOMPARE(Arrangement(layers, {{x, y}, {2}}).crossings(), 1);
    QCOMPARE(Arrangement(layers, {{y, x}, {2}}).crossings(), 0);
    QCOMPARE(orderVertices(layers, {}).crossings, 0);
}

QTEST_APPLESS_MAIN(TestCrossings)
#include "tst_crossings.moc"
