// SPDX-License-Identifier: GPL-3.0-or-later
// Compares the numbers that a source printed with ours.
#pragma once

#include "core/base/tensor.h"
#include "core/scenario/scenario.h"
#include "core/trace/trace.h"

#include <optional>
#include <string_view>

namespace ad {

enum class NodeNumber {
    Value,
    Adjoint,
    Tangent,
};

enum class PublishedVerdict {
    Given,   // the value of an input, as in the source: nothing to compute
    Agrees,  // ours, rounded to as many digits as were printed, is what was printed
    Erratum, // it is not, and it is known why
    Differs,
    Elsewhere, // it is not, but the inputs have other values than in the source
    Missing,   // there is no such node, it has no adjoint, or it has another shape
};

/// One printed number or array, and ours.
struct PublishedCheck
{
    int entry = 0; // of Scenario::published
    NodeNumber quantity = NodeNumber::Value;
    NodeId node = kNoNode; // kNoNode: no node has that name
    std::string printed = {};
    int digits = 1;                  // the most significant digits that one of the printed numbers has
    std::optional<Tensor> ours = {}; // nothing if there is none
    PublishedVerdict verdict = PublishedVerdict::Missing;
};

/// One check for each number of each entry, in their order.
///
/// Nodes that the output does not depend on have the adjoint 0, and nodes that do not depend on the direction the tangent 0.
/// Cost: one evaluation and forward sweep for each direction that is mentioned; else O(nodes).
/// @param graph  of the program; the first nodes of the trace's graph are the same.
[[nodiscard]] std::vector<PublishedCheck> checkPublished(const std::vector<Published>& published, const Graph& graph, const Trace& trace);

/// How many checks have which verdict.
struct PublishedCount
{
    int given = 0;
    int agree = 0;
    int errata = 0;
    int differ = 0; // with those that are elsewhere or missing

    friend bool operator==(const PublishedCount&, const PublishedCount&) = default;
};
[[nodiscard]] PublishedCount countOf(const std::vector<PublishedCheck>& checks);

/// How many steps of the trace are made when our number is complete. Tangents of a trace without forward mode come with the values.
[[nodiscard]] int knownAfter(const Trace& trace, NodeId node, NodeNumber quantity);

/// What the inputs move by: "x1 = 1; x2 = [0, 1]". Nothing if a statement is something else than a name and a literal.
[[nodiscard]] std::optional<Point> parseDirection(std::string_view text);

} // namespace ad
