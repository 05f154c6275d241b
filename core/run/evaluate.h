// SPDX-License-Identifier: GPL-3.0-or-later
// The value of every node at one point.
#pragma once

#include "core/graph/graph.h"

#include <optional>

namespace ad {

/// The values of all nodes, indexed by NodeId. Values without a real result are NaN or infinite, never errors.
/// Cost: one op each; one allocation a node that is not a scalar.
///
/// @param point  overrides inputs by name; each has the shape of its input (asserted; check with `misfit`). Unknown names are ignored.
[[nodiscard]] std::vector<Tensor> evaluate(const Graph& graph, const Point& point = {});

/// The same, but only for the nodes in `needed`; the others stay 0.
[[nodiscard]] std::vector<Tensor> evaluate(const Graph& graph, const Point& point, const std::vector<bool>& needed);

/// An error if a name of `point` is no input of the graph, or its value has another shape than the input.
[[nodiscard]] std::optional<Error> misfit(const Graph& graph, const Point& point);

} // namespace ad
