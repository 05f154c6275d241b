// SPDX-License-Identifier: GPL-3.0-or-later
// What an adjoint, a message or a tangent is the sum of, the same way round for both modes: carried × local = value.
#pragma once

#include "core/trace/quiz.h"

#include <optional>

namespace ad {

/// One edge's part of a sum.
struct Term
{
    NodeId other = kNoNode; // where it comes from: the user that passes an adjoint back, or the operand whose tangent is known
    NodeId user = kNoNode;  // of the edge
    int slot = 0;           // of the edge, among the inputs of `user`
    const Tensor* value = nullptr;
    const Tensor* carried = nullptr; // the adjoint of the user, or the tangent of the operand
    const Tensor* local = nullptr;   // ∂user/∂input of an elementwise operation, else null
    NodeId rule = kNoNode;           // the node of the trace's graph that computes `value`
    NodeId localRule = kNoNode;      // the node that computes `local`
};

/// The terms of an adjoint, a tangent or a message (which has one), in the order of the sweep; none for other questions.
/// Cost: O(messages).
[[nodiscard]] std::vector<Term> termsOf(const Trace& trace, const Question& question);

/// op(a, b), broadcast as usual; nothing if the shapes do not fit.
[[nodiscard]] std::optional<Tensor> combined(const char* op, const Tensor& a, const Tensor& b);

/// carried × local, brought to `shape` by summing what had been broadcast, or by broadcasting; nothing if that can't be.
[[nodiscard]] std::optional<Tensor> product(const Tensor& carried, const Tensor& local, const Shape& shape);

/// `value` in `shape`, by summing or by broadcasting.
[[nodiscard]] std::optional<Tensor> fitted(const Tensor& value, const Shape& shape);

} // namespace ad
