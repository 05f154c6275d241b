// SPDX-License-Identifier: GPL-3.0-or-later
// What racers run on: a program as a function of its free numbers, with gradient and Hessian.
#pragma once

#include "core/optim/objective.h"
#include "core/run/kernel.h"
#include "core/scenario/axes.h"

#include <memory>

namespace ad {

/// From the leaves of the view to value and gradient: 1 + (number of leaves) outputs.
[[nodiscard]] Kernel gradientKernel(const AxisView& view);

/// An objective for one thread; its Hessian is compiled when it is first asked for. One or two numbers, or nothing but scalars, are
/// computed as they come; vectors and matrices stay whole.
/// @param gradient  the gradientKernel of that view.
[[nodiscard]] std::unique_ptr<Objective> programObjective(std::shared_ptr<const AxisView> view, Kernel gradient);

} // namespace ad
