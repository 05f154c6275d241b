// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/expand.h"

#include "core/base/text.h"
#include "core/graph/builder.h"
#include "core/graph/element_name.h"
#include "core/op/catalog.h"
#include "core/op/scalars.h"

#include <algorithm>
#include <cassert>

namespace ad {

namespace {

/// Where the rules put their scalar nodes: notes for which element each is, and folds what is constant.
class Scalars final : public Emitter
{
public:
    [[nodiscard]] Builder& builder() { return m_builder; }
    [[nodiscard]] int size() const { return m_builder.graph().size(); }
    [[nodiscard]] Expr expr(NodeId node) { return {*this, node}; }
    [[nodiscard]] std::vector<ElementOf>& origins() { return m_origins; }

    /// What is made from now on is made for this element.
    void beginElement(ElementOf element, Place where)
    {
        m_element = element;
        m_where = where;
    }
    NodeId noted(NodeId node)
    {
        m_origins.resize(static_cast<std::size_t>(size()), m_element);
        return node;
    }

    NodeId emitNode(const Op& op, std::span<const NodeId> inputs, const Attributes& attributes) override
    {
        if (std::all_of(inputs.begin(), inputs.end(), [this](NodeId input) { return constantOf(input) != nullptr; }))
            return emitConstant(folded(op, inputs, attributes));
        const Result<NodeId> node = m_builder.add(op, {inputs.begin(), inputs.end()}, attributes, m_where);
        assert(node);
        return noted(*node);
    }
    NodeId emitConstant(const Tensor& value) override { return noted(m_builder.constant(value, m_where)); }
    [[nodiscard]] const Shape& shapeOf(NodeId node) const override { return m_builder.shapeOf(node); }
    [[nodiscard]] const Tensor* constantOf(NodeId node) const override { return m_builder.constantOf(node); }

private:
    [[nodiscard]] Tensor folded(const Op& op, std::span<const NodeId> inputs, const Attributes& attributes) const
    {
        std::vector<const Tensor*> values;
        for (const NodeId input : inputs)
            values.push_back(constantOf(input));
        return valueOf(op, values, attributes, Shape());
    }

    Builder m_builder;
    std::vector<ElementOf> m_origins;
    ElementOf m_element;
    Place m_where;
};

class Expander
{
public:
    Expander(const Graph& graph, std::span<const Tensor> values, int most)
        : m_graph(graph)
        , m_values(values)
        , m_most(most)
        , m_apart(static_cast<std::size_t>(graph.size()))
        , m_standsForGroup(static_cast<std::size_t>(graph.size()), false)
    {
        for (const Group& group : graph.groups())
            m_standsForGroup[static_cast<std::size_t>(group.output)] = true;
    }

    Result<Expansion> run(NodeId output, const Tensor& seed) &&
    {
        for (NodeId id = 0; id < m_graph.size(); ++id) {
            openGroups(m_graph.node(id).group);
            if (!takeApart(id))
                return excess();
        }
        openGroups(kNoGroup);
        Expansion result;
        takeOutput(result, output, seed);
        for (const Apart& apart : m_apart) {
            result.elements.emplace_back();
            for (const Expr& element : apart.nodes)
                result.elements.back().push_back(element.id());
        }
        result.graph = std::move(m_scalars.builder()).build();
        result.origins = std::move(m_scalars.origins());
        result.groups = std::move(m_groups);
        return result;
    }

private:
    [[nodiscard]] const Group& group(int index) const { return m_graph.groups()[static_cast<std::size_t>(index)]; }
    // A group stands for its output, so one that has several can't be a group of scalars.
    [[nodiscard]] bool isKept(int index) const { return m_graph.node(group(index).output).shape.size() == 1; }

    // Closes the groups that `inner` is not part of, and opens those that it is.
    void openGroups(int inner)
    {
        std::vector<int> wanted;
        for (int i = inner; i != kNoGroup; i = group(i).parent)
            if (isKept(i))
                wanted.insert(wanted.begin(), i);
        while (!m_open.empty() && (m_open.size() > wanted.size() || wanted[m_open.size() - 1] != m_open.back())) {
            m_scalars.builder().endGroup(m_apart[static_cast<std::size_t>(group(m_open.back()).output)][0].id());
            m_open.pop_back();
        }
        for (std::size_t i = m_open.size(); i < wanted.size(); ++i) {
            m_scalars.builder().beginGroup(group(wanted[i]).name, group(wanted[i]).where);
            m_open.push_back(wanted[i]);
            m_groups.push_back(wanted[i]);
        }
    }

