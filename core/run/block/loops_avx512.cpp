// SPDX-License-Identifier: GPL-3.0-or-later
// The loops for AVX-512.
#ifdef __x86_64__
#define AD_LANES 8
#include "core/run/block/loops.h"

const ad::block::LoopTable& ad::block::loopsAvx512()
{
    static const LoopTable table = allLoops();
    return table;
}
#endif
