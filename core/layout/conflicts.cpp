// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/conflicts.h"

#include <algorithm>
#include <limits>

namespace ad {

int importance(const Layers& layers, int segment, Side side)
{
    return side == Side::Left ? layers.depth[layers.segments[segment].from] : layers.reach[layers.segments[segment].to];
}

int mostImportance(const Layers& layers, int vertex, Side side)
{
    int most = 0;
    for (const int s : side == Side::Left ? layers.into(vertex) : layers.outOf(vertex))
        most = std::max(most, importance(layers, s, side));
    return most;
}

namespace {

/// A segment between a node and anything else that crosses one between two dummies: it must not become straight.
std::vector<char> findCrossedEdges(const Layers& layers, const Order& order, const std::vector<int>& place)
{
    std::vector<char> conflict(layers.segments.size(), 0);
    const auto innerSource = [&](int v) {
        if (!layers.isDummy(v))
            return -1;
        const int source = layers.segments[layers.into(v)[0]].from;
        return layers.isDummy(source) ? source : -1;
    };
    for (int rank = 1; rank < layers.rankCount; ++rank) {
        const std::vector<int>& column = order[rank];
        int low = 0; // starts of the segments into the vertices from `next` on must lie between `low` and `high`
        std::size_t next = 0;
        for (std::size_t i = 0; i < column.size(); ++i) {
            const int source = innerSource(column[i]);
            if (source < 0 && i + 1 < column.size())
                continue;
            const int high = source >= 0 ? place[source] : std::numeric_limits<int>::max();
            for (; next <= i; ++next) {
                for (const int s : layers.into(column[next])) {
                    const int from = layers.segments[s].from;
                    const bool isInner = layers.isDummy(from) && layers.isDummy(column[next]);
                    conflict[s] = !isInner && (place[from] < low || place[from] > high);
                }
            }
            low = source >= 0 ? high : low;
        }
    }
    return conflict;
}

/// Adds to the conflicts the segments that would bend a spine: one end has a better partner, and that one has no better one itself.
void addSpineConflicts(const Layers& layers, std::vector<char>& conflict)
{
    std::vector<int> mostLeft(layers.vertexCount());
    std::vector<int> mostRight(layers.vertexCount());
    for (int v = 0; v < layers.vertexCount(); ++v) {
        mostLeft[v] = mostImportance(layers, v, Side::Left);
        mostRight[v] = mostImportance(layers, v, Side::Right);
    }
    std::vector<char> isSpine(layers.segments.size());
    std::vector<char> hasSpineLeft(layers.vertexCount(), 0);
    std::vector<char> hasSpineRight(layers.vertexCount(), 0);
    for (std::size_t s = 0; s < layers.segments.size(); ++s) {
        const auto [from, to, slot] = layers.segments[s];
        const int id = static_cast<int>(s);
        isSpine[s] =
            !conflict[s] && importance(layers, id, Side::Left) == mostLeft[to] && importance(layers, id, Side::Right) == mostRight[from];
        hasSpineRight[from] |= isSpine[s];
        hasSpineLeft[to] |= isSpine[s];
    }
    for (std::size_t s = 0; s < layers.segments.size(); ++s)
        conflict[s] |= !isSpine[s] && (hasSpineRight[layers.segments[s].from] || hasSpineLeft[layers.segments[s].to]);
}

} // namespace

std::vector<char> findConflicts(const Layers& layers, const Order& order, const std::vector<int>& place)
{
    std::vector<char> conflict = findCrossedEdges(layers, order, place);
    addSpineConflicts(layers, conflict);
    return conflict;
}

} // namespace ad
