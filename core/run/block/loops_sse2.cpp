// SPDX-License-Identifier: GPL-3.0-or-later
// The loops for SSE2, which every x86-64 processor has; elsewhere, vectors of two.
#define AD_LANES 2
#include "core/run/block/loops.h"

const ad::block::LoopTable& ad::block::loopsSse2()
{
    static const LoopTable table = allLoops();
    return table;
}
