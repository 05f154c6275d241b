// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/lang/formula.h"
#include "core/lang/print.h"

#include <cmath>
#include <numbers>

namespace ad {

namespace {

using namespace lang;

bool startsWithNumber(const std::string& text)
{
    return !text.empty() && ((text.front() >= '0' && text.front() <= '9') || text.front() == '-');
}

// Fractions, roots and exponents hold together by how they look, so LaTeX needs fewer parentheses than the language, and others.
Binding latexBinding(const Op& op)
{
    const std::string_view name = op.name;
    if (name == "div")
        return Binding::Minus;
    if (name == "exp" || name == "square" || name == "norm2")
        return Binding::Power;
    if (name == "logsumexp" || name == "outer")
        return Binding::Term;
    return op.notation.binding;
}

class LatexWriter : public FormulaWriter
{
public:
    LatexWriter(const Graph& graph, Depth depth)
        : FormulaWriter(graph, kLongestFormula, kDeepestFormula)
        , m_depth(depth)
    {
    }

protected:
    bool isNamed(NodeId id) const override { return isInput(node(id)) || (m_depth == Depth::Names && !node(id).name.empty()); }
    std::string inParentheses(const std::string& text) const override { return "\\left(" + text + "\\right)"; }

    Piece leaf(NodeId id) const override
    {
        if (isNamed(id))
            return {node(id).name.empty() ? "v_{" + std::to_string(id) + "}" : latexName(node(id).name)};
        const Tensor& value = node(id).value;
        if (!value.isScalar())
            return {latexText(value)};
        if (value.scalar() == std::numbers::pi)
            return {"\\pi"};
        if (value.scalar() == std::numbers::e)
            return {"e"};
        const std::string text = latexText(value);
        if (text.find("cdot") != std::string::npos)
            return {text, Binding::Term};
        return {text, std::signbit(value.scalar()) ? Binding::Minus : Binding::Atom};
    }

    Piece operation(NodeId id) override
    {
        const Node& op = node(id);
        const std::string_view name = op.op->name;
        if (name == "identity")
            return part(op.inputs[0]);
        if (name == "mul")
            return {product(id), Binding::Term};
        if (name == "pick")
            return {"{" + operand(op.inputs[0], Binding::Atom) + "}_{[" + std::to_string(op.attributes.row) +
                    (op.attributes.column == kWhole ? "" : "," + std::to_string(op.attributes.column)) + "]}"};
        if (name == "stack")
            return {stacked(op)};
        if (name == "sum" || name == "sum_to")
            return {"\\sum" + axis(op) + " " + operand(op.inputs[0], Binding::Term), Binding::Term};
        if (name == "amax" || name == "amin")
            return {(name == "amax" ? "\\max" : "\\min") + axis(op) + "\\left(" + operand(op.inputs[0], Binding::Comparison) + "\\right)"};
        if (op.attributes.axis != kAllAxes && name != "broadcast")
            return {"\\operatorname{" + std::string(name) + "}" + axis(op) + "\\left(" + operand(op.inputs[0], Binding::Comparison) +
                    "\\right)"};
        return {filled(op.op->notation.latex, id), latexBinding(*op.op)};
    }

private:
    static std::string axis(const Node& op)
    {
        return op.attributes.axis == kAllAxes ? "" : "_{" + std::string(op.attributes.axis == 0 ? "i" : "j") + "}";
    }

    // 2x, w x, a ⊙ b; a dot only where two numbers would run together.
    std::string product(NodeId id)
    {
        const NodeId a = operandOf(id, 0);
        const NodeId b = operandOf(id, 1);
        const std::string left = operand(a, Binding::Term);
        // a (b c) is written a b c: people know that it is the same, though roundings may differ.
        const bool isChain = !isNamed(b) && std::string_view(node(b).op->name) == "mul";
        std::string right = operand(b, isChain ? Binding::Term : Binding::Minus);
        if (right.starts_with('-'))
            right = inParentheses(right);
        if (!node(a).shape.isScalar() && !node(b).shape.isScalar())
            return left + " \\odot " + right;
        if (startsWithNumber(right))
            return left + " \\cdot " + right;
        const bool isNumber = isConstant(node(a)) && startsWithNumber(left);
        return left + (isNumber ? " " : "\\,") + right;
    }

    std::string stacked(const Node& op)
    {
        std::string result = "\\begin{pmatrix} ";
        const int columns = op.shape.rank() == 2 ? op.shape.columns() : 1;
        for (std::size_t i = 0; i < op.inputs.size(); ++i) {
            if (i > 0)
                result += static_cast<int>(i) % columns == 0 ? " \\\\ " : " & ";
            result += operand(op.inputs[i], Binding::Comparison);
        }
        return result + " \\end{pmatrix}";
    }

    Depth m_depth;
};

class NamingLatexWriter : public LatexWriter
{
public:
    NamingLatexWriter(const Graph& graph, const Naming& naming)
        : LatexWriter(graph, Depth::Full)
        , m_naming(naming)
    {
    }

protected:
    bool isNamed(NodeId id) const override { return m_naming(id).has_value(); }

    Piece leaf(NodeId id) const override
    {
        if (const std::optional<Written> written = m_naming(id))
            return {written->text, written->binding};
        return LatexWriter::leaf(id);
    }

    Piece operation(NodeId id) override
    {
        // What a sum passes back: the same number for every element.
        if (std::string_view(node(id).op->name) == "broadcast")
            return {operand(node(id).inputs[0], Binding::Term) + " \\cdot \\mathbf{1}", Binding::Term};
        return LatexWriter::operation(id);
    }

private:
    const Naming& m_naming;
};

} // namespace

std::string toLatex(const Graph& graph, NodeId node, Depth depth)
{
    return LatexWriter(graph, depth).formula(node).text;
}

std::string toLatex(const Graph& graph, NodeId node, const Naming& naming)
{
    return NamingLatexWriter(graph, naming).formula(node).text;
}

} // namespace ad
