// SPDX-License-Identifier: GPL-3.0-or-later
// Numeric differences: the referee that knows nothing of rules.
#pragma once

#include "core/graph/graph.h"

namespace ad {

enum class Scheme {
    ForwardDifference, // (f(x + h) − f(x))/h, error O(h)
    CentralDifference, // (f(x + h) − f(x − h))/2h, error O(h²)
};

/// h₀·max(1, |x|), with h₀ = ε^(1/2) or ε^(1/3): where truncation and rounding errors balance.
/// @see Press et al., Numerical Recipes (2007), section 5.7.
[[nodiscard]] double differenceStep(Scheme scheme, double x);

/// The matrix ∂output/∂input by differences with the step `h` (0: chosen for each element as above); rows and columns as in `jacobian`.
/// One or two evaluations an element of the input.
[[nodiscard]] Tensor differenceJacobian(const Graph& graph, NodeId output, NodeId input, const Point& point = {},
                                        Scheme scheme = Scheme::CentralDifference, double h = 0.0);

} // namespace ad
