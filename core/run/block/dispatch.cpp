// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/block/dispatch.h"

namespace ad::block {

const LoopTable& loopsOf(Simd simd)
{
#ifdef __x86_64__
    if (simd == Simd::Avx512)
        return loopsAvx512();
    if (simd == Simd::Avx2)
        return loopsAvx2();
#endif
    (void)simd;
    return loopsSse2();
}

} // namespace ad::block
