// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/emit.h"

#include "core/lang/program.h"
#include "core/op/catalog.h"

#include <cassert>

namespace ad::lang {

namespace {

const Op& opOf(const AstNode& node)
{
    static const Op* const minus = findOp("neg");
    static const Op* const transpose = findOp("transpose");
    if (node.kind == AstKind::Binary)
        return *node.op;
    return node.kind == AstKind::Minus ? *minus : *transpose;
}

// Puts `addition` behind the first `part` of `text` from `from` on; where the next search begins.
std::size_t insertBehind(std::string& text, std::size_t from, const std::string& part, const std::string& addition)
{
    const std::size_t at = text.find(part, from);
    if (at == std::string::npos)
        return from;
    text.insert(at + part.size(), addition);
    return at + part.size() + addition.size();
}

} // namespace

Result<NodeId> Emission::emit(const Plan& plan, std::span<const NodeId> parameters)
{
    std::vector<NodeId> values(plan.steps.size(), kNoNode);
    for (int i = plan.first; i <= plan.root; ++i) {
        if (plan.step(i).action == Action::Skip)
            continue;
        const Result<NodeId> result = node(plan, i, parameters, values);
        if (!result)
            return result.error();
        if (const std::optional<Error> error = excess(*result, m_ast.place(m_ast.node(i))))
            return *error;
        values[static_cast<std::size_t>(i - plan.first)] = *result;
    }
    return values.back();
}

std::optional<Error> Emission::excess(NodeId node, Place where) const
{
    const Shape& shape = m_builder.shapeOf(node);
    if (shape.size() > kLargestArray)
        return Error{"an array of shape " + toText(shape) + " has more than ten million numbers", where};
    if (m_builder.graph().size() > kMostNodes)
        return Error{"the program has more than a million operations", where, "functions that call functions multiply"};
    return std::nullopt;
}

Result<NodeId> Emission::node(const Plan& plan, int i, std::span<const NodeId> parameters, const std::vector<NodeId>& values)
{
    const Step& step = plan.step(i);
    const AstNode& node = m_ast.node(i);
    switch (step.action) {
    case Action::Constant:
        return m_builder.constant(step.number, m_ast.place(node));
    case Action::Literal:
        return m_builder.constant(literalOf(m_ast, plan, i), m_ast.place(node));
    case Action::Known:
        return step.payload;
    case Action::Parameter:
        return parameters[static_cast<std::size_t>(step.payload)];
    default:
        break;
    }
    switch (node.kind) {
    case AstKind::Minus:
    case AstKind::Transpose:
        return operation(opOf(node), i, {i - 1}, plan, values);
    case AstKind::Binary:
        return operation(opOf(node), i, {m_ast.node(i - 1).first - 1, i - 1}, plan, values);
    case AstKind::Index:
        return index(plan, i, values);
    case AstKind::List:
        return list(plan, i, values);
    default:
        assert(node.kind == AstKind::Call);
        return call(plan.calls[static_cast<std::size_t>(step.payload)], plan, i, values);
    }
}

Result<NodeId> Emission::operation(const Op& op, int i, std::vector<int> operands, const Plan& plan, const std::vector<NodeId>& values,
                                   const Attributes& attributes)
{
    std::vector<NodeId> inputs;
    inputs.reserve(operands.size());
    for (const int operand : operands)
        inputs.push_back(values[static_cast<std::size_t>(operand - plan.first)]);
    Result<NodeId> result = m_builder.add(op, std::move(inputs), attributes, m_ast.place(m_ast.node(i)));
    if (result)
        return result;
    Error error = result.error();
    if (m_ast.node(i).kind == AstKind::Binary)
        if (const std::size_t at = error.message.find("fit together"); at != std::string::npos)
            error.message.replace(at, 12, "fit '" + std::string(m_ast.nameAt(m_ast.node(i).mark)) + "'");
    return explained(std::move(error), i, operands, values, plan.first);
}

// Says of each shape in the message whose it is.
Error Emission::explained(Error error, int i, std::span<const int> operands, const std::vector<NodeId>& values, int first) const
{
    error.where = m_ast.place(m_ast.node(i));
    std::size_t from = error.message.find("shape");
    for (const int operand : operands) {
        const NodeId value = operand < 0 ? kNoNode : values[static_cast<std::size_t>(operand - first)];
        if (value != kNoNode && from != std::string::npos)
            from = insertBehind(error.message, from, " " + toText(m_builder.shapeOf(value)), " of " + quoted(m_ast, m_ast.node(operand)));
    }
    return error;
}

Result<NodeId> Emission::index(const Plan& plan, int i, const std::vector<NodeId>& values)
{
    const std::vector<int> parts = m_ast.children(i);
    const Shape shape = m_builder.shapeOf(values[static_cast<std::size_t>(parts[0] - plan.first)]);
    // Negative ones count from the end; what is too negative stays so, and is reported.
    const auto seat = [&](std::size_t k, int extent) {
        const int given = static_cast<int>(plan.step(parts[k]).number);
        const int counted = given < 0 ? given + extent : given;
        return counted < 0 ? extent : counted;
    };
    Attributes attributes{.row = seat(1, shape.rows())};
    if (parts.size() == 3)
        attributes.column = seat(2, shape.columns());
    return operation(*findOp("pick"), i, {parts[0]}, plan, values, attributes);
}

Result<NodeId> Emission::list(const Plan& plan, int i, const std::vector<NodeId>& values)
{
    std::vector<int> elements = m_ast.children(i);
    Shape shape(static_cast<int>(elements.size()));
    if (m_ast.node(elements.front()).kind == AstKind::List) {
        std::vector<int> all;
        for (const int row : elements)
            for (const int element : m_ast.children(row))
                all.push_back(element);
        shape = Shape(shape.rows(), static_cast<int>(all.size()) / shape.rows());
        elements = std::move(all);
    }
    for (const int element : elements)
        if (const NodeId value = values[static_cast<std::size_t>(element - plan.first)]; !m_builder.shapeOf(value).isScalar())
            return Error{"an element of a list must be a scalar, not of shape " + toText(m_builder.shapeOf(value)) + " as " +
                             quoted(m_ast, m_ast.node(element)),
                         m_ast.place(m_ast.node(element))};
    return operation(*findOp("stack"), i, std::move(elements), plan, values, Attributes{.shape = shape});
}

Result<NodeId> Emission::call(const PlannedCall& call, const Plan& plan, int i, const std::vector<NodeId>& values)
{
    const Place where = m_ast.place(m_ast.node(i));
    const auto valueOf = [&](int argument) { return argument < 0 ? kNoNode : values[static_cast<std::size_t>(argument - plan.first)]; };
    if (!call.callable) {
        std::vector<NodeId> arguments;
        for (const int argument : call.arguments)
            arguments.push_back(valueOf(argument));
        return ownCall(m_functions[static_cast<std::size_t>(call.function)], where, arguments);
    }
    std::vector<Argument> arguments;
    for (std::size_t k = 0; k < call.arguments.size(); ++k)
        arguments.push_back({valueOf(call.arguments[k]), call.numbers[k]});
    Result<NodeId> result = build(*call.callable, {m_builder, arguments, where});
    if (result)
        return result;
    return explained(result.error(), i, call.arguments, values, plan.first);
}

Result<NodeId> Emission::ownCall(const Function& function, Place where, std::span<const NodeId> arguments)
{
    if (m_depth >= kDeepestCall)
        return Error{"calls are nested too deeply: more than " + std::to_string(kDeepestCall) + " levels", where};
    ++m_depth;
    m_builder.beginGroup(std::string(function.name), where);
    const NodeId begin = m_builder.graph().size();
    Result<NodeId> result = emit(function.body, arguments);
    // A group has a node of its own that stands for it, even if the function hands on what it got.
    if (result && *result < begin)
        result = m_builder.add(*findOp("identity"), {*result}, {}, where);
    m_builder.endGroup(result ? *result : kNoNode);
    --m_depth;
    if (result)
        return result;
    Error error = result.error();
    if (error.message.find(", in the call") == std::string::npos)
        error.message += ", in the call of '" + std::string(function.name) + "' on line " + std::to_string(where.line);
    return error;
}

} // namespace ad::lang
