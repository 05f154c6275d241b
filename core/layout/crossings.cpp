// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/crossings.h"

#include <algorithm>
#include <utility>

namespace ad {

Arrangement::Arrangement(const Layers& layers, Order order)
    : m_layers(&layers)
    , m_order(layers.rankCount)
    , m_place(layers.vertexCount(), 0)
    , m_firstPort(layers.vertexCount(), 0)
{
    for (int rank = 0; rank < layers.rankCount; ++rank)
        setColumn(rank, std::move(order[rank]));
}

void Arrangement::setColumn(int rank, std::vector<int> vertices)
{
    int port = 0;
    for (int i = 0; i < static_cast<int>(vertices.size()); ++i) {
        const int v = vertices[i];
        m_place[v] = i;
        m_firstPort[v] = port;
        port += m_layers->leftStart[v + 1] - m_layers->leftStart[v];
    }
    m_order[rank] = std::move(vertices);
}

int Arrangement::crossings() const
{
    int sum = 0;
    for (int rank = 0; rank + 1 < m_layers->rankCount; ++rank)
        sum += crossingsAfter(rank);
    return sum;
}

/// Counts inversions of the ports, taken from top to bottom of the starts, with a binary indexed tree
/// (Barth, Mutzel, Jünger, Simple and Efficient Bilayer Cross Counting, 2004).
int Arrangement::crossingsAfter(int rank) const
{
    std::vector<int> ends;
    int portCount = 0;
    for (const int v : m_order[rank + 1])
        portCount += m_layers->leftStart[v + 1] - m_layers->leftStart[v];
    ends.reserve(portCount);
    for (const int v : m_order[rank]) {
        const auto first = ends.size();
        for (const int segment : m_layers->outOf(v))
            ends.push_back(endOf(segment));
        std::sort(ends.begin() + static_cast<std::ptrdiff_t>(first), ends.end());
    }
    std::vector<int> tree(portCount + 1, 0);
    int count = 0;
    for (int i = 0; i < static_cast<int>(ends.size()); ++i) {
        int notAbove = 0; // ends seen so far that are not below this one
        for (int k = ends[i] + 1; k > 0; k -= k & -k)
            notAbove += tree[k];
        count += i - notAbove;
        for (int k = ends[i] + 1; k <= portCount; k += k & -k)
            ++tree[k];
    }
    return count;
}

} // namespace ad
