// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/free_inputs.h"

#include "core/graph/builder.h"
#include "core/graph/element_name.h"
#include "core/op/catalog.h"

#include <algorithm>

namespace ad {

namespace {

std::string withoutBlanks(std::string text)
{
    std::erase(text, ' ');
    return text;
}

Element elementOf(const Graph& graph, NodeId input, std::ptrdiff_t index)
{
    const Node& node = graph.node(input);
    return {input, index, elementName(node.name, node.shape, index)};
}

bool contains(const std::vector<Element>& elements, NodeId input, std::ptrdiff_t index)
{
    return std::any_of(elements.begin(), elements.end(), [&](const Element& e) { return e.input == input && e.index == index; });
}

// Copies a graph, and replaces inputs that are free in part by scalars put together.
class Splitter
{
public:
    Splitter(const Graph& graph, const std::vector<Element>& free)
        : m_graph(graph)
        , m_free(free)
        , m_leafOf(free.size(), kNoNode)
    {
        for (const Element& element : free)
            ++m_count[element.input];
    }

    FreedGraph run(NodeId output) &&
    {
        std::vector<NodeId> copies;
        for (NodeId id = 0; id < m_graph.size(); ++id)
            copies.push_back(copied(id, copies));
        FreedGraph result;
        for (std::size_t i = 0; i < m_leafOf.size(); ++i)
            if (i == 0 || m_leafOf[i] != m_leafOf[i - 1])
                result.leaves.push_back(m_leafOf[i]);
        result.graph = std::move(m_builder).build();
        result.output = copies[static_cast<std::size_t>(output)];
        return result;
    }

private:
    NodeId copied(NodeId id, const std::vector<NodeId>& copies)
    {
        const Node& node = m_graph.node(id);
        if (isInput(node))
            return input(id, node);
        if (isConstant(node))
            return m_builder.constant(node.value, node.where);
        std::vector<NodeId> inputs;
        for (const NodeId from : node.inputs)
            inputs.push_back(copies[static_cast<std::size_t>(from)]);
        return *m_builder.add(*node.op, std::move(inputs), node.attributes, node.where);
    }

    NodeId input(NodeId id, const Node& node)
    {
        const auto count = m_count.find(id);
        if (count == m_count.end())
            return m_builder.input(node.name, node.value, node.role, node.where);
        const bool isWhole = count->second == node.shape.size() && (m_free.size() > 2 || node.shape.isScalar());
        if (isWhole) {
            const NodeId leaf = m_builder.input(node.name, node.value);
            for (std::size_t i = 0; i < m_free.size(); ++i)
                if (m_free[i].input == id)
                    m_leafOf[i] = leaf;
            return leaf;
        }
        std::vector<NodeId> elements;
        for (std::ptrdiff_t i = 0; i < node.shape.size(); ++i)
            elements.push_back(scalar(id, i, node.value[i]));
        if (node.shape.isScalar())
            return elements.front();
        return *m_builder.add(*findOp("stack"), std::move(elements), {.shape = node.shape});
    }

    NodeId scalar(NodeId input, std::ptrdiff_t index, double value)
    {
        for (std::size_t i = 0; i < m_free.size(); ++i)
            if (m_free[i].input == input && m_free[i].index == index)
                return m_leafOf[i] = m_builder.input(m_free[i].name, value);
        return m_builder.constant(value);
    }

    const Graph& m_graph;
    const std::vector<Element>& m_free;
    std::vector<NodeId> m_leafOf;             // of each free number
    std::map<NodeId, std::ptrdiff_t> m_count; // free numbers of an input
    Builder m_builder;
};

} // namespace

std::vector<Element> parameterElements(const Graph& graph, std::size_t most)
{
    std::vector<Element> result;
    for (const NodeId input : graph.inputs()) {
        const Node& node = graph.node(input);
        if (node.role != LeafRole::Parameter)
            continue;
        for (std::ptrdiff_t i = 0; i < node.shape.size() && result.size() < most; ++i)
            result.push_back(elementOf(graph, input, i));
    }
    return result;
}

std::optional<Element> elementNamed(const Graph& graph, const std::string& name)
{
    const std::string plain = withoutBlanks(name);
    const NodeId input = graph.find(plain.substr(0, plain.find('[')));
    if (input == kNoNode || !isInput(graph.node(input)))
        return std::nullopt;
    for (std::ptrdiff_t i = 0; i < graph.node(input).shape.size(); ++i) {
        Element element = elementOf(graph, input, i);
        if (withoutBlanks(element.name) == plain)
            return element;
    }
    return std::nullopt;
}

std::vector<Element> freeElements(const Graph& graph, NodeId output, const std::vector<Element>& axes)
{
    const std::vector<bool> counts = ancestors(graph, output);
    std::vector<Element> result;
    for (const NodeId input : graph.inputs()) {
        const Node& node = graph.node(input);
        const bool isFree = node.role == LeafRole::Parameter && counts[static_cast<std::size_t>(input)];
        for (std::ptrdiff_t i = 0; i < node.shape.size(); ++i)
            if (isFree || contains(axes, input, i))
                result.push_back(elementOf(graph, input, i));
    }
    return result.size() == axes.size() ? axes : result;
}

FreedGraph freed(const Graph& graph, NodeId output, const std::vector<Element>& free)
{
    return Splitter(graph, free).run(output);
}

} // namespace ad
