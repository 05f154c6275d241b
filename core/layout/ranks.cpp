// SPDX-License-Identifier: GPL-3.0-or-later
//
// Longest paths give a feasible ranking with all inputs in column 0; the network simplex method then pulls everything together.
// Nodes with as much weight coming in as going out may stand anywhere between their neighbours; we move them to the column with
// the fewest nodes, which keeps the picture low.
#include "core/layout/ranks.h"

#include "core/layout/network_simplex.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <limits>
#include <queue>

namespace ad {

namespace {

std::vector<int> longestPathRanks(int count, std::span<const RankEdge> edges)
{
    std::vector<std::vector<int>> users(count);
    for (const RankEdge& edge : edges)
        users[edge.from].push_back(edge.to);
    std::vector<int> ranks(count, 0);
    for (const int node : topologicalOrder(count, edges)) {
        for (const int user : users[node])
            ranks[user] = std::max(ranks[user], ranks[node] + 1);
    }
    return ranks;
}

void startAtZero(std::vector<int>& ranks)
{
    const int first = *std::min_element(ranks.begin(), ranks.end());
    for (int& rank : ranks)
        rank -= first;
}

/// Where a node may stand, and what it costs to move right by one.
struct Freedom
{
    int low = 0;
    int high = std::numeric_limits<int>::max();
    int weight = 0; // in − out
};

std::vector<Freedom> freedoms(const std::vector<int>& ranks, std::span<const RankEdge> edges)
{
    std::vector<Freedom> free(ranks.size());
    for (const RankEdge& edge : edges) {
        free[edge.to].low = std::max(free[edge.to].low, ranks[edge.from] + 1);
        free[edge.to].weight += edge.weight;
        free[edge.from].high = std::min(free[edge.from].high, ranks[edge.to] - 1);
        free[edge.from].weight -= edge.weight;
    }
    return free;
}

void balance(std::vector<int>& ranks, std::span<const RankEdge> edges)
{
    std::vector<int> population(*std::max_element(ranks.begin(), ranks.end()) + 1, 0);
    for (const int rank : ranks)
        ++population[rank];
    const std::vector<Freedom> free = freedoms(ranks, edges);
    std::vector<char> pinned(ranks.size(), 0); // a neighbour has moved, so `free` is out of date
    for (std::size_t node = 0; node < ranks.size(); ++node) {
        if (free[node].weight != 0 || free[node].low >= free[node].high || pinned[node])
            continue;
        int best = ranks[node];
        for (int rank = free[node].low; rank <= free[node].high; ++rank) {
            if (population[rank] + 1 < population[best])
                best = rank;
        }
        if (best == ranks[node])
            continue;
        --population[ranks[node]];
        ++population[best];
        ranks[node] = best;
        for (const RankEdge& edge : edges) {
            if (edge.from == static_cast<int>(node) || edge.to == static_cast<int>(node))
                pinned[edge.from] = pinned[edge.to] = 1;
        }
    }
}

} // namespace

std::vector<int> topologicalOrder(int count, std::span<const RankEdge> edges)
{
    std::vector<std::vector<int>> users(count);
    std::vector<int> waiting(count, 0);
    for (const RankEdge& edge : edges) {
        users[edge.from].push_back(edge.to);
        ++waiting[edge.to];
    }
    std::priority_queue<int, std::vector<int>, std::greater<>> ready;
    for (int node = 0; node < count; ++node) {
        if (waiting[node] == 0)
            ready.push(node);
    }
    std::vector<int> order;
    while (!ready.empty()) {
        order.push_back(ready.top());
        ready.pop();
        for (const int user : users[order.back()]) {
            if (--waiting[user] == 0)
                ready.push(user);
        }
    }
    assert(static_cast<int>(order.size()) == count && "the graph must have no cycles");
    return order;
}

std::vector<int> rankNodes(int count, std::span<const RankEdge> edges)
{
    if (count < 2)
        return std::vector<int>(count, 0);
    // A pivot costs O(count + edges); the bound keeps the whole within some ten milliseconds.
    const int maxPivots = 20 + static_cast<int>(2'500'000 / (count + edges.size()));
    std::vector<int> ranks = shortenEdges(longestPathRanks(count, edges), edges, maxPivots);
    startAtZero(ranks);
    balance(ranks, edges);
    startAtZero(ranks);
    return ranks;
}

} // namespace ad
