// SPDX-License-Identifier: GPL-3.0-or-later
// Gradient checkpointing: a trace that forgets values on the way forward and computes them again on the way back.
#pragma once

#include "core/trace/trace.h"

namespace ad {

/// Rewrites the steps of a trace with values and a backward pass, without updates.
///
/// The operations are cut into `segments` stretches of about equal length in NodeId order. After a stretch but the last is computed, the
/// values that no later stretch reads are dropped. The backward pass computes those of a stretch again before its first message that needs
/// one, and drops them after its last. Leaves and the output are always kept. Cost: O(steps + edges).
/// @see Chen, Xu, Zhang, Guestrin, Training Deep Nets with Sublinear Memory Cost (2016), section 3; Griewank & Walther (2008), chapter 12.
void addCheckpoints(Trace& trace, int segments);

/// √n segments, for which n operations need the least memory if every stretch is computed twice.
[[nodiscard]] int usualSegments(const Trace& trace);

} // namespace ad
