// SPDX-License-Identifier: GPL-3.0-or-later
// What racers run on: a program as a function of its free numbers, with gradient and Hessian.
#pragma once

#include "core/optim/objective.h"
#include "core/scenario/program_function.h"

#include <memory>

namespace ad {

/// An objective for one thread, the same at every step; its Hessian is compiled when it is first asked for.
/// @param gradient  the gradientKernel of that view.
[[nodiscard]] std::unique_ptr<Objective> programObjective(std::shared_ptr<const AxisView> view, Kernel gradient);

} // namespace ad
