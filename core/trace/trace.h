// SPDX-License-Identifier: GPL-3.0-or-later
// One evaluation and its backward pass, written down as a list of steps.
#pragma once

#include "core/diff/reverse.h"

#include <memory>
#include <vector>

namespace ad {

/// An edge of a graph, from an input to its user.
struct Edge
{
    NodeId from = kNoNode;
    NodeId to = kNoNode;
    int slot = 0; // the place of `from` among the inputs of `to`

    friend bool operator==(const Edge&, const Edge&) = default;
};

/// All edges, in the order of their users and slots.
[[nodiscard]] std::vector<Edge> edges(const Graph& graph);

enum class StepKind {
    Value,   // an operation is evaluated
    Seed,    // the output gets its adjoint
    Message, // an adjoint × a local derivative is added to the adjoint of an input
};

struct Step
{
    StepKind kind = StepKind::Value;
    NodeId node = kNoNode; // which gets a value, or whose adjoint grows
    int edge = -1;         // of a message: index into Trace::edges; it travels from the user to its input
    int message = -1;      // index into Trace::backward.messages
    bool isLast = false;   // of a message: the adjoint of `node` is complete
};

/// Leaves have their values before the first step. There is one step for each operation in NodeId order, one for the seed, and one for each
/// edge that passes a derivative on.
struct Trace
{
    Backward backward;          // backward.graph begins with the forward graph
    int forwardSize = 0;        // the number of nodes of the forward graph
    std::vector<Tensor> values; // of all nodes of backward.graph
    std::vector<Edge> edges;    // of the forward graph
    std::vector<Step> steps;
    int forwardSteps = 0; // how many of the steps are values

    [[nodiscard]] const Graph& graph() const { return backward.graph; }
    [[nodiscard]] const Tensor& valueOf(NodeId node) const { return values[static_cast<std::size_t>(node)]; }
    /// The complete adjoint of a forward node, or null if none arrives.
    [[nodiscard]] const Tensor* adjointOf(NodeId node) const;
    [[nodiscard]] const Message& messageOf(const Step& step) const { return backward.messages[static_cast<std::size_t>(step.message)]; }
    [[nodiscard]] int size() const { return static_cast<int>(steps.size()); }
};

/// Evaluates `graph` and its backward pass from `output` at `point`. Cost: one evaluation; O(nodes + edges) steps.
///
/// @param seed  ȳ of the output, of its shape (asserted).
[[nodiscard]] Trace record(const Graph& graph, NodeId output, const Tensor& seed, const Point& point = {},
                           Differentiate differentiate = Differentiate::Parameters);

} // namespace ad
