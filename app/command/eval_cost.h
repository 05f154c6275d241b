// SPDX-License-Identifier: GPL-3.0-or-later
// `eval --cost`: what forward and reverse mode cost on this graph.
#pragma once

#include "app/command/eval_parts.h"

namespace ad::app {

[[nodiscard]] Result<EvalSection> evalCost(const EvalAnswer& answer, const QString& value);

} // namespace ad::app
