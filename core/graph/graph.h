// SPDX-License-Identifier: GPL-3.0-or-later
// A computation graph: operations in topological order. Immutable; made by a Builder.
#pragma once

#include "core/base/result.h"
#include "core/base/tensor.h"
#include "core/op/op.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ad {

inline constexpr int kNoGroup = -1;

/// What a leaf is for.
enum class LeafRole {
    None,      // not a leaf, or a constant
    Parameter, // differentiated and optimised
    Data,      // neither, unless asked for
};

struct Node
{
    const Op* op = nullptr;
    std::vector<NodeId> inputs = {}; // all smaller than this node's id
    Attributes attributes = {};
    Shape shape = {};
    Tensor value = {}; // of a leaf; a scalar 0 elsewhere
    LeafRole role = LeafRole::None;
    std::string name = {}; // as bound in the program, or empty
    Place where = {};      // in the program
    int group = kNoGroup;  // the innermost group that the node is part of
};

/// One call of a function that is built of several nodes: a user's function, softmax, cross_entropy …
struct Group
{
    std::string name = {}; // of the function
    int parent = kNoGroup;
    NodeId output = kNoNode; // the node that stands for the call
    Place where = {};
};

/// Values for inputs, by name; what is not named keeps the value that the program gives it.
using Point = std::map<std::string, Tensor, std::less<>>;

class Graph
{
public:
    Graph() = default;

    [[nodiscard]] int size() const { return static_cast<int>(m_nodes.size()); }
    [[nodiscard]] const Node& node(NodeId id) const { return m_nodes[static_cast<std::size_t>(id)]; }
    [[nodiscard]] std::span<const Node> nodes() const { return m_nodes; }
    [[nodiscard]] std::span<const Group> groups() const { return m_groups; }
    /// Every input leaf, data included, in the order of the program.
    [[nodiscard]] std::span<const NodeId> inputs() const { return m_inputs; }
    /// The node of that name, or kNoNode. Cost: one look-up.
    [[nodiscard]] NodeId find(std::string_view name) const;

private:
    friend class Builder;
    std::vector<Node> m_nodes;
    std::vector<Group> m_groups;
    std::vector<NodeId> m_inputs;
    std::map<std::string, NodeId, std::less<>> m_names;
};

[[nodiscard]] inline bool isConstant(const Node& node)
{
    return isLeaf(*node.op) && node.role == LeafRole::None;
}
[[nodiscard]] inline bool isInput(const Node& node)
{
    return node.role != LeafRole::None;
}

/// For each node the nodes that use it: one entry an edge, in the order of the users. Cost: O(nodes + edges).
struct Use
{
    NodeId user;
    int slot;
};
[[nodiscard]] std::vector<std::vector<Use>> uses(const Graph& graph);

/// True for each node that `output` depends on, itself included. Cost: O(nodes + edges).
[[nodiscard]] std::vector<bool> ancestors(const Graph& graph, NodeId output);
[[nodiscard]] std::vector<bool> ancestors(const Graph& graph, std::span<const NodeId> outputs);

/// True for each node that depends on one of `sources`, these included. Cost: O(nodes + edges).
[[nodiscard]] std::vector<bool> dependents(const Graph& graph, std::span<const NodeId> sources);

/// A name for every node: its own, or v1, v2 … for unnamed operations in their order (skipping names that are taken), and the number
/// itself for constants. Cost: O(nodes).
[[nodiscard]] std::vector<std::string> displayNames(const Graph& graph);

} // namespace ad
