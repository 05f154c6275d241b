// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/formula.h"

#include <string_view>

namespace ad::lang {

namespace {

bool isOp(const Node& node, std::string_view name)
{
    return node.op->name == name;
}

// A vector along the rows of a matrix is no stretching that NumPy would do by itself.
bool isImplied(const Graph& graph, const Node& broadcast)
{
    return !(broadcast.attributes.axis == 1 && graph.node(broadcast.inputs[0]).shape.rank() == 1 && broadcast.shape.rank() == 2);
}

} // namespace

Piece FormulaWriter::formula(NodeId id)
{
    return isLeaf(*node(id).op) ? leaf(id) : operation(id);
}

Piece FormulaWriter::part(NodeId id)
{
    if (isNamed(id) || isLeaf(*node(id).op))
        return leaf(id);
    if (m_budget <= 0 || m_depth >= m_deepest)
        return {"…"};
    --m_budget;
    ++m_depth;
    Piece result = operation(id);
    --m_depth;
    return result;
}

std::string FormulaWriter::wrapped(const Piece& piece, Binding least) const
{
    return piece.binding < least ? inParentheses(piece.text) : piece.text;
}

std::string FormulaWriter::operand(NodeId id, Binding least)
{
    return wrapped(part(id), least);
}

NodeId FormulaWriter::operandOf(NodeId id, std::size_t slot) const
{
    const Node& user = node(id);
    const NodeId operand = user.inputs[slot];
    const auto isStretching = [&](NodeId other) { return isOp(node(other), "broadcast") && !isNamed(other); };
    if (!isElementwise(*user.op) || !isStretching(operand) || !isImplied(m_graph, node(operand)))
        return operand;
    for (const NodeId other : user.inputs)
        if (other != operand && node(other).shape == user.shape && !isStretching(other))
            return node(operand).inputs[0];
    return operand;
}

std::string FormulaWriter::filled(const char* pattern, NodeId id)
{
    const Notation& notation = node(id).op->notation;
    const std::string_view text = pattern;
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        // A digit beyond the operands is itself: the exponent in "#1^{2}".
        const auto digit = [&](std::size_t at) {
            return at < text.size() && text[at] >= '1' && static_cast<std::size_t>(text[at] - '1') < node(id).inputs.size();
        };
        if (text[i] == '{' && digit(i + 1) && i + 2 < text.size() && text[i + 2] == '}') {
            result += operand(operandOf(id, static_cast<std::size_t>(text[i + 1] - '1')), Binding::Comparison);
            i += 2;
        } else if (text[i] == '#' && digit(i + 1)) {
            const std::size_t slot = static_cast<std::size_t>(text[i + 1] - '1');
            const std::string part = operand(operandOf(id, slot), slot == 0 ? notation.left : notation.right);
            // No sign after a sign: a − (−b).
            const bool isAfterSign = !result.empty() && notation.binding < Binding::Power;
            result += isAfterSign && part.starts_with('-') ? inParentheses(part) : part;
            ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

} // namespace ad::lang
