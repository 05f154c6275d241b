// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/axes.h"

#include "core/base/text.h"
#include "core/graph/builder.h"
#include "core/graph/element_name.h"
#include "core/op/catalog.h"

#include <algorithm>

namespace ad {

namespace {

// One number among those that an input holds.
struct Element
{
    NodeId input;
    std::ptrdiff_t index;
    std::string name;

    friend bool operator==(const Element&, const Element&) = default;
};

std::vector<Element> candidates(const Graph& graph, std::size_t most)
{
    std::vector<Element> result;
    for (const NodeId input : graph.inputs()) {
        const Node& node = graph.node(input);
        if (node.role != LeafRole::Parameter)
            continue;
        for (std::ptrdiff_t i = 0; i < node.shape.size() && result.size() < most; ++i)
            result.push_back({input, i, elementName(node.name, node.shape, i)});
    }
    return result;
}

std::string withoutBlanks(std::string text)
{
    std::erase(text, ' ');
    return text;
}

// Any input may be an axis if it is asked for by name, data too.
std::optional<Element> named(const Graph& graph, const std::string& name)
{
    const std::string plain = withoutBlanks(name);
    const NodeId input = graph.find(plain.substr(0, plain.find('[')));
    if (input == kNoNode || !isInput(graph.node(input)))
        return std::nullopt;
    const Node& node = graph.node(input);
    for (std::ptrdiff_t i = 0; i < node.shape.size(); ++i)
        if (withoutBlanks(elementName(node.name, node.shape, i)) == plain)
            return Element{input, i, elementName(node.name, node.shape, i)};
    return std::nullopt;
}

Result<std::vector<Element>> chosen(const Scenario& scenario, const Graph& graph)
{
    const std::vector<Element> possible = candidates(graph, 1000);
    if (scenario.axes.empty()) {
        if (possible.empty())
            return Error{"the program has no input to vary", {}, "bind a name to a number, such as x = 1, or use a name that is not bound"};
        return std::vector<Element>(possible.begin(), possible.begin() + std::min<std::ptrdiff_t>(2, std::ssize(possible)));
    }
    std::vector<Element> result;
    for (const std::string& name : scenario.axes) {
        const std::optional<Element> element = named(graph, name);
        if (!element) {
            std::vector<std::string> names;
            for (const Element& candidate : possible)
                names.push_back(candidate.name);
            return Error{"axis '" + name + "' is not an input of the program", {}, didYouMean(name, names)};
        }
        result.push_back(*element);
    }
    return result;
}

// Copies a graph, and replaces inputs that hold axes by scalars put together.
class Splitter
{
public:
    Splitter(const Graph& graph, const std::vector<Element>& axes)
        : m_graph(graph)
        , m_axes(axes)
    {
    }

    AxisView run(NodeId output) &&
    {
        AxisView view;
        view.axes.resize(m_axes.size());
        std::vector<NodeId> copies;
        for (NodeId id = 0; id < m_graph.size(); ++id)
            copies.push_back(copied(id, copies, view.axes));
        view.graph = std::move(m_builder).build();
        view.output = copies[static_cast<std::size_t>(output)];
        return view;
    }

private:
    NodeId copied(NodeId id, const std::vector<NodeId>& copies, std::vector<NodeId>& axes)
    {
        const Node& node = m_graph.node(id);
        if (isInput(node))
            return input(id, node, axes);
        if (isConstant(node))
            return m_builder.constant(node.value, node.where);
        std::vector<NodeId> inputs;
        for (const NodeId from : node.inputs)
            inputs.push_back(copies[static_cast<std::size_t>(from)]);
        return *m_builder.add(*node.op, std::move(inputs), node.attributes, node.where);
    }

    NodeId input(NodeId id, const Node& node, std::vector<NodeId>& axes)
    {
        const bool hasAxis = std::any_of(m_axes.begin(), m_axes.end(), [&](const Element& axis) { return axis.input == id; });
        if (!hasAxis)
            return m_builder.input(node.name, node.value, node.role, node.where);
        std::vector<NodeId> elements;
        for (std::ptrdiff_t i = 0; i < node.shape.size(); ++i)
            elements.push_back(scalar(Element{id, i, elementName(node.name, node.shape, i)}, node.value[i], axes));
        if (node.shape.isScalar())
            return elements.front();
        return *m_builder.add(*findOp("stack"), std::move(elements), {.shape = node.shape});
    }

    NodeId scalar(const Element& element, double value, std::vector<NodeId>& axes)
    {
        const auto axis = std::find(m_axes.begin(), m_axes.end(), element);
        if (axis == m_axes.end())
            return m_builder.constant(value);
        const NodeId leaf = m_builder.input(element.name, value);
        axes[static_cast<std::size_t>(axis - m_axes.begin())] = leaf;
        return leaf;
    }

    const Graph& m_graph;
    const std::vector<Element>& m_axes;
    Builder m_builder;
};

} // namespace

std::vector<std::string> axisCandidates(const Graph& graph, int most)
{
    std::vector<std::string> names;
    for (const Element& element : candidates(graph, static_cast<std::size_t>(most)))
        names.push_back(element.name);
    return names;
}

Result<AxisView> axisView(const Scenario& scenario, const Program& program)
{
    const Graph& graph = program.graph;
    const Shape& shape = graph.node(program.output).shape;
    if (!shape.isScalar())
        return Error{"a landscape needs a scalar output, but this one has shape " + toText(shape), {}, "take its sum, mean or norm2"};
    const Result<std::vector<Element>> axes = chosen(scenario, graph);
    if (!axes)
        return axes.error();
    AxisView view = Splitter(graph, *axes).run(program.output);
    for (const Element& axis : *axes) {
        view.names.push_back(axis.name);
        view.start.push_back(graph.node(axis.input).value[axis.index]);
    }
    if (!scenario.start.empty()) {
        if (scenario.start.size() != axes->size())
            return Error{"the start has " + std::to_string(scenario.start.size()) + " numbers, but there are " +
                         std::to_string(axes->size()) + " axes"};
        view.start = scenario.start;
    }
    return view;
}

} // namespace ad
