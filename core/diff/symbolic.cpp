// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/symbolic.h"

#include "core/base/text.h"
#include "core/diff/reverse.h"
#include "core/graph/builder.h"
#include "core/graph/rewrite.h"
#include "core/lang/print.h"

#include <algorithm>
#include <cassert>
#include <string_view>

namespace ad {

namespace {

bool isWritten(const Node& node)
{
    const std::string_view name = node.op->name;
    return !isLeaf(*node.op) && name != "identity" && name != "detach" && name != "broadcast";
}

// The simplified graph of a derivative, and where the nodes of the old one stand in it.
struct Derived
{
    Rewritten rewritten;
    NodeId result = kNoNode;
    NodeId seed = kNoNode;
};

Derived derived(const Graph& graph, NodeId output, NodeId input)
{
    Builder start(graph);
    const Shape shape = graph.node(output).shape;
    const NodeId seed = shape.isScalar() ? start.constant(1.0) : start.input("", Tensor(shape, 1.0));
    Backward swept = reverse(std::move(start).build(), output, seed, Differentiate::ParametersAndData);
    NodeId adjoint = swept.adjoints[static_cast<std::size_t>(input)];
    if (adjoint == kNoNode) {
        Builder builder(std::move(swept.graph));
        adjoint = builder.constant(Tensor(graph.node(input).shape, 0.0));
        swept.graph = std::move(builder).build();
    }
    const NodeId outputs[] = {adjoint};
    Derived result{simplify(swept.graph, outputs)};
    const auto moved = [&](NodeId id) { return result.rewritten.nodes[static_cast<std::size_t>(id)]; };
    result.result = moved(adjoint);
    result.seed = shape.isScalar() ? kNoNode : moved(seed);
    return result;
}

std::vector<int> useCounts(const Graph& graph, NodeId output)
{
    const std::vector<bool> needed = ancestors(graph, output);
    std::vector<int> counts(static_cast<std::size_t>(graph.size()), 0);
    for (NodeId id = 0; id < graph.size(); ++id)
        if (needed[static_cast<std::size_t>(id)])
            for (const NodeId input : graph.node(id).inputs)
                ++counts[static_cast<std::size_t>(input)];
    return counts;
}

// v̄ in TeX, with the index outside of the bar, as in the notes.
std::string barred(const std::string& tex)
{
    const std::size_t index = tex.find("_{");
    return "\\bar{" + tex.substr(0, index) + "}" + (index == std::string::npos ? "" : tex.substr(index));
}

// The TeX name of each node that gets a statement: as in the program where it comes from there, else t₁, t₂ …; "" for the others.
std::vector<std::string> statementNames(const Graph& program, const Derived& derived)
{
    const Graph& graph = derived.rewritten.graph;
    const std::vector<int> counts = useCounts(graph, derived.result);
    const std::vector<std::string> displayed = displayNames(program);
    std::vector<std::string> known(static_cast<std::size_t>(graph.size()));
    std::vector<bool> isNamed(known.size(), false);
    for (NodeId old = 0; old < program.size(); ++old) {
        const NodeId id = derived.rewritten.nodes[static_cast<std::size_t>(old)];
        if (id == kNoNode || isLeaf(*graph.node(id).op))
            continue;
        const auto index = static_cast<std::size_t>(id);
        const bool hasName = !program.node(old).name.empty();
        if (known[index].empty() || (hasName && !isNamed[index]))
            known[index] = latexName(displayed[static_cast<std::size_t>(old)]);
        isNamed[index] = isNamed[index] || hasName;
    }
    int next = 1;
    std::vector<std::string> names(known.size());
    for (NodeId id = 0; id < graph.size(); ++id) {
        const auto index = static_cast<std::size_t>(id);
        if (id == derived.result || !isWritten(graph.node(id)) || counts[index] == 0 || (counts[index] == 1 && !isNamed[index]))
            continue;
        if (known[index].empty())
            while (program.find("t" + std::to_string(next)) != kNoNode || program.find("t_" + std::to_string(next)) != kNoNode)
                ++next;
        names[index] = known[index].empty() ? "t_{" + std::to_string(next++) + "}" : known[index];
    }
    return names;
}

std::string texName(const Graph& graph, NodeId node)
{
    return latexName(displayNames(graph)[static_cast<std::size_t>(node)]);
}

} // namespace

ExpressionSize expressionSize(const Graph& graph, NodeId node)
{
    const std::vector<bool> needed = ancestors(graph, node);
    std::vector<double> writtenOut(static_cast<std::size_t>(node) + 1, 0.0);
    ExpressionSize size;
    for (NodeId id = 0; id <= node; ++id) {
        const auto index = static_cast<std::size_t>(id);
        if (!needed[index])
            continue;
        const double own = isWritten(graph.node(id)) ? 1.0 : 0.0;
        size.shared += own;
        writtenOut[index] = own;
        for (const NodeId input : graph.node(id).inputs)
            writtenOut[index] += writtenOut[static_cast<std::size_t>(input)];
    }
    size.writtenOut = writtenOut.back();
    return size;
}

SymbolicDerivative symbolicDerivative(const Graph& graph, NodeId output, NodeId input)
{
    assert(isInput(graph.node(input)));
    Derived swept = derived(graph, output, input);
    const std::vector<std::string> names = statementNames(graph, swept);
    const std::string seedName = barred(texName(graph, output));
    const auto leafName = [&](NodeId id) -> std::optional<Written> {
        if (id == swept.seed)
            return Written{seedName};
        const Node& node = swept.rewritten.graph.node(id);
        return isInput(node) ? std::optional(Written{latexName(node.name)}) : std::nullopt;
    };
    const Naming statements = [&](NodeId id) {
        const std::string& name = names[static_cast<std::size_t>(id)];
        return name.empty() ? leafName(id) : std::optional(Written{name});
    };
    const Graph& simple = swept.rewritten.graph;
    SymbolicDerivative result;
    const std::vector<bool> needed = ancestors(simple, swept.result);
    for (NodeId id = 0; id < simple.size(); ++id)
        if (!names[static_cast<std::size_t>(id)].empty() && needed[static_cast<std::size_t>(id)])
            result.lines.push_back({names[static_cast<std::size_t>(id)], toLatex(simple, id, statements)});
    const std::string name = simple.node(swept.result).shape.isScalar() && swept.seed == kNoNode
                                 ? "\\frac{\\partial " + texName(graph, output) + "}{\\partial " + texName(graph, input) + "}"
                                 : barred(texName(graph, input));
    result.lines.push_back({name, toLatex(simple, swept.result, statements)});
    result.writtenOut = toLatex(simple, swept.result, leafName);
    result.size = expressionSize(simple, swept.result);
    result.result = swept.result;
    result.seed = swept.seed;
    result.graph = std::move(swept.rewritten.graph);
    return result;
}

std::vector<SwellPoint> expressionSwell(const Graph& graph, NodeId output, NodeId input, int most)
{
    const NodeId sources[] = {input};
    const std::vector<bool> varies = dependents(graph, sources);
    const std::vector<bool> needed = ancestors(graph, output);
    std::vector<int> depth(static_cast<std::size_t>(graph.size()), 0);
    std::vector<SwellPoint> way;
    for (NodeId id = input + 1; id <= output; ++id) {
        const auto index = static_cast<std::size_t>(id);
        if (!varies[index] || !needed[index] || isLeaf(*graph.node(id).op))
            continue;
        for (const NodeId operand : graph.node(id).inputs)
            depth[index] = std::max(depth[index], depth[static_cast<std::size_t>(operand)]);
        depth[index] += isWritten(graph.node(id)) ? 1 : 0;
        way.push_back({.node = id, .depth = depth[index]});
    }
    const auto count = static_cast<int>(way.size());
    const int kept = std::min(count, most);
    std::vector<SwellPoint> result;
    for (int i = 0; i < kept; ++i) {
        SwellPoint point = way[static_cast<std::size_t>(static_cast<std::int64_t>(i + 1) * count / kept - 1)];
        const Derived swept = derived(graph, point.node, input);
        point.function = expressionSize(graph, point.node);
        point.derivative = expressionSize(swept.rewritten.graph, swept.result);
        result.push_back(point);
    }
    return result;
}

} // namespace ad
