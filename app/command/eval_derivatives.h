// SPDX-License-Identifier: GPL-3.0-or-later
// What `eval` adds on request: Jacobians, second derivatives and the gradient check.
#pragma once

#include "app/command/eval_parts.h"

namespace ad::app {

/// "jacobian": {"x": …} with every input, data included: the shape of the output followed by that of the input; a number if both are
/// scalars. An error if there are more than ten million entries.
[[nodiscard]] Result<EvalSection> evalJacobian(const EvalAnswer& answer, const QString& value);

/// "hessian": {"x": {"y": …}} with all pairs of inputs, data included; the shape of x followed by that of y.
/// An error if the output is no scalar, or if there are more than ten million entries.
[[nodiscard]] Result<EvalSection> evalHessian(const EvalAnswer& answer, const QString& value);

/// "check": {"x": {"analytic": …, "numeric": …, "relative_error": …, "best_h": …, "pass": …, …}} with every input, data included. Numbers
/// are those of central differences at "best_h", where the largest error of the input's elements is smallest. Inputs of more than a
/// thousand elements are checked at a thousand that are evenly spread: the others are null.
[[nodiscard]] Result<EvalSection> evalCheck(const EvalAnswer& answer, const QString& value);

} // namespace ad::app
