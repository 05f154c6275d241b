// SPDX-License-Identifier: GPL-3.0-or-later
// `eval --code` and `eval --latex`: the program and its derivatives for other readers.
#pragma once

#include "app/command/eval_parts.h"

namespace ad::app {

/// @param value  a language: "numpy", "pytorch" or "cpp"; another is an error that names them.
[[nodiscard]] Result<EvalSection> evalCode(const EvalAnswer& answer, const QString& value);
[[nodiscard]] Result<EvalSection> evalLatex(const EvalAnswer& answer, const QString& value);

} // namespace ad::app
