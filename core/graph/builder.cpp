// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/builder.h"

#include "core/op/catalog.h"

#include <cassert>

namespace ad {

NodeId Builder::append(Node node)
{
    node.group = m_group;
    m_graph.m_nodes.push_back(std::move(node));
    return m_graph.size() - 1;
}

NodeId Builder::input(std::string name, Tensor value, LeafRole role, Place where)
{
    assert(role != LeafRole::None);
    const Shape shape = value.shape();
    const NodeId id = append({.op = &inputOp(), .shape = shape, .value = std::move(value), .role = role, .where = where});
    m_graph.m_inputs.push_back(id);
    if (!name.empty())
        setName(id, std::move(name));
    return id;
}

NodeId Builder::constant(Tensor value, Place where)
{
    const Shape shape = value.shape();
    return append({.op = &constantOp(), .shape = shape, .value = std::move(value), .where = where});
}

Result<NodeId> Builder::add(const Op& op, std::vector<NodeId> inputs, const Attributes& attributes, Place where)
{
    std::vector<Shape> shapes;
    shapes.reserve(inputs.size());
    for (const NodeId input : inputs) {
        assert(input >= 0 && input < m_graph.size());
        shapes.push_back(shapeOf(input));
    }
    const Result<Shape> shape = ad::shapeOf(op, shapes, attributes);
    if (!shape)
        return Error{shape.error().message, where, shape.error().hint};
    return append({.op = &op, .inputs = std::move(inputs), .attributes = attributes, .shape = *shape, .where = where});
}

void Builder::setName(NodeId node, std::string name)
{
    assert(m_graph.node(node).name.empty() && m_graph.find(name) == kNoNode);
    m_graph.m_names.emplace(name, node);
    m_graph.m_nodes[static_cast<std::size_t>(node)].name = std::move(name);
}

void Builder::setRole(NodeId input, LeafRole role)
{
    assert(isInput(m_graph.node(input)));
    m_graph.m_nodes[static_cast<std::size_t>(input)].role = role;
}

void Builder::setValue(NodeId leaf, Tensor value)
{
    assert(isLeaf(*m_graph.node(leaf).op) && value.shape() == m_graph.node(leaf).shape);
    m_graph.m_nodes[static_cast<std::size_t>(leaf)].value = std::move(value);
}

int Builder::beginGroup(std::string name, Place where)
{
    m_graph.m_groups.push_back({.name = std::move(name), .parent = m_group, .where = where});
    m_group = static_cast<int>(m_graph.m_groups.size()) - 1;
    return m_group;
}

void Builder::endGroup(NodeId output)
{
    assert(m_group != kNoGroup);
    Group& group = m_graph.m_groups[static_cast<std::size_t>(m_group)];
    group.output = output;
    m_group = group.parent;
}

NodeId Builder::emitNode(const Op& op, std::span<const NodeId> inputs, const Attributes& attributes)
{
    const Result<NodeId> node = add(op, {inputs.begin(), inputs.end()}, attributes);
    assert(node);
    return *node;
}

const Tensor* Builder::constantOf(NodeId node) const
{
    const Node& known = m_graph.node(node);
    return isConstant(known) ? &known.value : nullptr;
}

} // namespace ad
