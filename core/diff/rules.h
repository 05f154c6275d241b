// SPDX-License-Identifier: GPL-3.0-or-later
// Applying the rows' derivative rules to a node of a graph that is being extended.
#pragma once

#include "core/graph/builder.h"

namespace ad {

/// What one edge passes on: the nodes of its value and, for an elementwise op, of the local derivative it was multiplied with.
struct Passed
{
    NodeId value = kNoNode; // kNoNode: no derivative passes
    NodeId local = kNoNode;
};

/// Appends what `node` sends back to its input at `slot`, given its adjoint: x̄ += vjp(ȳ), in the shape of the input.
[[nodiscard]] Passed passBack(Builder& builder, NodeId node, int slot, NodeId adjoint);

/// Appends what the tangent of the input at `slot` contributes to the tangent of `node`: jvp(ẋ), in the shape of the node.
[[nodiscard]] Passed passOn(Builder& builder, NodeId node, int slot, NodeId tangent);

} // namespace ad
