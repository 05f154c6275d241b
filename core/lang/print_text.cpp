// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/lang/formula.h"
#include "core/lang/print.h"
#include "core/lang/symbols.h"
#include "core/lang/utf8.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ad {

namespace {

using namespace lang;

constexpr int kDeepestStatement = 40; // far from the parser's limit

bool isName(std::string_view name)
{
    for (std::size_t i = 0; i < name.size();) {
        const CodePoint c = codePointAt(name, i);
        if (c.length == 0 || !(i == 0 ? startsName(c.value) : continuesName(c.value)))
            return false;
        i += c.length;
    }
    return !name.empty();
}

std::string extents(const Shape& shape)
{
    std::string result;
    for (int axis = 0; axis < shape.rank(); ++axis)
        result += ", " + std::to_string(shape.extent(axis));
    return result;
}

class TextWriter : public FormulaWriter
{
public:
    /// `names` has what stands for each bound node, "" for the others.
    TextWriter(const Graph& graph, std::vector<std::string> names, int mostNodes, int deepest)
        : FormulaWriter(graph, mostNodes, deepest)
        , m_names(std::move(names))
    {
    }

    void setBudget(int nodes) { resetBudget(nodes); }

protected:
    bool isNamed(NodeId id) const override { return !m_names[static_cast<std::size_t>(id)].empty(); }
    std::string inParentheses(const std::string& text) const override { return "(" + text + ")"; }

    Piece leaf(NodeId id) const override
    {
        if (isNamed(id))
            return {m_names[static_cast<std::size_t>(id)]};
        const Tensor& value = node(id).value;
        if (value.isScalar()) {
            for (const auto& [name, number] : {std::pair{"pi", std::numbers::pi}, std::pair{"e", std::numbers::e}})
                if (value.scalar() == number && graph().find(name) == kNoNode)
                    return {name};
            return {exactText(value), std::signbit(value.scalar()) ? Binding::Minus : Binding::Atom};
        }
        return {exactText(value)};
    }

    Piece operation(NodeId id) override
    {
        const Node& op = node(id);
        const std::string_view name = op.op->name;
        const auto all = [&] { return operand(op.inputs[0], Binding::Comparison); };
        const Attributes& attributes = op.attributes;
        if (name == "identity")
            return part(op.inputs[0]);
        if (name == "pick")
            return {operandBeforeMark(op.inputs[0]) + "[" + std::to_string(attributes.row) +
                    (attributes.column == kWhole ? "" : ", " + std::to_string(attributes.column)) + "]"};
        if (name == "transpose")
            return {operandBeforeMark(op.inputs[0]) + ".T"};
        if (name == "stack")
            return {stacked(op)};
        if (name == "broadcast")
            return {"broadcast(" + all() + extents(op.shape) +
                    (attributes.axis == kAllAxes ? "" : ", axis=" + std::to_string(attributes.axis)) + ")"};
        if (name == "sum_to")
            return {"sum_to(" + all() + extents(op.shape) + ")"};
        if (name == "place")
            return {"place(" + all() + ", " + std::to_string(attributes.row) + extents(op.shape) +
                    (attributes.column == kWhole ? "" : ", column=" + std::to_string(attributes.column)) + ")"};
        if (name == "one_hot")
            return {"one_hot(" + all() + ", " + std::to_string(attributes.count) + ")"};
        if (attributes.axis != kAllAxes && op.inputs.size() == 1) {
            const bool isExtreme = name == "amax" || name == "amin";
            return {std::string(isExtreme ? name.substr(1) : name) + "(" + all() + ", axis=" + std::to_string(attributes.axis) + ")"};
        }
        return {filled(op.op->notation.text, id), op.op->notation.binding};
    }

private:
    // A number needs parentheses before .T, which would be part of it.
    std::string operandBeforeMark(NodeId id)
    {
        const std::string text = operand(id, Binding::Atom);
        return text.front() >= '0' && text.front() <= '9' ? inParentheses(text) : text;
    }

    std::string stacked(const Node& op)
    {
        std::string result = "[";
        const int columns = op.shape.rank() == 2 ? op.shape.columns() : static_cast<int>(op.inputs.size());
        for (std::size_t i = 0; i < op.inputs.size(); ++i) {
            const bool isFirst = static_cast<int>(i) % columns == 0;
            if (op.shape.rank() == 2 && isFirst)
                result += i == 0 ? "[" : "], [";
            else if (!isFirst)
                result += ", ";
            result += operand(op.inputs[i], Binding::Comparison);
        }
        return result + (op.shape.rank() == 2 ? "]]" : "]");
    }

    std::vector<std::string> m_names;
};

// Which nodes get a statement: inputs, names, what is used twice, and what would be nested too deeply.
std::vector<bool> boundNodes(const Graph& graph, NodeId output, const std::vector<bool>& needed)
{
    const std::size_t size = static_cast<std::size_t>(graph.size());
    std::vector<int> uses(size, 0);
    for (NodeId id = 0; id <= output; ++id)
        if (needed[static_cast<std::size_t>(id)])
            for (const NodeId input : graph.node(id).inputs)
                ++uses[static_cast<std::size_t>(input)];
    std::vector<bool> bound(size, false);
    std::vector<int> depth(size, 0);
    for (NodeId id = 0; id <= output; ++id) {
        const std::size_t i = static_cast<std::size_t>(id);
        const Node& node = graph.node(id);
        for (const NodeId input : node.inputs)
            depth[i] = std::max(depth[i], bound[static_cast<std::size_t>(input)] ? 1 : depth[static_cast<std::size_t>(input)] + 1);
        const bool isShared = uses[i] > 1 && !isConstant(node);
        bound[i] = needed[i] && (isInput(node) || !node.name.empty() || isShared || depth[i] > kDeepestStatement);
    }
    return bound;
}

} // namespace

std::string toText(const Graph& graph, NodeId node, Depth depth)
{
    std::vector<std::string> names(static_cast<std::size_t>(graph.size()));
    for (NodeId id = 0; id <= node; ++id)
        if (isInput(graph.node(id)) || depth == Depth::Names)
            names[static_cast<std::size_t>(id)] =
                isInput(graph.node(id)) && graph.node(id).name.empty() ? "v" + std::to_string(id) : graph.node(id).name;
    return TextWriter(graph, std::move(names), kLongestFormula, kDeepestFormula).formula(node).text;
}

std::string toProgram(const Graph& graph, NodeId output)
{
    const std::vector<bool> bound = boundNodes(graph, output, ancestors(graph, output));
    std::vector<std::string> names(static_cast<std::size_t>(graph.size()));
    int next = 1;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!bound[i])
            continue;
        names[i] = graph.nodes()[i].name;
        while (!isName(names[i]) || (names[i] != graph.nodes()[i].name && graph.find(names[i]) != kNoNode))
            names[i] = "v" + std::to_string(next++);
    }
    std::string result;
    TextWriter writer(graph, names, 0, kDeepestStatement + 2);
    for (NodeId id = 0; id <= output; ++id) {
        const std::size_t i = static_cast<std::size_t>(id);
        if (!bound[i] && id != output)
            continue;
        const Node& node = graph.node(id);
        writer.setBudget(graph.size() + 1);
        const std::string text = isLeaf(*node.op) ? exactText(node.value) : writer.formula(id).text;
        if (bound[i])
            result += (node.role == LeafRole::Data ? "data " : "") + names[i] + " = ";
        result += text + "\n";
    }
    return result;
}

} // namespace ad
