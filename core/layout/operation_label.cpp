// SPDX-License-Identifier: GPL-3.0-or-later
// How constants are written into the label of the operation that uses them.
#include "core/base/text.h"
#include "core/layout/diagram.h"

#include <algorithm>
#include <array>
#include <numbers>
#include <string_view>

namespace ad {

namespace {

constexpr std::string_view kOperand = "(·)"; // stands for the operand that is not a constant

bool isScalarConstant(const Node& node)
{
    return isConstant(node) && node.shape.isScalar();
}

std::string numberText(double value)
{
    if (value == std::numbers::pi)
        return "π";
    if (value == std::numbers::e)
        return "e";
    return shortText(value);
}

// The operations that are written between their operands: "+ 1", "2 ×".
bool isInfix(std::string_view name)
{
    static constexpr std::array<std::string_view, 10> kNames{"add", "sub", "mul", "div", "lt", "le", "gt", "ge", "eq", "ne"};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::string binaryLabel(std::string_view name, const std::string& symbol, const std::string& left, const std::string& right)
{
    const bool isConstantLeft = left != kOperand;
    if (name == "pow")
        return left + "^" + right;
    if (name == "div" && isConstantLeft)
        return left + "/" + right;
    if (isInfix(name))
        return isConstantLeft ? left + " " + symbol : symbol + " " + right;
    return symbol + (isConstantLeft ? "(" + left + ", ·)" : "(·, " + right + ")");
}

std::string callLabel(const std::string& symbol, const std::vector<std::string>& operands)
{
    std::string text = symbol + "(";
    for (std::size_t i = 0; i < operands.size(); ++i)
        text += (i == 0 ? "" : ", ") + (operands[i] == kOperand ? std::string("·") : operands[i]);
    return text + ")";
}

// The index or axis that an operation of a tensor is about.
std::string attributeLabel(const Node& node)
{
    const std::string symbol = node.op->notation.symbol;
    const Attributes& attributes = node.attributes;
    if (std::string_view(node.op->name) == "pick" && attributes.row != kWhole) {
        const std::string row = std::to_string(attributes.row);
        return "[" + (attributes.column == kWhole ? row : row + ", " + std::to_string(attributes.column)) + "]";
    }
    if (attributes.axis == kAllAxes)
        return symbol;
    return displayName(symbol + (attributes.axis == 0 ? "₀" : "₁"));
}

} // namespace

bool isFolded(const Graph& graph, NodeId user, int slot)
{
    const Node& node = graph.node(user);
    if (!isElementwise(*node.op) || node.inputs.size() < 2)
        return false;
    if (!isScalarConstant(graph.node(node.inputs[static_cast<std::size_t>(slot)])))
        return false;
    // An operation of nothing but constants keeps them as items: something has to flow into it.
    return std::any_of(node.inputs.begin(), node.inputs.end(), [&](NodeId input) { return !isScalarConstant(graph.node(input)); });
}

std::string operationLabel(const Graph& graph, NodeId operation)
{
    const Node& node = graph.node(operation);
    std::vector<std::string> operands;
    bool isPlain = true;
    for (int slot = 0; slot < static_cast<int>(node.inputs.size()); ++slot) {
        const bool folded = isFolded(graph, operation, slot);
        isPlain = isPlain && !folded;
        const Node& input = graph.node(node.inputs[static_cast<std::size_t>(slot)]);
        operands.push_back(folded ? numberText(input.value.scalar()) : std::string(kOperand));
    }
    if (isPlain)
        return attributeLabel(node);
    if (operands.size() == 2)
        return binaryLabel(node.op->name, node.op->notation.symbol, operands[0], operands[1]);
    return callLabel(node.op->notation.symbol, operands);
}

} // namespace ad
