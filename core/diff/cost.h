// SPDX-License-Identifier: GPL-3.0-or-later
// What forward and reverse mode cost for the whole Jacobian of a program, counted on its graph.
#pragma once

#include "core/diff/reverse.h"

namespace ad {

/// Of one mode, or of the evaluation alone.
struct ModeCost
{
    double sweeps = 0.0;
    double multiplications = 0.0; // of all sweeps; divisions count too
    double stored = 0.0;          // the most numbers of intermediate results that one sweep has to keep at once
};

/// f: ℝⁿ → ℝᵐ with n elements of all parameters and m elements of the output.
struct Cost
{
    double inputs = 0.0;
    double outputs = 0.0;
    ModeCost value;   // one evaluation of f
    ModeCost forward; // n sweeps, one for each element of an input; without the evaluation of f
    ModeCost reverse; // m sweeps, one for each element of the output; without the evaluation of f
    /// With as many outputs as there are, reverse mode takes fewer multiplications from this number of inputs on.
    double crossing = 0.0;
};

/// Counts the nodes that the two modes really append to the graph. Forward mode can drop a value and its tangent when all users have read
/// them; reverse mode keeps every intermediate value that a message reads until that message is made.
/// Cost: one sweep for each input and one back.
/// @see Griewank & Walther, Evaluating Derivatives (2008), chapters 3 and 4.
[[nodiscard]] Cost costOf(const Graph& graph, NodeId output);

/// The multiplications and divisions of one operation, elementwise or in a product of matrices.
[[nodiscard]] double multiplicationsOf(const Graph& graph, NodeId node);

} // namespace ad
