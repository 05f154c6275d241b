// SPDX-License-Identifier: GPL-3.0-or-later
// Methods that use curvature: Newton with the exact Hessian, and BFGS with a line search. Both go through the racers one by one.
#pragma once

#include "core/optim/method.h"
#include "core/optim/parameter.h"

#include <memory>

namespace ad {

/// θ ← θ − lr · V diag(1/λ̃ᵢ) Vᵀ g with H = V diag(λᵢ) Vᵀ.
///
/// λ̃ᵢ depends on parameter `indefinite`, δ is `damping`:
///   absolute  |λᵢ| + δ: goes down along negative curvature (saddle-free Newton)
///   shift     λᵢ + δ + s with s = 0 if λ_min > 0, else s = 2·|λ_min|: Levenberg–Marquardt, every λ̃ᵢ is positive
///   keep      λᵢ + δ: the textbook step, which goes to saddles and maxima as well
/// A |λ̃ᵢ| below 10⁻¹⁰·max(1, |λ|_max) is raised to that, keeping its sign, so that a flat direction without slope stays where it is.
/// @see Nocedal & Wright, Numerical Optimization (2006), section 3.4; Dauphin et al. (2014), arXiv:1406.2572, equation 4.
/// Cost per racer: one Hessian and O(n³); allocates the n×n work matrices.
[[nodiscard]] std::shared_ptr<const Method> newton(const ParameterValues& values);

/// θ ← θ + α·p, p = −H g, H from BFGS updates of the identity (scaled once by sᵀy/yᵀy before the first update), α from a line search whose
/// first trial is lr (at the first step lr·min(1, 1/‖g‖₁), as torch.optim.LBFGS does, because the identity knows nothing of the function's
/// scale).
///
/// An update with sᵀy ≤ 10⁻¹⁰·‖s‖‖y‖ is left out, as it would make H indefinite. A search that finds nothing lower stays, and forgets H.
/// @see Nocedal & Wright, Numerical Optimization (2006), algorithm 6.1 and equation 6.20; searches: see line_search.h.
[[nodiscard]] std::shared_ptr<const Method> bfgs(const ParameterValues& values);

} // namespace ad
