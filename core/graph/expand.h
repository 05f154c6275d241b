// SPDX-License-Identifier: GPL-3.0-or-later
// A graph of vectors and matrices as the graph of the scalars that it stands for.
#pragma once

#include "core/base/result.h"
#include "core/graph/graph.h"

#include <span>
#include <vector>

namespace ad {

/// Larger graphs of scalars can't be read, and take long to lay out.
inline constexpr int kMostScalarNodes = 2000;

/// An element of a node of the tensor graph.
struct ElementOf
{
    NodeId node = kNoNode;
    std::ptrdiff_t index = 0; // row by row

    friend bool operator==(const ElementOf&, const ElementOf&) = default;
};

struct Expansion
{
    Graph graph;                               // of scalars only
    NodeId output = kNoNode;                   // a scalar
    Tensor seed = {};                          // of that scalar
    std::vector<std::vector<NodeId>> elements; // of each tensor node the scalar node of each element, row by row
    std::vector<ElementOf> origins;            // of each scalar node the element that it was made for; none: of the sum over the output
    std::vector<int> groups;                   // of each of its groups the group of the tensor graph that it is

    /// True if the scalar node is the element of its origin, and not a step on the way to it.
    [[nodiscard]] bool isElement(NodeId scalar) const;
};

/// The graph of scalars in which every element of every node has the value that it has in `graph`, and the adjoint too.
///
/// Elements of named nodes are named "W[0, 1]"; inputs keep their roles, constants of arrays become one constant an element, and what is
/// computed from constants only is folded. Operations that only move elements (transpose, pick, broadcast …) make no nodes unless they have
/// a name: their elements are those of their operand. If the output has several elements, the new output is the sum of these times
/// their seeds. Groups whose output is one number stay groups.
///
/// The error, of more than `most` nodes, names the largest array. Cost: O(scalar nodes).
/// @param seed    ȳ of the output, of its shape (asserted).
/// @param values  of all nodes of the graph; they become those of the inputs, and see elementOf.
[[nodiscard]] Result<Expansion> expand(const Graph& graph, NodeId output, const Tensor& seed, std::span<const Tensor> values,
                                       int most = kMostScalarNodes);

/// The number of elements of all nodes that are no constants: how many numbers the graph of scalars has at least. Cost: O(nodes).
[[nodiscard]] std::ptrdiff_t elementCount(const Graph& graph);

} // namespace ad
