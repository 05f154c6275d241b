// SPDX-License-Identifier: GPL-3.0-or-later
// Why a number is 0, NaN or infinite, where there is a simple reason.
#pragma once

#include "core/trace/step_names.h"

namespace ad {

/// "ln(−0.3) has no real value." where a NaN or an infinity arises in the value of `node`; where it came from, if an operand has it
/// already; empty if the value is finite.
[[nodiscard]] std::string reasonForValue(const Trace& trace, const StepNames& names, NodeId node);

/// "relu's slope is 0, as z = −0.3 is not positive." for a message of zeros, and the like for one that isn't finite; else empty.
[[nodiscard]] std::string reasonForMessage(const Trace& trace, const StepNames& names, const Message& message);

} // namespace ad
