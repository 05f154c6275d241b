// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of a program that a race moves, and the graph as a function of them.
#pragma once

#include "core/graph/graph.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ad {

/// One number among those that an input holds.
struct Element
{
    NodeId input = kNoNode;
    std::ptrdiff_t index = 0; // row by row
    std::string name = {};    // "x", or "w[0]" and "W[1, 2]" for one element of a vector or matrix

    friend bool operator==(const Element&, const Element&) = default;
};

/// Every number of every parameter, in the order of the program; at most `most`.
[[nodiscard]] std::vector<Element> parameterElements(const Graph& graph, std::size_t most);

/// The number of an input, data too, that is called `name`; blanks don't matter.
[[nodiscard]] std::optional<Element> elementNamed(const Graph& graph, const std::string& name);

/// The numbers that are free: those of `axes`, and of all parameters on which `output` depends. In the order of the program, unless
/// `axes` are all of them: then in their order.
[[nodiscard]] std::vector<Element> freeElements(const Graph& graph, NodeId output, const std::vector<Element>& axes);

/// A copy of a graph in which exactly some numbers are input leaves.
struct FreedGraph
{
    Graph graph;
    NodeId output = kNoNode;
    std::vector<NodeId> leaves; // that hold the free numbers, one after the other
};

/// Inputs of which every number is free stay whole leaves if there are more than two free numbers. All others are put together from scalars
/// that are leaves if they are free and constants if not.
/// @param free  as freeElements gives them.
[[nodiscard]] FreedGraph freed(const Graph& graph, NodeId output, const std::vector<Element>& free);

} // namespace ad
