// SPDX-License-Identifier: GPL-3.0-or-later
// Which nodes a step may go on with, and which have a part in a number.
#pragma once

#include "core/trace/trace.h"

#include <vector>

namespace ad {

/// What is known before `step` is made.
struct Known
{
    std::vector<bool> value;
    std::vector<bool> adjoint;  // complete
    std::vector<bool> tangent;  // complete
    std::vector<bool> passedOn; // has passed its adjoint back
};
/// Cost: O(nodes + steps).
[[nodiscard]] Known knownBefore(const Trace& trace, int step);

/// Forward: the operations that are not computed yet, but whose operands are. Backward: the nodes whose adjoint is complete and has not
/// been passed back, but will be. Any of them could be next; rising.
[[nodiscard]] std::vector<NodeId> possibleNext(const Trace& trace, int step, bool isBackward);

/// Forward: the operands of `node` but constants. Backward: the nodes from which messages come. Rising, each once.
[[nodiscard]] std::vector<NodeId> contributors(const Trace& trace, NodeId node, bool isBackward);

} // namespace ad
