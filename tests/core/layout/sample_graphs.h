// SPDX-License-Identifier: GPL-3.0-or-later
// Graphs for the tests of the layout.
#pragma once

#include "core/layout/layout.h"

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

namespace ad::test {

struct SampleGraph
{
    std::vector<LayoutNode> nodes;
    std::vector<LayoutEdge> edges;

    int add(const std::vector<int>& inputs = {})
    {
        LayoutNode node;
        node.width = inputs.empty() ? 80 : 112;
        node.height = inputs.empty() ? 56 : 72;
        nodes.push_back(node);
        const int id = static_cast<int>(nodes.size()) - 1;
        for (int slot = 0; slot < static_cast<int>(inputs.size()); ++slot)
            edges.push_back({inputs[slot], id, slot});
        return id;
    }
};

inline SampleGraph chain(int length)
{
    SampleGraph graph;
    int last = graph.add();
    for (int i = 1; i < length; ++i)
        last = graph.add({last});
    return graph;
}

/// x + f(f(x)), again and again.
inline SampleGraph residualChain(int blocks)
{
    SampleGraph graph;
    int last = graph.add();
    for (int i = 0; i < blocks; ++i) {
        const int inner = graph.add({graph.add({last})});
        last = graph.add({inner, last});
    }
    return graph;
}

/// x·x, and that times itself, and so on.
inline SampleGraph squares(int count)
{
    SampleGraph graph;
    int last = graph.add();
    for (int i = 0; i < count; ++i)
        last = graph.add({last, last});
    return graph;
}

/// (exp(x₁/x₂) + x₁/x₂)(x₁/x₂ − ln x₂)
inline SampleGraph lectureExample()
{
    SampleGraph graph;
    const int x1 = graph.add();
    const int x2 = graph.add();
    const int d = graph.add({x1, x2});
    const int sum = graph.add({graph.add({d}), d});
    const int difference = graph.add({d, graph.add({x2})});
    graph.add({sum, difference});
    return graph;
}

/// The squared error of a network with two neurons in each of three layers, in scalars.
inline SampleGraph networkLoss()
{
    SampleGraph graph;
    std::vector<int> layer{graph.add(), graph.add()};
    for (int i = 0; i < 2; ++i) {
        std::vector<int> next;
        for (int j = 0; j < 2; ++j) {
            const int first = graph.add({layer[0], graph.add()});
            const int second = graph.add({layer[1], graph.add()});
            next.push_back(graph.add({graph.add({graph.add({first, second}), graph.add()})}));
        }
        layer = next;
    }
    std::vector<int> squaredErrors;
    for (const int output : layer) {
        const int error = graph.add({output, graph.add()});
        squaredErrors.push_back(graph.add({error, error}));
    }
    graph.add(squaredErrors);
    return graph;
}

/// Each node after the first eighth uses one or two of the `window` nodes before it.
inline SampleGraph randomGraph(int count, int window, unsigned seed)
{
    SampleGraph graph;
    std::mt19937 random(seed);
    for (int i = 0; i < count; ++i) {
        std::vector<int> inputs;
        if (i >= std::max(2, count / 8)) {
            const int range = std::min(i, window);
            for (unsigned k = 0; k < 1 + (random() % 4 != 0 ? 1u : 0u); ++k)
                inputs.push_back(i - 1 - static_cast<int>(random() % static_cast<unsigned>(range)));
        }
        graph.add(inputs);
    }
    return graph;
}

inline std::vector<std::pair<const char*, SampleGraph>> sampleGraphs()
{
    SampleGraph single;
    single.add();
    return {{"empty", {}},
            {"single", single},
            {"chain", chain(12)},
            {"residual chain", residualChain(4)},
            {"squares", squares(6)},
            {"lecture", lectureExample()},
            {"network", networkLoss()},
            {"random 30", randomGraph(30, 12, 1)},
            {"random 30, dense", randomGraph(30, 30, 2)},
            {"random 150", randomGraph(150, 20, 3)},
            {"random 150, wide", randomGraph(150, 150, 4)}};
}

} // namespace ad::test
