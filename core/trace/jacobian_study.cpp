// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/jacobian_study.h"

#include "core/diff/derivatives.h"
#include "core/trace/forward_graph.h"

#include <algorithm>
#include <cmath>

namespace ad {

namespace {

Tensor transposedTimes(const Tensor& matrix, const Tensor& adjoint, const Shape& shape)
{
    Tensor result(shape, 0.0);
    const std::ptrdiff_t columns = result.size();
    for (std::ptrdiff_t row = 0; row < adjoint.size(); ++row)
        for (std::ptrdiff_t column = 0; column < columns; ++column)
            if (matrix[row * columns + column] != 0.0) // 0·∞ of a way that doesn't exist would be NaN
                result[column] += matrix[row * columns + column] * adjoint[row];
    return result;
}

void readPattern(JacobianStudy& study)
{
    study.shape = shapeOf(*study.pattern);
    study.nonzeros = study.pattern->nonzeros();
    if (!study.matrix)
        return;
    bool areOnes = true;
    for (int row = 0; row < study.rows; ++row)
        for (const int column : *study.pattern->rows[static_cast<std::size_t>(row)]) {
            const double entry = (*study.matrix)[row * study.columns + column];
            study.zerosInside += entry == 0.0 ? 1 : 0;
            areOnes = areOnes && entry == 1.0;
        }
    study.isIdentity = areOnes && study.shape.kind == PatternKind::Diagonal;
}

// Where the backward pass has Jᵀȳ: the nodes whose sum it is.
std::vector<NodeId> messageNodes(const Trace& trace, NodeId of, NodeId withRespectTo)
{
    if (of == trace.backward.output) {
        const NodeId adjoint = trace.backward.adjoints[static_cast<std::size_t>(withRespectTo)];
        return adjoint == kNoNode ? std::vector<NodeId>{} : std::vector{adjoint};
    }
    std::vector<NodeId> result;
    for (const Message& message : trace.backward.messages)
        if (message.from == of && message.to == withRespectTo)
            result.push_back(message.value);
    return result;
}

std::ptrdiff_t numbersMade(const Trace& trace, std::span<const NodeId> goals, NodeId adjoint)
{
    const std::vector<bool> needed = ancestors(trace.graph(), goals);
    const std::vector<bool> before = ancestors(trace.graph(), adjoint);
    std::ptrdiff_t result = 0;
    for (NodeId id = trace.forwardSize; id < trace.graph().size(); ++id) {
        const auto index = static_cast<std::size_t>(id);
        if (needed[index] && !before[index] && !isLeaf(*trace.graph().node(id).op))
            result += trace.graph().node(id).shape.size();
    }
    return result;
}

void readMessages(JacobianStudy& study, const Trace& trace)
{
    const std::vector<NodeId> nodes = messageNodes(trace, study.of, study.withRespectTo);
    if (nodes.empty())
        return;
    Tensor sum(trace.graph().node(study.withRespectTo).shape, 0.0);
    for (const NodeId node : nodes)
        for (std::ptrdiff_t i = 0; i < sum.size(); ++i)
            sum[i] += trace.valueOf(node)[i];
    study.message = std::move(sum);
    study.numbersMade = numbersMade(trace, nodes, trace.backward.adjoints[static_cast<std::size_t>(study.of)]);
}

} // namespace

JacobianStudy studyJacobian(const Trace& trace, NodeId of, NodeId withRespectTo)
{
    const Graph graph = forwardGraph(trace);
    JacobianStudy study{.of = of, .withRespectTo = withRespectTo};
    study.rows = graph.node(of).shape.size();
    study.columns = graph.node(withRespectTo).shape.size();
    if (study.entries() <= kMostJacobianEntries)
        study.matrix = jacobian(graph, of, withRespectTo);
    study.pattern = sparsity(graph, of, withRespectTo);
    if (study.pattern)
        readPattern(study);
    if (const Tensor* adjoint = trace.adjointOf(of)) {
        study.adjoint = *adjoint;
        if (study.matrix)
            study.product = transposedTimes(*study.matrix, *adjoint, graph.node(withRespectTo).shape);
        readMessages(study, trace);
    }
    return study;
}

} // namespace ad
