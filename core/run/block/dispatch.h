// SPDX-License-Identifier: GPL-3.0-or-later
// The loops of an instruction set.
#pragma once

#include "core/run/block/step.h"
#include "core/run/simd.h"

namespace ad::block {

/// @param simd  one of availableSimd().
[[nodiscard]] const LoopTable& loopsOf(Simd simd);

} // namespace ad::block
