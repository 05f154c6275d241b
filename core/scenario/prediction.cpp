// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/prediction.h"

#include <algorithm>
#include <cmath>

namespace ad {

namespace {

constexpr std::size_t kCurvePoints = 129;

bool isColumn(const Shape& shape, int rows)
{
    return shape == Shape(rows) || shape == Shape(rows, 1);
}

// The first column of that many numbers that `node` does or does not depend on; kNoNode if there is none.
NodeId columnOf(const Program& program, const std::vector<bool>& sources, bool isSource, int rows)
{
    for (const TableInput& input : program.tableInputs) {
        const NodeId id = program.graph.find(input.name);
        if (sources[static_cast<std::size_t>(id)] == isSource && isColumn(program.graph.node(id).shape, rows))
            return id;
    }
    return kNoNode;
}

struct Found
{
    NodeId x = kNoNode;
    NodeId y = kNoNode;
    NodeId prediction = kNoNode;
};

// x and y, if `node` is a prediction.
Found look(const Program& program, NodeId node, int rows)
{
    const Graph& graph = program.graph;
    const std::vector<bool> sources = ancestors(graph, node);
    const auto inputs = graph.inputs();
    const auto isUsed = [&](NodeId id) { return sources[static_cast<std::size_t>(id)]; };
    const bool hasParameter =
        std::any_of(inputs.begin(), inputs.end(), [&](NodeId id) { return isUsed(id) && graph.node(id).role == LeafRole::Parameter; });
    const auto columns = std::count_if(program.tableInputs.begin(), program.tableInputs.end(),
                                       [&](const TableInput& input) { return isUsed(graph.find(input.name)); });
    if (!hasParameter || columns != 1)
        return {};
    const Found found{columnOf(program, sources, true, rows), columnOf(program, sources, false, rows), node};
    return found.x != kNoNode && found.y != kNoNode ? found : Found{};
}

} // namespace

std::optional<Prediction> Prediction::of(const Program& program)
{
    if (program.tableInputs.empty())
        return std::nullopt;
    const Graph& graph = program.graph;
    const int rows = program.tableInputs.front().rows;
    Found found;
    for (NodeId id = graph.size() - 1; id >= 0 && found.prediction == kNoNode; --id)
        if (!isLeaf(*graph.node(id).op) && !graph.node(id).name.empty() && isColumn(graph.node(id).shape, rows))
            found = look(program, id, rows);
    if (found.prediction == kNoNode)
        return std::nullopt;
    Prediction result;
    result.m_name = graph.node(found.prediction).name;
    result.m_xName = graph.node(found.x).name;
    result.m_yName = graph.node(found.y).name;
    for (std::ptrdiff_t i = 0; i < rows; ++i)
        result.m_rows.push_back({graph.node(found.x).value[i], graph.node(found.y).value[i]});
    std::vector<NodeId> inputs;
    const std::vector<bool> sources = ancestors(graph, found.prediction);
    for (const NodeId id : graph.inputs()) {
        if (id == found.x || !sources[static_cast<std::size_t>(id)])
            continue;
        inputs.push_back(id);
        result.m_parameters.emplace_back(graph.node(id).name, graph.node(id).value);
    }
    inputs.push_back(found.x);
    result.m_kernel = compile(graph, std::span(&found.prediction, 1), inputs);
    return result;
}

std::vector<double> Prediction::valuesAt(const std::vector<double>& xs, const std::vector<double>& parameters) const
{
    std::vector<double> inputs = parameters;
    inputs.insert(inputs.end(), xs.begin(), xs.end());
    std::vector<double> values(xs.size());
    Workspace workspace;
    m_kernel.evaluateOne(inputs, values, workspace);
    return values;
}

// Other numbers in other rows must not change a row's own value, if it has its own x only.
bool Prediction::isByRows(const std::vector<double>& xs, const std::vector<double>& values, const std::vector<double>& parameters) const
{
    std::vector<double> turned = xs;
    std::rotate(turned.begin(), turned.begin() + 1, turned.end());
    turned.front() = turned.back();
    const std::vector<double> again = valuesAt(turned, parameters);
    for (std::size_t i = 1; i < xs.size(); ++i) {
        const double before = values[(i + 1) % xs.size()];
        // Functions round a little differently at the end of a block.
        if (std::isfinite(before) && !(std::abs(again[i] - before) <= 1e-12 * std::max(1.0, std::abs(before))))
            return false;
    }
    return true;
}

std::vector<Vec2> Prediction::curve(const Point& point) const
{
    std::vector<double> parameters;
    for (const auto& [name, value] : m_parameters) {
        const auto given = point.find(name);
        const Tensor& used = given != point.end() && given->second.shape() == value.shape() ? given->second : value;
        parameters.insert(parameters.end(), used.values().begin(), used.values().end());
    }
    std::vector<double> xs;
    for (const Vec2 row : m_rows)
        xs.push_back(row.x);
    std::vector<double> values = valuesAt(xs, parameters);
    std::vector<Vec2> curve;
    if (!isByRows(xs, values, parameters)) {
        for (std::size_t i = 0; i < xs.size(); ++i)
            curve.push_back({xs[i], values[i]});
        std::sort(curve.begin(), curve.end(), [](Vec2 a, Vec2 b) { return a.x < b.x; });
        return curve;
    }
    const auto [low, high] = std::minmax_element(xs.begin(), xs.end());
    std::vector<double> block(xs.size()); // the program takes as many numbers as there are rows
    for (std::size_t begin = 0; begin < kCurvePoints; begin += xs.size()) {
        for (std::size_t i = 0; i < xs.size(); ++i)
            block[i] = *low + (*high - *low) * std::min(1.0, static_cast<double>(begin + i) / (kCurvePoints - 1));
        values = valuesAt(block, parameters);
        for (std::size_t i = 0; i < xs.size() && begin + i < kCurvePoints; ++i)
            curve.push_back({block[i], values[i]});
    }
    return curve;
}

} // namespace ad
