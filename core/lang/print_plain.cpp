// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/lang/formula.h"
#include "core/lang/print.h"

#include <cmath>
#include <string_view>

namespace ad {

namespace {

using namespace lang;

constexpr int kLongestPlainText = 60; // a sentence is read at a glance, or not at all
constexpr std::size_t kMostElements = 4;
constexpr std::string_view kMinus = "−";

constexpr const char* kExponents[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

bool isSmallExponent(const Node& node)
{
    if (!isConstant(node) || !node.value.isScalar())
        return false;
    const double value = node.value.scalar();
    return value >= 0.0 && value <= 9.0 && value == std::floor(value);
}

std::string replaced(std::string_view text, std::string_view what, const std::string& with)
{
    const std::size_t at = text.find(what);
    return std::string(text.substr(0, at)) + with + std::string(text.substr(at + what.size()));
}

// Formulas with the symbols that the cards of the graph show.
class PlainWriter : public FormulaWriter
{
public:
    PlainWriter(const Graph& graph, const Naming& naming)
        : FormulaWriter(graph, kLongestPlainText, kDeepestFormula)
        , m_naming(naming)
    {
    }

protected:
    bool isNamed(NodeId id) const override { return m_naming(id).has_value(); }
    std::string inParentheses(const std::string& text) const override { return "(" + text + ")"; }

    Piece leaf(NodeId id) const override
    {
        if (const std::optional<Written> written = m_naming(id))
            return {written->text, written->binding};
        const Tensor& value = node(id).value;
        const bool isNegative = value.isScalar() && std::signbit(value.scalar());
        return {shortText(value), isNegative ? Binding::Minus : Binding::Atom};
    }

    Piece operation(NodeId id) override
    {
        const Node& op = node(id);
        const std::string_view name = op.op->name;
        const Notation& notation = op.op->notation;
        if (name == "identity" || name == "broadcast")
            return part(op.inputs[0]);
        if (name == "add")
            return {operand(operandOf(id, 0), Binding::Sum) + " + " + afterSign(id, Binding::Term), Binding::Sum};
        if (name == "sub")
            return {operand(operandOf(id, 0), Binding::Sum) + " − " + afterSign(id, Binding::Term), Binding::Sum};
        if (name == "mul")
            return {operand(operandOf(id, 0), Binding::Term) + " × " + afterSign(id, Binding::Minus), Binding::Term};
        if (name == "neg")
            return {std::string(kMinus) + operand(op.inputs[0], Binding::Power), Binding::Minus};
        std::optional<Piece> piece = special(op, name);
        return piece ? *std::move(piece) : byNotation(id, notation);
    }

private:
    std::optional<Piece> special(const Node& op, std::string_view name)
    {
        const auto atom = [&](std::size_t slot) { return operand(op.inputs[slot], Binding::Atom); };
        if (name == "transpose")
            return Piece{atom(0) + "ᵀ"};
        if (name == "outer")
            return Piece{atom(0) + " " + atom(1) + "ᵀ", Binding::Term};
        if (name == "square")
            return Piece{atom(0) + "²", Binding::Power};
        if (name == "pow" && !isNamed(op.inputs[1]) && isSmallExponent(node(op.inputs[1])))
            return Piece{atom(0) + kExponents[static_cast<std::size_t>(node(op.inputs[1]).value.scalar())], Binding::Power};
        if (name == "exp")
            return Piece{"e^" + atom(0), Binding::Power};
        if (name == "pick")
            return Piece{atom(0) + "[" + std::to_string(op.attributes.row) +
                         (op.attributes.column == kWhole ? "" : ", " + std::to_string(op.attributes.column)) + "]"};
        if (name == "stack")
            return Piece{stacked(op)};
        return std::nullopt;
    }

    Piece byNotation(NodeId id, const Notation& notation)
    {
        const Node& op = node(id);
        const std::string_view symbol = notation.symbol;
        if (symbol.find("·") != std::string_view::npos)
            return {replaced(symbol, "·", operand(op.inputs[0], Binding::Comparison))};
        if (!std::string_view(notation.text).ends_with(')'))
            return {filled(notation.text, id), notation.binding};
        std::string operands;
        for (std::size_t slot = 0; slot < op.inputs.size(); ++slot)
            operands += (slot > 0 ? ", " : "") + operand(operandOf(id, slot), Binding::Comparison);
        return {std::string(symbol) + "(" + operands + ")"};
    }

    // No sign after a sign: a − (−b).
    std::string afterSign(NodeId id, Binding least)
    {
        const std::string text = operand(operandOf(id, 1), least);
        return text.starts_with(kMinus) ? inParentheses(text) : text;
    }

    std::string stacked(const Node& op)
    {
        std::string result = "[";
        for (std::size_t i = 0; i < op.inputs.size() && i < kMostElements; ++i)
            result += (i > 0 ? ", " : "") + operand(op.inputs[i], Binding::Comparison);
        return result + (op.inputs.size() > kMostElements ? ", …]" : "]");
    }

    const Naming& m_naming;
};

} // namespace

std::string toPlainText(const Graph& graph, NodeId node, const Naming& naming)
{
    return PlainWriter(graph, naming).formula(node).text;
}

} // namespace ad
