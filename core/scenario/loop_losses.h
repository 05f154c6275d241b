// SPDX-License-Identifier: GPL-3.0-or-later
// What a loop of updates does to the output.
#pragma once

#include "core/scenario/derive.h"

namespace ad {

struct LoopLosses
{
    std::vector<double> losses; // before each update, and after the last; with several examples their sum
    std::vector<int> episodes;  // of the derivation: the one that each loss begins with
    int examples = 1;
};

/// Of a derivation whose scenario has updates; empty without them, or if the output is no scalar. Cost: O(episodes).
[[nodiscard]] LoopLosses loopLosses(const Derivation& derivation);

} // namespace ad
