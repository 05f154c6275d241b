// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/block/lower.h"

#include "core/op/catalog.h"
#include "core/run/block/codes.h"
#include "core/run/block/dispatch.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace ad::block {

namespace {

bool isArithmetic(Code code)
{
    return static_cast<int>(code) < kArithmeticCount;
}

// Stands among operands for the number −1: −x is (−1)·x, which can be fused like any product.
constexpr NodeId kMinusOne = -2;

bool isNegation(const Op& op)
{
    static const Op* neg = findOp("neg");
    return &op == neg;
}

// t • c where t comes first, and c • t where it comes second.
Then thenOf(Code code, bool isFirst)
{
    switch (code) {
    case Code::Add:
        return Then::Add;
    case Code::Sub:
        return isFirst ? Then::Sub : Then::SubFrom;
    case Code::Mul:
        return Then::Mul;
    default:
        return isFirst ? Then::Div : Then::DivInto;
    }
}

} // namespace

Lowering::Lowering(const Graph& graph, Simd simd)
    : m_graph(graph)
    , m_loops(loopsOf(simd))
    , m_states(static_cast<std::size_t>(graph.size()))
{
}

Program Lowering::lower(const Part& part)
{
    begin(part);
    countUses(part);
    for (const NodeId id : part.members)
        absorb(id);
    std::vector<Draft> drafts;
    for (const NodeId id : part.members)
        if (!state(id).isAbsorbed && (state(id).uses > 0 || state(id).isOutput))
            drafts.push_back(state(id).absorbed == kNoNode ? drafted(id) : fused(id));
    for (std::size_t i = 0; i < part.outputs.size(); ++i) {
        const Seat seat = seatOf(part.outputs[i]);
        if (seat.home == Home::Output && seat.index == static_cast<int>(i))
            continue; // its own step writes it
        drafts.push_back({.operands = {part.outputs[i], kNoNode, kNoNode}, .output = static_cast<int>(i)});
    }
    place(drafts);
    for (const Draft& draft : drafts)
        m_program.steps.push_back(finished(draft));
    m_program.singles = singlesOf(m_program.steps);
    return std::move(m_program);
}

void Lowering::begin(const Part& part)
{
    for (const NodeId id : m_touched)
        state(id) = {};
    m_touched.clear();
    m_free.clear();
    m_program = {};
    for (const std::span<const NodeId> ids : {part.members, part.vectors, part.uniforms})
        m_touched.insert(m_touched.end(), ids.begin(), ids.end());
    for (const NodeId id : part.vectors)
        state(id).seat = {Home::Vector, m_program.vectors++};
    for (const NodeId id : part.uniforms)
        state(id).seat = {Home::Uniform, m_program.uniforms++};
    for (const NodeId id : part.outputs) {
        State& output = state(id);
        output.isOutput = true;
        touch(id);
        if (output.seat.home == Home::None && !isConstant(m_graph.node(id)))
            output.seat = {Home::Output, m_program.outputs};
        ++m_program.outputs;
    }
}

void Lowering::countUses(const Part& part)
{
    for (const NodeId id : part.members)
        for (const NodeId input : m_graph.node(id).inputs) {
            ++state(input).uses;
            touch(input);
        }
}

bool Lowering::canAbsorb(NodeId id, NodeId other) const
{
    const State& candidate = m_states[static_cast<std::size_t>(id)];
    const Node& node = m_graph.node(id);
    if (isLeaf(*node.op) || id == other || candidate.uses != 1 || candidate.isOutput || candidate.absorbed != kNoNode ||
        candidate.seat.home != Home::None)
        return false;
    return isArithmetic(codeOf(*node.op)) || isNegation(*node.op) || codeOf(*node.op) == Code::Square;
}

// Takes the result of an arithmetic node that nobody else needs into the step of `user`.
void Lowering::absorb(NodeId user)
{
    const Node& node = m_graph.node(user);
    const Code code = codeOf(*node.op);
    if (!isArithmetic(code) && code != Code::Square && !isNegation(*node.op))
        return;
    for (std::size_t slot = 0; slot < node.inputs.size(); ++slot) {
        const NodeId other = node.inputs.size() == 2 ? node.inputs[1 - slot] : kNoNode;
        if (!canAbsorb(node.inputs[slot], other))
            continue;
        state(user).absorbed = node.inputs[slot];
        state(node.inputs[slot]).isAbsorbed = true;
        return;
    }
}

