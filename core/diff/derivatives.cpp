// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/derivatives.h"

#include "core/diff/forward.h"
#include "core/diff/reverse.h"
#include "core/graph/builder.h"
#include "core/run/evaluate.h"

#include <cassert>

namespace ad {

namespace {

Tensor unit(const Shape& shape, std::ptrdiff_t element)
{
    Tensor result(shape, 0.0);
    result[element] = 1.0;
    return result;
}

// Evaluates `wanted` for each unit value of `leaf`, and hands out (element, value of wanted). What doesn't depend on the leaf is
// computed once.
template<typename Visit>
void forEachUnit(const Graph& graph, NodeId leaf, NodeId wanted, const Point& point, Visit visit)
{
    const Shape shape = graph.node(leaf).shape;
    const std::vector<bool> needed = ancestors(graph, wanted);
    const NodeId sources[] = {leaf};
    const std::vector<bool> changing = dependents(graph, sources);
    std::vector<Tensor> values = evaluate(graph, point, needed);
    std::vector<const Tensor*> inputs;
    for (std::ptrdiff_t element = 0; element < shape.size(); ++element) {
        values[static_cast<std::size_t>(leaf)] = unit(shape, element);
        for (NodeId id = leaf + 1; id <= wanted; ++id) {
            const auto index = static_cast<std::size_t>(id);
            if (!needed[index] || !changing[index])
                continue;
            const Node& node = graph.node(id);
            inputs.clear();
            for (const NodeId input : node.inputs)
                inputs.push_back(&values[static_cast<std::size_t>(input)]);
            values[index] = valueOf(*node.op, inputs, node.attributes, node.shape);
        }
        visit(element, values[static_cast<std::size_t>(wanted)]);
    }
}

Tensor zeroMatrix(std::ptrdiff_t rows, std::ptrdiff_t columns)
{
    return {Shape(static_cast<int>(rows), static_cast<int>(columns)), 0.0};
}

// Columns of the Jacobian of `output` with respect to `input`, one tangent sweep each.
Tensor jacobianByTangents(const Graph& graph, NodeId output, NodeId input, const Point& point)
{
    const Shape from = graph.node(input).shape;
    Tensor result = zeroMatrix(graph.node(output).shape.size(), from.size());
    Builder builder(graph);
    const NodeId seed = builder.input("", Tensor(from, 0.0));
    const TangentSeed seeds[] = {{input, seed}};
    const Forward swept = forward(std::move(builder).build(), seeds);
    const NodeId tangent = swept.tangents[static_cast<std::size_t>(output)];
    if (tangent != kNoNode)
        forEachUnit(swept.graph, seed, tangent, point, [&](std::ptrdiff_t column, const Tensor& value) {
            for (std::ptrdiff_t row = 0; row < value.size(); ++row)
                result[row * from.size() + column] = value[row];
        });
    return result;
}

Tensor jacobianByAdjoints(const Graph& graph, NodeId output, NodeId input, const Point& point)
{
    const std::ptrdiff_t columns = graph.node(input).shape.size();
    Tensor result = zeroMatrix(graph.node(output).shape.size(), columns);
    const Backward swept = reverse(graph, output, Differentiate::ParametersAndData);
    const NodeId adjoint = swept.adjoints[static_cast<std::size_t>(input)];
    if (adjoint == kNoNode && !isInput(graph.node(input)))
        return jacobianByTangents(graph, output, input, point); // adjoints don't reach what depends on constants only
    if (adjoint != kNoNode)
        forEachUnit(swept.graph, swept.seed, adjoint, point, [&](std::ptrdiff_t row, const Tensor& value) {
            for (std::ptrdiff_t column = 0; column < columns; ++column)
                result[row * columns + column] = value[column];
        });
    return result;
}

NodeId orZero(Builder& builder, NodeId node, const Shape& shape = {})
{
    return node == kNoNode ? builder.constant(Tensor(shape, 0.0)) : node;
}

std::vector<NodeId> secondRow(Graph& graph, NodeId firstDerivative, std::span<const NodeId> inputs)
{
    const Backward swept = reverse(graph, firstDerivative, Differentiate::ParametersAndData);
    graph = swept.graph;
    Builder builder(std::move(graph));
    std::vector<NodeId> row;
    for (const NodeId input : inputs)
        row.push_back(orZero(builder, swept.adjoints[static_cast<std::size_t>(input)]));
    graph = std::move(builder).build();
    return row;
}

} // namespace

Point gradient(const Graph& graph, NodeId output, const Tensor& seed, const Point& point)
{
    const Backward swept = reverse(graph, output, seed);
    const std::vector<Tensor> values = evaluate(swept.graph, point);
    Point result;
    for (const NodeId input : graph.inputs()) {
        const Node& node = graph.node(input);
        if (node.role != LeafRole::Parameter)
            continue;
        const NodeId adjoint = swept.adjoints[static_cast<std::size_t>(input)];
        result.emplace(node.name, adjoint == kNoNode ? Tensor(node.shape, 0.0) : values[static_cast<std::size_t>(adjoint)]);
    }
    return result;
}

Point gradient(const Graph& graph, NodeId output, const Point& point)
{
    return gradient(graph, output, Tensor(graph.node(output).shape, 1.0), point);
}

Tensor jacobian(const Graph& graph, NodeId output, NodeId input, const Point& point)
{
    if (graph.node(input).shape.size() < graph.node(output).shape.size())
        return jacobianByTangents(graph, output, input, point);
    return jacobianByAdjoints(graph, output, input, point);
}

Tensor hessian(const Graph& graph, NodeId output, NodeId row, NodeId column, const Point& point)
{
    assert(graph.node(output).shape.isScalar());
    const Backward swept = reverse(graph, output, Differentiate::ParametersAndData);
    const NodeId adjoint = swept.adjoints[static_cast<std::size_t>(row)];
    if (adjoint == kNoNode)
        return zeroMatrix(graph.node(row).shape.size(), graph.node(column).shape.size());
    return jacobianByTangents(swept.graph, adjoint, column, point);
}

Derivatives derivatives(const Graph& graph, NodeId output, std::span<const NodeId> inputs, Order order)
{
    assert(graph.node(output).shape.isScalar());
    Builder start(graph);
    const NodeId one = start.constant(1.0);
    Backward swept = reverse(std::move(start).build(), output, one, Differentiate::ParametersAndData);
    Derivatives result;
    Builder builder(std::move(swept.graph));
    result.value = output;
    for (const NodeId input : inputs)
        result.gradient.push_back(orZero(builder, swept.adjoints[static_cast<std::size_t>(input)], graph.node(input).shape));
    result.graph = std::move(builder).build();
    if (order == Order::Second)
        for (const NodeId first : result.gradient)
            result.hessian.push_back(secondRow(result.graph, first, inputs));
    return result;
}

} // namespace ad
