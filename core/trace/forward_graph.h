// SPDX-License-Identifier: GPL-3.0-or-later
// The program of a trace at the point that the trace was recorded at.
#pragma once

#include "core/trace/trace.h"

namespace ad {

/// The forward part of the graph, with the values of the trace in its inputs; nodes keep their ids and names, groups are dropped.
/// Cost: O(nodes + numbers in leaves).
[[nodiscard]] Graph forwardGraph(const Trace& trace);

} // namespace ad
