// SPDX-License-Identifier: GPL-3.0-or-later
// The traces that are played one after the other for one program.
#pragma once

#include "core/lang/program.h"
#include "core/scenario/graph_choice.h"
#include "core/trace/trace.h"

#include <memory>
#include <vector>

namespace ad {

/// What all episodes have in common.
struct EpisodeSource
{
    const Graph& graph;
    NodeId output = kNoNode;
    Tensor seed; // of the output's shape
    Point point; // values of inputs at the beginning
    Differentiate differentiate = Differentiate::Parameters;
    NodeId firstDerivative = kNoNode; // nodes from here on were appended to the program, and are evaluated only
};

/// One trace, unless something is asked for that takes several:
/// - gradients that are kept: a second backward pass that starts from those of the first;
/// - a loop of n updates: for each of them a trace with an update at its end (or one for each example, whose gradients are added up, with
///   the update at the end of the last one), and at the end forward passes that show what came of it.
/// With derivatives as nodes there is one trace, without a backward pass.
/// Never empty. What of `choice` does not fit the graph is ignored. Cost: one recording an episode.
[[nodiscard]] std::vector<std::shared_ptr<const Trace>> episodesOf(const EpisodeSource& source, const GraphChoice& choice);

} // namespace ad
