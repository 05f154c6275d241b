// SPDX-License-Identifier: GPL-3.0-or-later
// Identities that make expressions cheaper without making them less accurate.
#pragma once

#include "core/graph/sharing.h"

namespace ad {

/// op(inputs), written in the cheapest way that the identities below know. All hold exactly for every double, NaN and infinities
/// included, but for what is said in brackets:
///
///   x·1, x/1 → x      x·(−1) → −x      −(−x) → x      x − 0 → x      detach(x), identity(x) → x
///   x + 0 → x, 0 − x → −x, −(a − b) → b − a           [a zero may change its sign]
///   a + (−b) → a − b, a − (−b) → a + b, and minus signs move out of products and quotients, and vanish in |−x|, (−x)², cos(−x)
///   x·x, x^2 → square(x)      x + x → 2·x      x/2^k → x·2^−k
///   2^k·(c·x) → (2^k·c)·x     [an intermediate result no longer overflows or becomes subnormal]
///   a·(2^k·x) → 2^k·(a·x), 2^k·x ± 2^k·y → 2^k·(x ± y), 1 ≤ k ≤ 64      [as before; a subnormal one may lose digits]
///   a + (−c)·x → a − c·x, a − (−c)·x → a + c·x
///   x^n → products for whole |n| ≤ 8, of 1/x for n < 0      [n roundings instead of one]
///   x ∘ broadcast(y) → x ∘ y where ∘ broadcasts by itself;  (xᵀ)ᵀ → x
///
/// Cost: O(1) look-ups.
[[nodiscard]] NodeId simplified(SharingBuilder& builder, const Op& op, std::vector<NodeId> inputs, const Attributes& attributes);

} // namespace ad
