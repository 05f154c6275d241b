// SPDX-License-Identifier: GPL-3.0-or-later
// How the nodes of a trace are called in explanations: in sentences and in TeX, their values and their adjoints.
#pragma once

#include "core/lang/print.h"
#include "core/trace/trace.h"

#include <string>
#include <vector>

namespace ad {

/// Valid as long as the trace. Nodes are those of the forward graph unless said otherwise.
class StepNames
{
public:
    /// Cost: O(nodes).
    explicit StepNames(const Trace& trace);

    /// "x₁", "v₃", "0.5".
    [[nodiscard]] std::string plain(NodeId node) const;
    /// "x_{1}", "v_{3}"; vectors bold.
    [[nodiscard]] std::string tex(NodeId node) const;
    /// "v̄₁"; "the adjoint of loss" for names that no bar fits on.
    [[nodiscard]] std::string barPlain(NodeId node) const;
    [[nodiscard]] std::string barTex(NodeId node) const;
    /// "v̇₁"; "the tangent of loss".
    [[nodiscard]] std::string dotPlain(NodeId node) const;
    [[nodiscard]] std::string dotTex(NodeId node) const;

    /// The formula of an operation, "w × x + b", by the names of its operands; and by their numbers.
    [[nodiscard]] std::string plainFormula(NodeId node) const;
    [[nodiscard]] std::string texFormula(NodeId node) const;
    [[nodiscard]] std::string plainNumbers(NodeId node) const;
    [[nodiscard]] std::string texNumbers(NodeId node) const;

    /// A node of the backward graph that was written for a message from `user`: by the names of nodes and the adjoint of `user`,
    /// and by their numbers.
    [[nodiscard]] std::string plainRule(NodeId written, NodeId user) const;
    [[nodiscard]] std::string texRule(NodeId written, NodeId user) const;
    [[nodiscard]] std::string texRuleNumbers(NodeId written, NodeId user) const;
    /// The same for a node that was written for a tangent message from `input`, in forward mode.
    [[nodiscard]] std::string plainTangentRule(NodeId written, NodeId input) const;
    [[nodiscard]] std::string texTangentRule(NodeId written, NodeId input) const;
    [[nodiscard]] std::string texTangentRuleNumbers(NodeId written, NodeId input) const;

private:
    [[nodiscard]] bool isForward(NodeId node) const { return node < m_trace.forwardSize; }
    [[nodiscard]] bool isWrittenOut(NodeId node) const; // constants, which stand as their numbers
    /// An adjoint or a tangent that a rule is written with.
    struct Derivative
    {
        NodeId node = kNoNode;
        std::string name = {};
    };
    [[nodiscard]] Derivative adjointOf(NodeId node, bool isTex) const;
    [[nodiscard]] Derivative tangentOf(NodeId node, bool isTex) const;
    [[nodiscard]] Naming symbols(bool isTex, const Derivative& derivative) const;
    [[nodiscard]] Naming numbers(bool isTex, const Derivative& derivative) const;
    [[nodiscard]] std::string rule(NodeId written, const Naming& naming, bool isTex) const;

    const Trace& m_trace;
    std::vector<std::string> m_names;
};

/// A scalar with its sign where it may stand after a sign: "(−0.3)".
[[nodiscard]] std::string inBrackets(double value);
[[nodiscard]] std::string texInBrackets(const Tensor& value);

/// TeX in the colour of a role: "value", "adjoint", "dim".
[[nodiscard]] std::string colored(const char* role, const std::string& tex);

} // namespace ad
