// SPDX-License-Identifier: GPL-3.0-or-later
// What a good lecturer says and writes down at a step of a trace.
#pragma once

#include "core/trace/trace.h"

#include <string>
#include <vector>

namespace ad {

struct Explanation
{
    std::string title;                 // "Step 14 of 23 · backward"
    std::string sentence;              // plain text, for the caption and for screen readers
    std::vector<std::string> formulas; // TeX with \color{value}, \color{adjoint}, \color{dim} and \link{edge:12}{…}; see ui/math
};

/// Explains step `step`, 0 ≤ step < trace.size(); −1 stands for "before the first".
///
/// A value comes in symbols and in numbers. A message comes as upstream × local derivative and as what it is added to; its formulas are
/// the whole sum over the users of the node, v̄₁ = v̄₂ ∂v₂/∂v₁ + v̄₃ ∂v₃/∂v₁ + …, each term a link "edge:N" to an index of
/// Trace::edges, with what is still to come dimmed. Where zeros and NaN arise, the sentence says why.
/// Cost: O(nodes + messages) for names and the search of terms, and what the formulas of one operation cost.
[[nodiscard]] Explanation explain(const Trace& trace, int step);

/// The complete adjoint of a forward node, as at its last message; no formulas for a node that gets none.
[[nodiscard]] std::vector<std::string> explainAdjoint(const Trace& trace, NodeId node);

} // namespace ad