Lowering::Draft Lowering::drafted(NodeId id)
{
    const Node& node = m_graph.node(id);
    Draft draft{.node = id};
    draft.step.code = codeOf(*node.op);
    draft.step.value = node.op->value;
    std::copy(node.inputs.begin(), node.inputs.end(), draft.operands);
    if (isNegation(*node.op)) {
        draft.step.code = Code::Mul;
        draft.operands[1] = kMinusOne;
    }
    return draft;
}

Lowering::Draft Lowering::fused(NodeId id)
{
    const Node& user = m_graph.node(id);
    const NodeId inner = state(id).absorbed;
    Draft draft = drafted(inner);
    draft.node = id;
    if (draft.step.code == Code::Square) {
        draft.step.code = Code::Mul;
        draft.operands[1] = draft.operands[0];
    }
    if (codeOf(*user.op) == Code::Square) {
        draft.step.then = Then::Square;
    } else if (isNegation(*user.op)) {
        draft.step.then = Then::Mul;
        draft.operands[2] = kMinusOne;
    } else {
        const bool isFirst = user.inputs[0] == inner;
        draft.step.then = thenOf(codeOf(*user.op), isFirst);
        draft.operands[2] = user.inputs[isFirst ? 1 : 0];
    }
    return draft;
}

int Lowering::constantSeat(double value)
{
    std::vector<double>& constants = m_program.constants;
    const auto found = std::find_if(constants.begin(), constants.end(), [=](double known) {
        return std::bit_cast<std::uint64_t>(known) == std::bit_cast<std::uint64_t>(value);
    });
    const auto index = static_cast<int>(found - constants.begin());
    if (found == constants.end())
        constants.push_back(value);
    return index;
}

Lowering::Seat Lowering::seatOf(NodeId id)
{
    if (id == kMinusOne)
        return {Home::Constant, constantSeat(-1.0)};
    State& known = state(id);
    const Node& node = m_graph.node(id);
    if (known.seat.home == Home::None && isConstant(node)) {
        assert(node.shape.isScalar());
        known.seat = {Home::Constant, constantSeat(node.value.scalar())};
    }
    return known.seat;
}

// Gives every result a slot; a result may take the slot of an operand that is used here for the last time.
void Lowering::place(const std::vector<Draft>& drafts)
{
    for (std::size_t i = 0; i < drafts.size(); ++i)
        for (const NodeId operand : drafts[i].operands)
            if (operand >= 0)
                state(operand).lastUse = static_cast<int>(i);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        for (const NodeId operand : drafts[i].operands)
            if (operand >= 0 && state(operand).lastUse == static_cast<int>(i))
                release(state(operand));
        if (drafts[i].node == kNoNode || state(drafts[i].node).seat.home != Home::None)
            continue;
        if (m_free.empty())
            m_free.push_back(m_program.temporaries++);
        state(drafts[i].node).seat = {Home::Temporary, m_free.back()};
        m_free.pop_back();
    }
}

void Lowering::release(State& used)
{
    used.lastUse = -1; // an operand that stands twice is released once
    if (used.seat.home == Home::Temporary)
        m_free.push_back(used.seat.index);
}

int Lowering::slotOf(Seat seat) const
{
    switch (seat.home) {
    case Home::Vector:
        return seat.index;
    case Home::Output:
        return m_program.vectors + seat.index;
    case Home::Temporary:
        return m_program.vectors + m_program.outputs + seat.index;
    case Home::Uniform:
        return m_program.firstUniform() + seat.index;
    default:
        assert(seat.home == Home::Constant);
        return m_program.firstConstant() + seat.index;
    }
}

Step Lowering::finished(const Draft& draft)
{
    Step step = draft.step;
    int* const slots[] = {&step.a, &step.b, &step.c};
    for (std::size_t i = 0; i < 3; ++i) {
        if (draft.operands[i] == kNoNode)
            continue;
        const Seat seat = seatOf(draft.operands[i]);
        *slots[i] = slotOf(seat);
        if (seat.home == Home::Uniform || seat.home == Home::Constant)
            step.uniform = static_cast<std::uint8_t>(step.uniform | (1U << i));
    }
    step.to = slotOf(draft.output >= 0 ? Seat{Home::Output, draft.output} : state(draft.node).seat);
    const auto code = static_cast<std::size_t>(step.code);
    step.loop = step.then == Then::Nothing ? m_loops.plain[code][step.uniform]
                                           : m_loops.fused[code][static_cast<std::size_t>(step.then)][step.uniform];
    assert(step.loop);
    return step;
}

} // namespace ad::block
