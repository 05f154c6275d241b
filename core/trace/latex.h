// SPDX-License-Identifier: GPL-3.0-or-later
// A trace as LaTeX for a paper: the forward computation, and the adjoints as sums over the users of each node.
#pragma once

#include "core/trace/trace.h"

#include <string>

namespace ad {

/// Environments align* of amsmath: the inputs with their values and one line for each operation, then (in forward mode) the tangents, then
/// the adjoints v̄₁ = v̄₂ ∂v₂/∂v₁ + v̄₃ ∂v₃/∂v₁ with what that is in symbols, and the numbers. Every input has an adjoint, if only 0; data
/// only if the trace has one, or was recorded with `differentiate` so.
/// Cost: O(nodes + messages + length of the text).
[[nodiscard]] std::string latexOf(const Trace& trace, Differentiate differentiate = Differentiate::Parameters);

} // namespace ad
