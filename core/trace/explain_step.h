// SPDX-License-Identifier: GPL-3.0-or-later
// Steps of other kinds than values and messages: tangents, values that are computed again, updates; and what mistakes do.
#pragma once

#include "core/trace/explain.h"
#include "core/trace/step_names.h"

namespace ad {

/// "x = 2 passes its tangent on to z = w × x: ẋ × slope 3 = 3." with the sum over the operands, ż = ∂z/∂x·ẋ + ∂z/∂w·ẇ; the terms are
/// links "edge:N".
[[nodiscard]] Explanation explainTangent(const Trace& trace, const StepNames& names, const Step& step);

/// Why a value is needed again, and what it is.
[[nodiscard]] Explanation explainRecompute(const Trace& trace, const StepNames& names, const Step& step);

/// x ← x − η·x̄, in symbols and in numbers.
[[nodiscard]] Explanation explainUpdate(const Trace& trace, const StepNames& names, const Step& step);

/// What is wrong with the adjoint after a message, and what it would be; empty if it is right.
[[nodiscard]] std::string mistakeOf(const Trace& trace, const StepNames& names, const Step& step);

} // namespace ad
