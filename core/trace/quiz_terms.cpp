// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/quiz_terms.h"

#include "core/op/catalog.h"

#include <array>

namespace ad {

namespace {

const Tensor* tensorAt(const Trace& trace, NodeId node)
{
    return node == kNoNode ? nullptr : &trace.valueOf(node);
}

Term termOf(const Trace& trace, const Message& message)
{
    return {.other = message.from,
            .user = message.from,
            .slot = message.slot,
            .value = tensorAt(trace, message.value),
            .carried = trace.adjointOf(message.from),
            .local = tensorAt(trace, message.local),
            .rule = message.value,
            .localRule = message.local};
}

Term termOf(const Trace& trace, const TangentMessage& message)
{
    return {.other = message.from,
            .user = message.to,
            .slot = message.slot,
            .value = tensorAt(trace, message.value),
            .carried = trace.tangentOf(message.from),
            .local = tensorAt(trace, message.local),
            .rule = message.value,
            .localRule = message.local};
}

template<typename Messages>
std::vector<Term> termsTo(const Trace& trace, const Messages& messages, NodeId node)
{
    std::vector<Term> result;
    for (const auto& message : messages)
        if (message.to == node)
            result.push_back(termOf(trace, message));
    return result;
}

} // namespace

std::vector<Term> termsOf(const Trace& trace, const Question& question)
{
    switch (question.kind) {
    case QuestionKind::Adjoint:
        return termsTo(trace, trace.backward.messages, question.node);
    case QuestionKind::Tangent:
        return termsTo(trace, trace.tangentMessages, question.node);
    case QuestionKind::Message:
        return {termOf(trace, trace.messageOf(trace.steps[static_cast<std::size_t>(question.step)]))};
    default:
        return {};
    }
}

std::optional<Tensor> combined(const char* op, const Tensor& a, const Tensor& b)
{
    const Op& row = *findOp(op);
    const std::array shapes{a.shape(), b.shape()};
    const Result<Shape> shape = shapeOf(row, shapes, {});
    if (!shape)
        return std::nullopt;
    const std::array<const Tensor*, 2> operands{&a, &b};
    return valueOf(row, operands, {}, *shape);
}

std::optional<Tensor> product(const Tensor& carried, const Tensor& local, const Shape& shape)
{
    const std::optional<Tensor> whole = combined("mul", carried, local);
    return whole ? fitted(*whole, shape) : std::nullopt;
}

std::optional<Tensor> fitted(const Tensor& value, const Shape& shape)
{
    const std::optional<Shape> common = broadcast(value.shape(), shape);
    if (!common)
        return std::nullopt;
    if (*common == value.shape())
        return sumTo(value, shape);
    return *common == shape ? std::optional(broadcastTo(value, shape)) : std::nullopt;
}

} // namespace ad
