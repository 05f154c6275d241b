// SPDX-License-Identifier: GPL-3.0-or-later
// Gate patterns: what an operation does, as a whole, with the adjoint that comes in.
#pragma once

#include "core/trace/step_names.h"

namespace ad {

/// @see Karpathy, CS231n course notes, "Backpropagation, Intuitions": patterns in backward flow.
enum class Gate {
    None,
    Distributor, // +: every operand gets the adjoint as it is
    Swapper,     // ×: every factor gets the adjoint times the other factor
    Router,      // max, min, relu, where: the adjoint goes to what was chosen
};

/// The pattern of `node` of the forward graph: that of an operation whose operands get it in this pass. A sum distributes if two of its
/// operands get a message, a product swaps unless a factor is a constant, a choice routes if any of its operands gets a message.
/// Cost: O(messages).
[[nodiscard]] Gate gateOf(const Trace& trace, NodeId node);

/// What is there to tell about a node as a gate.
struct GateRole
{
    Gate gate = Gate::None;
    int copies = 0; // places that the value goes to and a message comes back from: with 2 or more the node is a copy gate, which adds

    friend bool operator==(const GateRole&, const GateRole&) = default;
};

/// Of every node of the forward graph. Cost: O(nodes + messages).
[[nodiscard]] std::vector<GateRole> gateRoles(const Trace& trace);

/// "The mul gate swaps: the slope in w is the other factor, x." for a message through such a gate; else empty.
[[nodiscard]] std::string gateSentence(const Trace& trace, const StepNames& names, const Message& message);

/// What a badge stands for, for tooltips and screen readers: "add gate: distributes the gradient", "copied to 3 places: adds the
/// gradients"; empty if there is nothing to tell.
[[nodiscard]] std::string gateWords(const GateRole& role);

} // namespace ad
