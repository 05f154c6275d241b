// SPDX-License-Identifier: GPL-3.0-or-later
// The same computation number by number: what belongs to what, and that the results agree.
#pragma once

#include "core/graph/expand.h"
#include "core/scenario/derive.h"
#include "core/scenario/graph_choice.h"
#include "core/trace/trace.h"

#include <memory>
#include <string>
#include <vector>

namespace ad {

/// How many numbers of two traces are the same, to rounding (a relative difference below 1e-9).
struct Agreement
{
    int values = 0;   // elements that were compared
    int adjoints = 0; // those of them that get an adjoint
    int differing = 0;

    friend bool operator==(const Agreement&, const Agreement&) = default;
};

struct ScalarView
{
    Expansion expansion;
    std::shared_ptr<const Trace> whole; // of the program as it is typed
    Agreement agreement;
};

/// True if a node is a vector or a matrix.
[[nodiscard]] bool hasArrays(const Graph& graph);

/// Compares the trace of an expansion with that of the graph that was expanded, element by element. Cost: O(scalar nodes).
[[nodiscard]] Agreement agreementOf(const Expansion& expansion, const Trace& scalars, const Trace& whole);

/// A choice for the graph `whole` as one for its `scalars`: tangents, examples and detached nodes by the names of their elements;
/// names of elements stay.
[[nodiscard]] GraphChoice scattered(const GraphChoice& choice, const Graph& whole, const Graph& scalars);

/// The trace of the program as it is typed, whatever is played.
[[nodiscard]] const Trace& typedTrace(const Derivation& derivation);

/// The derivation with the program that is played: in the scalar view that of the scalars, so that its nodes are those of the trace.
[[nodiscard]] std::shared_ptr<const Derivation> asPlayed(const std::shared_ptr<const Derivation>& derivation);

/// The scalar nodes, of the trace that is played, that stand for the same node as `scalar`, itself included; `scalar` alone where there is
/// no scalar view.
[[nodiscard]] std::vector<NodeId> siblings(const Derivation& derivation, NodeId scalar);

/// "element [0, 1] of W: its adjoint 0.5 is W̄[0, 1] of the vector view", or that a node is a step on the way to an element; empty where
/// there is no scalar view.
[[nodiscard]] std::string correspondence(const Derivation& derivation, NodeId scalar);

/// "The output and all 12 adjoints are those of the vector view."; empty where there is no scalar view.
[[nodiscard]] std::string agreementText(const Derivation& derivation);

/// The groups of the trace that `scenario.graph.collapsed` names.
[[nodiscard]] std::vector<int> collapsedGroups(const Derivation& derivation);
/// What a group of the trace is called in `scenario.graph.collapsed`.
[[nodiscard]] std::string keyOfGroup(const Derivation& derivation, int group);

} // namespace ad
