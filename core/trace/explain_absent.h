// SPDX-License-Identifier: GPL-3.0-or-later
// Why a node has no adjoint, or one that is 0.
#pragma once

#include "core/trace/step_names.h"

namespace ad {

/// "The output L does not depend on q." "x is data, and data is not differentiated." for a node of the forward graph that gets no
/// adjoint in this pass; empty if it gets one. Cost: O(nodes + edges).
[[nodiscard]] std::string reasonForNoAdjoint(const Trace& trace, const StepNames& names, NodeId node);

/// "The slope of relu is 0, as z = −0.3 is not positive." or "The messages cancel." where the complete adjoint is 0; else empty.
/// Cost: O(messages).
[[nodiscard]] std::string reasonForZeroAdjoint(const Trace& trace, const StepNames& names, NodeId node);

} // namespace ad
