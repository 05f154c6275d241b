// SPDX-License-Identifier: GPL-3.0-or-later
// A program seen as a function of a few numbers: its axes.
#pragma once

#include "core/lang/program.h"
#include "core/scenario/scenario.h"

namespace ad {

/// The graph as a function of scalar leaves, and the rest of its inputs fixed.
struct AxisView
{
    Graph graph;
    NodeId output = kNoNode;
    std::vector<NodeId> axes;       // scalar input leaves of `graph`
    std::vector<std::string> names; // "x", or "w[0]" and "W[1, 2]" for one element of a vector or matrix
    std::vector<double> start;      // where a race starts: the scenario's start, or the program's values
};

/// What can be an axis: every scalar parameter, and every element of the others ("w[0]"), in the order of the program. At most `most`.
[[nodiscard]] std::vector<std::string> axisCandidates(const Graph& graph, int most = 1000);

/// The program as a function of the scenario's axes; of its first two candidates if the scenario names none (or the only one).
///
/// A vector or matrix with an element among the axes is put together from scalars, so that everything downstream sees scalar axes.
/// Errors: an output that is not a scalar, no parameter at all, a name that is no candidate, a start of another length.
[[nodiscard]] Result<AxisView> axisView(const Scenario& scenario, const Program& program);

} // namespace ad
