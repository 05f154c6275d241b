// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn of a graph: its items, how they are labelled, and the links between them.
#pragma once

#include "core/trace/trace.h"

#include <string>
#include <vector>

namespace ad {

enum class ItemKind {
    Input,     // a leaf that is differentiated
    Data,      // a leaf that isn't
    Operation, // any operation but the output
    Output,    // the operation that the backward pass starts from
    Constant,  // one that could not be written into its user's label
    Group,     // a collapsed group: one item for all its nodes
};

/// A card of the picture.
struct DiagramItem
{
    ItemKind kind = ItemKind::Operation;
    NodeId node = kNoNode; // whose value and adjoint it shows
    int group = kNoGroup;  // the collapsed group that it stands for
    std::string label;     // what it does: "×", "+ 1", "σ", "(·)^3"; what follows '^' is a superscript. Of a leaf: its name or number
    std::string name;      // as displayed: "x₁", "z", "v₃"
    std::string shape;     // "(2, 3)", or empty for scalars
    bool isOutput = false;
    bool isFaded = false;      // the output does not depend on it
    bool isDerivative = false; // it computes an adjoint, and is no part of the program

    friend bool operator==(const DiagramItem&, const DiagramItem&) = default;
};

/// An arrow of the picture.
struct DiagramLink
{
    int edge = 0; // index into ad::edges(graph), and into Frame::edges; of a link to a collapsed group the first of its edges
    int from = 0; // items
    int to = 0;
    int slot = 0;

    friend bool operator==(const DiagramLink&, const DiagramLink&) = default;
};

inline constexpr int kNoItem = -1;
inline constexpr int kNoLink = -1;

struct Diagram
{
    std::vector<DiagramItem> items; // by rising NodeId
    std::vector<DiagramLink> links; // by rising edge
    std::vector<int> itemOf;        // of each node: the item that is or contains it; kNoItem for constants that nothing uses
    std::vector<int> linkOf;        // of each edge: its link, or kNoLink where it is folded into an item

    friend bool operator==(const Diagram&, const Diagram&) = default;
};

struct DiagramOptions
{
    std::vector<int> collapsed = {}; // groups that are shown as one item; those inside of them don't matter
};

/// The picture of a graph as seen from `output`.
///
/// A scalar constant that is an operand of an elementwise operation is not an item: it is written into the label of its user
/// ("+ 1", "2 ×", "1/(·)", "(·)^3"). Inputs that nothing uses are items. Cost: O(nodes + edges).
[[nodiscard]] Diagram diagram(const Graph& graph, NodeId output, const DiagramOptions& options = {});

/// The same for the forward graph of a trace, seen from its output; `edge` indexes Trace::edges.
[[nodiscard]] Diagram diagram(const Trace& trace, const DiagramOptions& options = {});

/// What an operation is labelled with when scalar constants among its operands are written into it.
[[nodiscard]] std::string operationLabel(const Graph& graph, NodeId operation);

/// True if the operand in `slot` is written into the label of its user.
[[nodiscard]] bool isFolded(const Graph& graph, NodeId user, int slot);

} // namespace ad
