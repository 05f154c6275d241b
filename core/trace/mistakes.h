// SPDX-License-Identifier: GPL-3.0-or-later
// Which numbers of a trace with mistakes are wrong.
#pragma once

#include "core/trace/trace.h"

namespace ad {

/// Compares a trace with the one that is right, and fills in what is wrong with it. Cost: O(messages · log messages + elements).
void markMistakes(Trace& trace, std::shared_ptr<const Trace> right);

/// True if two numbers differ by more than another order of the same sum explains.
[[nodiscard]] bool differ(const Tensor& a, const Tensor& b);

} // namespace ad
