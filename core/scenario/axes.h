// SPDX-License-Identifier: GPL-3.0-or-later
// A program seen as a function of its free inputs, two of which are the axes of a map.
#pragma once

#include "core/lang/program.h"
#include "core/scenario/scenario.h"

namespace ad {

/// The graph as a function of what racers move, its n free numbers; the rest of its inputs is fixed.
struct AxisView
{
    Graph graph;
    NodeId output = kNoNode;
    std::vector<NodeId> leaves;     // inputs of `graph` with the free numbers one after the other: scalars, or whole vectors and matrices
    std::vector<std::string> names; // of the n numbers: "x", or "w[0]" and "W[1, 2]" for one element of a vector or matrix
    std::vector<double> values;     // in the program
    std::vector<double> start;      // where a race starts: the scenario's start, or the program's values
    std::vector<int> axes;          // of the map: one or two indices into the numbers
};

/// What can be an axis: every scalar parameter, and every element of the others ("w[0]"), in the order of the program. At most `most`.
[[nodiscard]] std::vector<std::string> axisCandidates(const Graph& graph, int most = 1000);

/// The program as a function of everything that is free: all numbers of all parameters that its output depends on, and the scenario's axes,
/// whatever they are. The numbers are in the order of the program; if the axes are all of them, in the order of the axes.
///
/// The axes are the scenario's, or its first two candidates if it names none (or the only one).
/// Errors: an output that is not a scalar, no parameter at all, a name that is no candidate, a start of another length.
[[nodiscard]] Result<AxisView> axisView(const Scenario& scenario, const Program& program);

/// The point that `numbers` mean: n of them are all coordinates; one for each axis, with the others where the program has them; none: the
/// program's values. The error says how many are needed.
[[nodiscard]] Result<std::vector<double>> pointFrom(const AxisView& view, const std::vector<double>& numbers);

} // namespace ad
