// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/simd.h"

#include <vector>

namespace ad {

namespace {

std::vector<Simd> detected()
{
    std::vector<Simd> levels = {Simd::Sse2};
#if defined(__x86_64__) && defined(__GNUC__)
    __builtin_cpu_init();
    const bool hasAvx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    if (hasAvx2)
        levels.push_back(Simd::Avx2);
    if (hasAvx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw"))
        levels.push_back(Simd::Avx512);
#endif
    return levels;
}

} // namespace

std::span<const Simd> availableSimd()
{
    static const std::vector<Simd> levels = detected();
    return levels;
}

} // namespace ad
