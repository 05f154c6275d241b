// SPDX-License-Identifier: GPL-3.0-or-later
// An adjoint as the sum over the users of its node, in TeX.
#pragma once

#include "core/trace/step_names.h"

namespace ad {

/// The messages to `node`, as indices into Backward::messages, in the order of the sweep. Cost: O(messages).
[[nodiscard]] std::vector<int> messagesTo(const Trace& trace, NodeId node);

/// The index into Trace::edges of the edge that a message travels. Cost: O(log edges).
[[nodiscard]] int edgeOf(const Trace& trace, const Message& message);
/// The same for a message of forward mode, which travels from an operand to its user.
[[nodiscard]] int edgeOf(const Trace& trace, const TangentMessage& message);

/// True where upstream × local derivative is a product of two numbers, so that it can be written as v̄₂ ∂v₂/∂v₁.
[[nodiscard]] bool isScalarProduct(const Trace& trace, const Message& message);

/// What a message brings, in TeX: v̄₂ ∂v₂/∂v₁, or the rule of an op of arrays such as Wᵀ ȳ.
[[nodiscard]] std::string symbolTerm(const Trace& trace, const StepNames& names, const Message& message);

/// The sum in symbols, with numbers, and its result, one line each, and the local derivative of message `current`.
/// @param current  index into Backward::messages; terms after it are dimmed, and have no numbers yet.
[[nodiscard]] std::vector<std::string> sumOverUsers(const Trace& trace, const StepNames& names, int current);

} // namespace ad