    // False if there are too many nodes.
    bool takeApart(NodeId id)
    {
        const Node& node = m_graph.node(id);
        Apart& apart = m_apart[static_cast<std::size_t>(id)];
        apart.shape = node.shape;
        apart.value = &m_values[static_cast<std::size_t>(id)];
        if (node.shape.size() > m_most)
            return false;
        const NodeId first = m_scalars.size();
        for (std::ptrdiff_t i = 0; i < node.shape.size(); ++i) {
            m_scalars.beginElement({id, i}, node.where);
            const NodeId made = isLeaf(*node.op) ? leaf(node, (*apart.value)[i], i) : operation(id, i, first);
            apart.nodes.push_back(m_scalars.expr(made));
            if (m_scalars.size() > m_most)
                return false;
        }
        return true;
    }

    NodeId leaf(const Node& node, double value, std::ptrdiff_t index)
    {
        if (isConstant(node))
            return m_scalars.emitConstant(value);
        return m_scalars.noted(m_scalars.builder().input(nameOf(node, index), value, node.role, node.where));
    }

    NodeId operation(NodeId id, std::ptrdiff_t index, NodeId first)
    {
        const Node& node = m_graph.node(id);
        std::vector<const Apart*> inputs;
        for (const NodeId input : node.inputs)
            inputs.push_back(&m_apart[static_cast<std::size_t>(input)]);
        const Whole whole{*node.op, inputs, node.attributes, node.shape, m_scalars};
        NodeId made = elementOf(whole, index).id();
        // What has a name, or stands for a group, is a node of its own, even if it only hands on a number.
        const bool isOwn = !node.name.empty() || (m_standsForGroup[static_cast<std::size_t>(id)] && node.shape.size() == 1);
        if (isOwn && (made < first || m_scalars.constantOf(made) != nullptr))
            made = m_scalars.noted(*m_scalars.builder().add(*findOp("identity"), {made}, {}, node.where));
        if (!node.name.empty())
            m_scalars.builder().setName(made, nameOf(node, index));
        return made;
    }

    static std::string nameOf(const Node& node, std::ptrdiff_t index)
    {
        return node.name.empty() ? std::string() : elementName(node.name, node.shape, index);
    }

    void takeOutput(Expansion& result, NodeId output, const Tensor& seed)
    {
        const Apart& y = m_apart[static_cast<std::size_t>(output)];
        assert(seed.shape() == y.shape);
        if (y.shape.size() == 1) {
            result.output = y[0].id();
            result.seed = seed[0];
            return;
        }
        m_scalars.beginElement({}, m_graph.node(output).where);
        Expr total;
        for (std::ptrdiff_t i = 0; i < seed.size(); ++i) {
            const Expr term = seed[i] == 1.0 ? y[i] : call("mul", constant(y[i], seed[i]), y[i]);
            total = i == 0 ? term : call("add", total, term);
        }
        result.output = total.id();
        result.seed = 1.0;
    }

    [[nodiscard]] Error excess() const
    {
        NodeId largest = 0;
        for (NodeId id = 0; id < m_graph.size(); ++id)
            if (m_graph.node(id).shape.size() > m_graph.node(largest).shape.size())
                largest = id;
        const Node& node = m_graph.node(largest);
        const std::string name =
            node.name.empty() ? "an array of shape " + toText(node.shape) : "'" + node.name + "' of shape " + toText(node.shape);
        return Error{"the scalar view would have more than " + std::to_string(m_most) + " nodes: " + name + " alone has " +
                         std::to_string(node.shape.size()) + (node.shape.size() == 1 ? " element" : " elements"),
                     node.where, "show the vector view, or make the vectors and matrices smaller"};
    }

    const Graph& m_graph;
    std::span<const Tensor> m_values;
    int m_most;
    std::vector<Apart> m_apart;
    std::vector<bool> m_standsForGroup;
    std::vector<int> m_open;   // groups of the tensor graph, the outermost first
    std::vector<int> m_groups; // of the tensor graph, in the order of those that were made of them
    Scalars m_scalars;
};

} // namespace

bool Expansion::isElement(NodeId scalar) const
{
    const ElementOf& origin = origins[static_cast<std::size_t>(scalar)];
    return origin.node != kNoNode && elements[static_cast<std::size_t>(origin.node)][static_cast<std::size_t>(origin.index)] == scalar;
}

Result<Expansion> expand(const Graph& graph, NodeId output, const Tensor& seed, std::span<const Tensor> values, int most)
{
    return Expander(graph, values, most).run(output, seed);
}

std::ptrdiff_t elementCount(const Graph& graph)
{
    std::ptrdiff_t count = 0;
    for (const Node& node : graph.nodes())
        count += isConstant(node) ? 0 : node.shape.size();
    return count;
}

} // namespace ad
