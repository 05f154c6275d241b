// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/evaluate.h"

#include "core/base/text.h"

#include <cassert>

namespace ad {

namespace {

const Tensor& leafValue(const Node& node, const Point& point)
{
    if (!isInput(node) || node.name.empty())
        return node.value;
    const auto found = point.find(node.name);
    if (found == point.end())
        return node.value;
    assert(found->second.shape() == node.shape);
    return found->second;
}

Tensor nodeValue(const Node& node, const std::vector<Tensor>& values, std::vector<const Tensor*>& inputs)
{
    inputs.clear();
    for (const NodeId input : node.inputs)
        inputs.push_back(&values[static_cast<std::size_t>(input)]);
    return valueOf(*node.op, inputs, node.attributes, node.shape);
}

} // namespace

std::vector<Tensor> evaluate(const Graph& graph, const Point& point, const std::vector<bool>& needed)
{
    std::vector<Tensor> values(static_cast<std::size_t>(graph.size()));
    std::vector<const Tensor*> inputs;
    for (std::size_t id = 0; id < values.size(); ++id) {
        if (!needed[id])
            continue;
        const Node& node = graph.nodes()[id];
        values[id] = isLeaf(*node.op) ? leafValue(node, point) : nodeValue(node, values, inputs);
    }
    return values;
}

std::vector<Tensor> evaluate(const Graph& graph, const Point& point)
{
    return evaluate(graph, point, std::vector<bool>(static_cast<std::size_t>(graph.size()), true));
}

std::optional<Error> misfit(const Graph& graph, const Point& point)
{
    std::vector<std::string> names;
    for (const NodeId input : graph.inputs())
        names.push_back(graph.node(input).name);
    for (const auto& [name, value] : point) {
        const NodeId id = graph.find(name);
        if (id == kNoNode || !isInput(graph.node(id)))
            return Error{"'" + name + "' is not an input of the program", {}, didYouMean(name, names)};
        const Shape& shape = graph.node(id).shape;
        if (value.shape() != shape)
            return Error{"'" + name + "' has shape " + toText(shape) + ", but the value has shape " + toText(value.shape())};
    }
    return std::nullopt;
}

} // namespace ad
