// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from a scenario: its program, and the traces of its evaluation.
#pragma once

#include "core/lang/program.h"
#include "core/scenario/scenario.h"
#include "core/trace/trace.h"

#include <memory>

namespace ad {

struct ScalarView;

/// A pure function of the scenario. `program` and `trace` are null exactly if there are errors.
struct Derivation
{
    std::vector<Error> errors;
    std::shared_ptr<const Scenario> scenario; // what this follows from
    std::shared_ptr<const Program> program;
    std::shared_ptr<const Trace> trace; // the first of the episodes
    /// Traces of the same graph that are played one after the other: a second backward pass, further examples, the iterations of a loop.
    std::vector<std::shared_ptr<const Trace>> episodes;
    /// If `scenario.graph.isScalar`, and the program has vectors or matrices: the traces are those of this graph of scalars.
    std::shared_ptr<const ScalarView> scalars;
};

/// Parses and evaluates the scenario's program, and differentiates as `scenario.graph` says.
///
/// Errors are those of the program, an output that does not exist, an external gradient whose shape is not the output's (a scalar is
/// stretched), a point that does not fit, and a graph of scalars that would be too large. What of `scenario.graph` does not fit the
/// program, as it may be after an edit, is ignored. Cost: O(length of the text + nodes) for each episode.
/// @param at  replaces the values of inputs.
[[nodiscard]] Derivation derive(const Scenario& scenario, const Point& at = {}, Differentiate differentiate = Differentiate::Parameters);

/// The tangents of the inputs in forward mode: as chosen, or 1 for each element of the first parameter (or of the first input).
[[nodiscard]] Point directionOf(const GraphChoice& choice, const Graph& graph);

/// The value of a literal of the language: "0.5", "-1e-3", "[1, 2]", "[[1, 2], [3, 4]]". Errors say what is expected.
[[nodiscard]] Result<Tensor> parseLiteral(std::string_view text);

} // namespace ad
