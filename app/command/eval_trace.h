// SPDX-License-Identifier: GPL-3.0-or-later
// `eval --trace`: the steps of the trace, as a table or as a list.
#pragma once

#include "app/command/eval_parts.h"

namespace ad::app {

[[nodiscard]] Result<EvalSection> evalTrace(const EvalAnswer& answer, const QString& value);

} // namespace ad::app
