// SPDX-License-Identifier: GPL-3.0-or-later
// Symbol-to-symbol differentiation: the backward pass as further nodes of the graph, with names.
#pragma once

#include "core/diff/reverse.h"

namespace ad {

struct AdjointGraph
{
    Graph graph;               // the forward graph, then the nodes of the backward pass
    NodeId seed = kNoNode;     // the first of these
    std::vector<NodeId> nodes; // for each forward node the node of its adjoint; kNoNode where none arrives
};

/// The graph that `reverse` makes, to be looked at and differentiated again like any other. The node of x̄ is called "x̄" if it has no name
/// and the name is free: where an adjoint is passed on unchanged, one node is the adjoint of several. Cost: as `reverse`.
/// @see Goodfellow, Bengio, Courville, Deep Learning (2016), section 6.5.5.
[[nodiscard]] AdjointGraph adjointGraph(const Graph& graph, NodeId output, const Tensor& seed,
                                        Differentiate differentiate = Differentiate::Parameters);

} // namespace ad
