// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/ranks.h"

#include <QtTest>

#include <functional>
#include <limits>
#include <random>

using namespace ad;

class TestRanks : public QObject
{
    Q_OBJECT

private slots:
    void everyEdgeGoesToTheRight_data();
    void everyEdgeGoesToTheRight();
    void noRankingHasShorterEdges_data() { everyEdgeGoesToTheRight_data(); }
    void noRankingHasShorterEdges();
    void inputsStandRightBeforeTheirFirstUser();
    void usersComeAfterWhatTheyUse();
};

/// Connected: each node after the first uses an earlier one, some use two.
static std::vector<RankEdge> randomEdges(int count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<RankEdge> edges;
    for (int node = 1; node < count; ++node) {
        for (unsigned k = 0; k <= random() % 2; ++k)
            edges.push_back({static_cast<int>(random() % static_cast<unsigned>(node)), node, 1 + static_cast<int>(random() % 3)});
    }
    for (RankEdge& edge : edges) { // turn all of them around in half of the graphs, so that there are many inputs too
        if (seed % 2 == 0)
            edge = {count - 1 - edge.to, count - 1 - edge.from, edge.weight};
    }
    return edges;
}

static int cost(const std::vector<int>& ranks, const std::vector<RankEdge>& edges)
{
    int sum = 0;
    for (const RankEdge& edge : edges)
        sum += edge.weight * (ranks[edge.to] - ranks[edge.from]);
    return sum;
}

/// The least cost of all rankings with ranks below `count`, by trying them.
static int leastCost(int count, const std::vector<RankEdge>& edges)
{
    int best = std::numeric_limits<int>::max();
    std::vector<int> ranks(count, 0);
    const std::function<void(int)> place = [&](int node) {
        if (node == count) {
            best = std::min(best, cost(ranks, edges));
            return;
        }
        for (ranks[node] = 0; ranks[node] < count; ++ranks[node]) {
            const bool fits = std::all_of(edges.begin(), edges.end(), [&](const RankEdge& edge) {
                return std::max(edge.from, edge.to) != node || ranks[edge.to] > ranks[edge.from];
            });
            if (fits)
                place(node + 1);
        }
    };
    place(0);
    return best;
}

void TestRanks::everyEdgeGoesToTheRight_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 12; ++seed)
        QTest::addRow("%d", seed) << seed;
}

void TestRanks::everyEdgeGoesToTheRight()
{
    QFETCH(int, seed);
    const auto edges = randomEdges(300, static_cast<unsigned>(seed));
    const std::vector<int> ranks = rankNodes(300, edges);
    QCOMPARE(*std::min_element(ranks.begin(), ranks.end()), 0);
    for (const RankEdge& edge : edges)
        QVERIFY(ranks[edge.to] > ranks[edge.from]);
}

void TestRanks::noRankingHasShorterEdges()
{
    QFETCH(int, seed);
    const auto edges = randomEdges(7, static_cast<unsigned>(seed));
    QCOMPARE(cost(rankNodes(7, edges), edges), leastCost(7, edges));
}

void TestRanks::inputsStandRightBeforeTheirFirstUser()
{
    // A chain 0 → 1 → 2 → 3, and inputs 4 of node 3, 5 of nodes 2 and 3.
    const std::vector<RankEdge> edges{{0, 1}, {1, 2}, {2, 3}, {4, 3}, {5, 2}, {5, 3}};
    QCOMPARE(rankNodes(6, edges), (std::vector<int>{0, 1, 2, 3, 2, 1}));
}

void TestRanks::usersComeAfterWhatTheyUse()
{
    const std::vector<RankEdge> edges{{3, 1}, {1, 0}, {2, 0}};
    QCOMPARE(topologicalOrder(4, edges), (std::vector<int>{2, 3, 1, 0}));
}

QTEST_APPLESS_MAIN(TestRanks)
#include "tst_ranks.moc"
