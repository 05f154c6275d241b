// SPDX-License-Identifier: GPL-3.0-or-later
// What `eval` has found out, for those who write a part of its answer.
#pragma once

#include "app/command/tensor_json.h"
#include "core/scenario/derive.h"

#include <optional>
#include <string>
#include <vector>

namespace ad::app {

/// Keeps references: to the derivation, which has a trace (asserted), and to the point.
class EvalAnswer
{
public:
    EvalAnswer(const Derivation& derivation, const Point& point);

    [[nodiscard]] const Scenario& scenario() const { return *m_derivation.scenario; }
    [[nodiscard]] const Program& program() const { return *m_derivation.program; }
    [[nodiscard]] const Trace& trace() const { return *m_derivation.trace; }
    [[nodiscard]] const Derivation& derivation() const { return m_derivation; }
    /// What --set gave.
    [[nodiscard]] const Point& point() const { return m_point; }
    /// ȳ of the output.
    [[nodiscard]] const Tensor& seed() const { return trace().valueOf(trace().backward.seed); }

    /// "x1", "v3"; as written in programs.
    [[nodiscard]] const std::string& name(NodeId node) const { return m_names[static_cast<std::size_t>(node)]; }
    /// The adjoint of a node: none where no derivative arrives by its nature (constants), zero for what has no influence.
    [[nodiscard]] std::optional<Tensor> adjoint(NodeId node) const;
    /// The tangent of a node: zero where it does not depend on the direction; none without forward mode.
    [[nodiscard]] std::optional<Tensor> tangent(NodeId node) const;

private:
    const Derivation& m_derivation;
    const Point& m_point;
    std::vector<std::string> m_names;
    std::vector<bool> m_varies; // depends on an input
};

} // namespace ad::app
