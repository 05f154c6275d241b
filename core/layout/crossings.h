// SPDX-License-Identifier: GPL-3.0-or-later
// An order of the vertices in their columns, with what crosses what.
#pragma once

#include "core/layout/layers.h"

#include <vector>

namespace ad {

/// The order of the columns while it is being improved. Edges enter a node at ports, from top to bottom by slot, so two edges into
/// the same node cross when their order on the left differs from that of their slots. They leave a node sorted, without crossing.
class Arrangement
{
public:
    Arrangement(const Layers& layers, Order order);

    [[nodiscard]] const Order& order() const { return m_order; }
    [[nodiscard]] const std::vector<int>& column(int rank) const { return m_order[rank]; }
    void setColumn(int rank, std::vector<int> vertices);

    /// Where the segment starts: the place of its vertex in its column.
    [[nodiscard]] int startOf(int segment) const { return m_place[m_layers->segments[segment].from]; }
    /// Where the segment ends: the number of its port in the column.
    [[nodiscard]] int endOf(int segment) const { return m_firstPort[m_layers->segments[segment].to] + m_layers->segments[segment].slot; }

    /// Pairs of segments that cross. Cost: O(segments · log segments).
    [[nodiscard]] int crossings() const;
    /// Those between column `rank` and the next.
    [[nodiscard]] int crossingsAfter(int rank) const;

private:
    const Layers* m_layers;
    Order m_order;
    std::vector<int> m_place;
    std::vector<int> m_firstPort;
};

} // namespace ad
