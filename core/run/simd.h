// SPDX-License-Identifier: GPL-3.0-or-later
// The instruction sets that kernels are built for; the best one is chosen when the program runs.
#pragma once

#include <span>

namespace ad {

enum class Simd { Sse2, Avx2, Avx512 };

/// What this machine can run, weakest first; never empty (on other processors than x86-64, Sse2 stands for their plain vectors).
[[nodiscard]] std::span<const Simd> availableSimd();

[[nodiscard]] inline Simd bestSimd()
{
    return availableSimd().back();
}

} // namespace ad
