// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/eval_answer.h"

#include <cassert>

namespace ad::app {

EvalAnswer::EvalAnswer(const Derivation& derivation, const Point& point)
    : m_derivation(derivation)
    , m_point(point)
{
    assert(derivation.trace && derivation.program && derivation.scenario);
    m_names = displayNames(program().graph);
    m_varies = dependents(program().graph, program().graph.inputs());
}

std::optional<Tensor> EvalAnswer::adjoint(NodeId node) const
{
    if (const Tensor* adjoint = trace().adjointOf(node))
        return *adjoint;
    if (m_varies[static_cast<std::size_t>(node)])
        return Tensor(trace().graph().node(node).shape, 0.0);
    return std::nullopt;
}

std::optional<Tensor> EvalAnswer::tangent(NodeId node) const
{
    if (trace().tangents.empty())
        return std::nullopt;
    const Tensor* tangent = trace().tangentOf(node);
    return tangent != nullptr ? *tangent : Tensor(trace().graph().node(node).shape, 0.0);
}

} // namespace ad::app
