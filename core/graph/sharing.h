// SPDX-License-Identifier: GPL-3.0-or-later
// A builder that never makes the same node twice and computes constants at once.
#pragma once

#include "core/graph/builder.h"

#include <cstdint>

namespace ad {

/// Every node is looked up by its op, its attributes and its inputs before it is made (hash consing: Ershov 1958; Filliâtre & Conchon,
/// "Type-safe modular hash-consing", 2006), so that equal expressions are one node. Cost: O(1) expected for each node.
class SharingBuilder
{
public:
    explicit SharingBuilder(int expectedNodes);

    NodeId input(const Node& leaf);
    NodeId constant(const Tensor& value);
    NodeId constant(double value) { return constant(Tensor(value)); }
    /// op(inputs): its value if all inputs are constants, the node that is already there, or a new one. The shapes fit (asserted).
    NodeId make(const Op& op, std::vector<NodeId> inputs, const Attributes& attributes = {});

    [[nodiscard]] const Node& node(NodeId id) const { return m_builder.graph().node(id); }
    [[nodiscard]] Graph build() && { return std::move(m_builder).build(); }

private:
    /// The node that `isSame` accepts, or the one that `make` appends.
    template<typename IsSame, typename Make>
    NodeId shared(std::uint64_t hash, IsSame isSame, Make make);
    void grow();

    struct Seat
    {
        std::uint64_t hash = 0;
        NodeId node = kNoNode;
    };
    Builder m_builder;
    std::vector<Seat> m_seats; // open addressing; a power of two, at most half full
    std::size_t m_used = 0;
};

} // namespace ad
