// SPDX-License-Identifier: GPL-3.0-or-later
// One evaluation with its derivatives, written down as a list of steps.
#pragma once

#include "core/diff/forward.h"
#include "core/diff/reverse.h"

#include <memory>
#include <optional>
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
    Value,     // an operation is evaluated
    Tangent,   // a tangent × a local derivative is added to the tangent of a user
    Seed,      // the output gets its adjoint
    Message,   // an adjoint × a local derivative is added to the adjoint of an input
    Recompute, // an operation is evaluated again, because its value was not kept
    Update,    // a parameter takes a step against its gradient
};

struct Step
{
    StepKind kind = StepKind::Value;
    NodeId node = kNoNode;              // which gets a value, or whose tangent or adjoint grows
    int edge = -1;                      // of a tangent or message: index into Trace::edges; a message travels from the user to its input
    int message = -1;                   // index into Trace::backward.messages, or of a tangent into Trace::tangents.messages
    bool isLast = false;                // of a tangent or message: the sum at `node` is complete
    std::vector<NodeId> forgotten = {}; // nodes whose values are dropped after this step, to be computed again later
};

/// x ← x − η x̄, as nodes of the graph.
struct UpdateNodes
{
    NodeId node = kNoNode; // the parameter
    NodeId rate = kNoNode; // η
    NodeId after = kNoNode;
};

/// Leaves have their values (and tangents) before the first step. There is one step for each operation in NodeId order, in forward mode
/// followed by one for each edge that passes a tangent on; then, in reverse mode, one for the seed and one for each edge that passes an
/// adjoint back; and then one for each parameter that is updated.
struct Trace
{
    Backward backward;            // backward.graph begins with the forward graph, and has all nodes of this trace
    std::vector<NodeId> tangents; // for each forward node, kNoNode where it is identically zero; empty without forward mode
    std::vector<TangentMessage> tangentMessages;
    std::vector<UpdateNodes> updates; // in the order of the parameters
    int forwardSize = 0;              // the number of nodes of the forward graph
    std::vector<Tensor> values;       // of all nodes of backward.graph
    std::vector<Edge> edges;          // of the forward graph
    NodeId firstDerivative = kNoNode; // forward nodes from this one on compute derivatives, and were appended to a program
    std::vector<Step> steps;
    int forwardSteps = 0;                    // how many steps there are before the seed
    int backwardSteps = 0;                   // how many there are from the seed to the last message; 0: no backward pass
    std::shared_ptr<const Trace> right = {}; // of a trace with mistakes: what is correct
    std::vector<bool> wrongMessages;         // with mistakes, for each message: the sum after it is not what it should be
    std::vector<NodeId> missingAdjoints;     // with mistakes: nodes that should have got an adjoint, and get none

    [[nodiscard]] const Graph& graph() const { return backward.graph; }
    [[nodiscard]] const Tensor& valueOf(NodeId node) const { return values[static_cast<std::size_t>(node)]; }
    /// The complete adjoint of a forward node, or null if none arrives.
    [[nodiscard]] const Tensor* adjointOf(NodeId node) const;
    /// The tangent of a forward node, or null if it is identically zero or there is no forward mode.
    [[nodiscard]] const Tensor* tangentOf(NodeId node) const;
    [[nodiscard]] const Message& messageOf(const Step& step) const { return backward.messages[static_cast<std::size_t>(step.message)]; }
    [[nodiscard]] const TangentMessage& tangentMessageOf(const Step& step) const
    {
        return tangentMessages[static_cast<std::size_t>(step.message)];
    }
    [[nodiscard]] int size() const { return static_cast<int>(steps.size()); }
};

/// What a trace shall have besides the values.
struct Recording
{
    std::optional<Tensor> seed = {};     // ȳ of the output, of its shape (asserted); ones
    Point point = {};                    // values of inputs
    std::optional<Point> direction = {}; // tangents of inputs (names and shapes asserted), for forward mode
    Differentiate differentiate = Differentiate::Parameters;
    bool playsBackward = true; // adjoints are there in any case
    SweepConditions conditions = {};
    bool leftoversAreRight = false;          // they are of other examples, whose gradients are added up; otherwise they were forgotten
    std::optional<double> learningRate = {}; // η of an update of every parameter
    int segments = 0;                        // of gradient checkpointing; 0: all values are kept
};

/// Evaluates `graph` with what is asked for. If the conditions are those of a mistake, `right` is the same without it.
/// Cost: one or two evaluations; O(nodes + edges) steps.
[[nodiscard]] Trace record(const Graph& graph, NodeId output, const Recording& recording);

/// The evaluation and its backward pass from `output` at `point`.
/// @param seed  ȳ of the output, of its shape (asserted).
[[nodiscard]] Trace record(const Graph& graph, NodeId output, const Tensor& seed, const Point& point = {},
                           Differentiate differentiate = Differentiate::Parameters);

} // namespace ad
