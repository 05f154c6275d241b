// SPDX-License-Identifier: GPL-3.0-or-later
// Which op has a loop of its own.
#pragma once

#include "core/op/op.h"
#include "core/run/block/step.h"

namespace ad::block {

/// The code of an elementwise op; Call if it has no loop.
[[nodiscard]] Code codeOf(const Op& op);

} // namespace ad::block
