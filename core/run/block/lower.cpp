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

// A • b where A is the first operand, and b • A where it is the second.
Act actOf(Code code, bool isFirst)
{
    switch (code) {
    case Code::Add:
        return Act::Add;
    case Code::Sub:
        return isFirst ? Act::Sub : Act::SubFrom;
    case Code::Mul:
        return Act::Mul;
    default:
        return isFirst ? Act::Div : Act::DivInto;
    }
}

// Values that only one other uses are found by recursion, which a long sum must not make deep.
constexpr int kLongestChain = 64;
// A step of more links ends at the next result. Where the compiler cannot make jumps of calls, this bounds the stack.
constexpr std::ptrdiff_t kLinksAStep = 128;

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
    for (const NodeId id : part.members)
        if (!state(id).isAbsorbed && (state(id).uses > 0 || state(id).isOutput))
            draft(id);
    draftOutputs(part);
    place();
    finish();
    m_program.singles = singlesOf(m_program.steps, m_program.links);
    return std::move(m_program);
}

void Lowering::begin(const Part& part)
{
    for (const NodeId id : m_touched)
        state(id) = {};
    m_touched.clear();
    m_free.clear();
    m_drafts.clear();
    m_held = kNoNode;
    m_program = {};
    m_program.chain = m_loops.links.loop;
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

bool Lowering::isChainable(NodeId id) const
{
    const Op& op = *m_graph.node(id).op;
    return !isLeaf(op) && (isArithmetic(codeOf(op)) || isNegation(op) || codeOf(op) == Code::Square);
}

bool Lowering::canAbsorb(NodeId id) const
{
    const State& candidate = m_states[static_cast<std::size_t>(id)];
    return isChainable(id) && candidate.uses == 1 && !candidate.isOutput && candidate.seat.home == Home::None &&
           candidate.length < kLongestChain;
}

bool Lowering::isPlainProduct(NodeId id) const
{
    const Code code = codeOf(*m_graph.node(id).op);
    return (code == Code::Mul || code == Code::Square) && m_states[static_cast<std::size_t>(id)].chained == kNoNode;
}

// Takes results that nobody else needs into the chain of `user`: the longest into the accumulator, and beside it a product into a sum.
void Lowering::absorb(NodeId user)
{
    if (!isChainable(user))
        return;
    State& own = state(user);
    const Node& node = m_graph.node(user);
    for (const NodeId input : node.inputs)
        if (canAbsorb(input) && (own.chained == kNoNode || state(input).length > state(own.chained).length))
            own.chained = input;
    own.length = 2;
    if (own.chained == kNoNode)
        return;
    state(own.chained).isAbsorbed = true;
    own.length = state(own.chained).length + 1;
    const Code code = codeOf(*node.op);
    for (const NodeId input : node.inputs)
        if ((code == Code::Add || code == Code::Sub) && input != own.chained && canAbsorb(input) && isPlainProduct(input)) {
            own.product = input;
            state(input).isAbsorbed = true;
        }
}

void Lowering::addLink(Act act, NodeId b, NodeId c)
{
    m_drafts.push_back({.act = act, .operands = {b, c, kNoNode}});
    m_held = act == Act::Load ? b : kNoNode;
}

// Leaves the value of a chainable node in the accumulator.
void Lowering::accumulate(NodeId id)
{
    const Node& node = m_graph.node(id);
    const auto& inputs = node.inputs;
    NodeId first = state(id).chained;
    if (first != kNoNode) {
        accumulate(first);
    } else {
        first = inputs.size() == 2 && inputs[1] == m_held ? inputs[1] : inputs[0];
        if (first != m_held)
            addLink(Act::Load, first);
    }
    accumulateSecond(id, first);
}

void Lowering::accumulateSecond(NodeId id, NodeId first)
{
    const Node& node = m_graph.node(id);
    const Code code = codeOf(*node.op);
    if (isNegation(*node.op))
        return addLink(Act::Mul, kMinusOne);
    if (code == Code::Square)
        return addLink(Act::Square);
    const bool isFirst = node.inputs[0] == first;
    if (const NodeId product = state(id).product; product != kNoNode) {
        const auto& factors = m_graph.node(product).inputs;
        const Act act = code == Code::Add ? Act::AddProduct : isFirst ? Act::SubProduct : Act::SubFromProduct;
        return act == Act::AddProduct && factors[0] == factors.back() ? addLink(Act::AddSquare, factors[0])
                                                                      : addLink(act, factors[0], factors.back());
    }
    addLink(actOf(code, isFirst), node.inputs[isFirst ? 1 : 0]);
}

void Lowering::draft(NodeId id)
{
    if (isChainable(id)) {
        accumulate(id);
        m_drafts.push_back({.act = Act::Store, .node = id});
        m_held = id;
        return;
    }
    Draft step{.node = id};
    std::copy(m_graph.node(id).inputs.begin(), m_graph.node(id).inputs.end(), step.operands);
    m_drafts.push_back(step);
    m_held = kNoNode; // the chain ends
}

// Outputs that are inputs, constants or outputs before.
void Lowering::draftOutputs(const Part& part)
{
    for (std::size_t i = 0; i < part.outputs.size(); ++i) {
        const Seat seat = seatOf(part.outputs[i]);
        if (seat.home == Home::Output && seat.index == static_cast<int>(i))
            continue; // its own step writes it
        addLink(Act::Load, part.outputs[i]);
        m_drafts.push_back({.act = Act::Store, .output = static_cast<int>(i)});
    }
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
void Lowering::place()
{
    for (std::size_t i = 0; i < m_drafts.size(); ++i)
        for (const NodeId operand : m_drafts[i].operands)
            if (operand >= 0)
                state(operand).lastUse = static_cast<int>(i);
    for (std::size_t i = 0; i < m_drafts.size(); ++i) {
        const Draft& draft = m_drafts[i];
        for (const NodeId operand : draft.operands)
            if (operand >= 0 && state(operand).lastUse == static_cast<int>(i))
                release(state(operand));
        if (draft.node == kNoNode || state(draft.node).seat.home != Home::None)
            continue;
        if (m_free.empty())
            m_free.push_back(m_program.temporaries++);
        state(draft.node).seat = {Home::Temporary, m_free.back()};
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

// Writes where the operands are; which of them are one number for all points.
std::uint8_t Lowering::setSlots(const Draft& draft, std::span<int* const> slots)
{
    unsigned uniform = 0;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (draft.operands[i] == kNoNode)
            continue;
        const Seat seat = seatOf(draft.operands[i]);
        *slots[i] = slotOf(seat);
        if (seat.home == Home::Uniform || seat.home == Home::Constant)
            uniform |= 1U << i;
    }
    return static_cast<std::uint8_t>(uniform);
}

Step Lowering::stepOf(const Draft& draft)
{
    const Op& op = *m_graph.node(draft.node).op;
    Step step{.value = op.value, .code = codeOf(op)};
    int* const slots[] = {&step.a, &step.b, &step.c};
    step.uniform = setSlots(draft, slots);
    step.to = slotOf(state(draft.node).seat);
    step.loop = m_loops.plain[static_cast<std::size_t>(step.code)][step.uniform];
    assert(step.loop);
    return step;
}

Link Lowering::linkOf(const Draft& draft)
{
    Link link{.act = draft.act};
    int* const slots[] = {&link.b, &link.c};
    link.uniform = setSlots(draft, slots);
    if (draft.act == Act::Store)
        link.b = slotOf(draft.output >= 0 ? Seat{Home::Output, draft.output} : state(draft.node).seat);
    link.wide = m_loops.links.wide[static_cast<std::size_t>(link.act)][link.uniform];
    link.narrow = m_loops.links.narrow[static_cast<std::size_t>(link.act)][link.uniform];
    assert(link.wide && link.narrow);
    return link;
}

// Links that follow one another are one step, which takes a few points through all of them before it goes on to the next points.
void Lowering::finish()
{
    const Link end = linkOf({.act = Act::End});
    std::ptrdiff_t length = 0; // of the chain that is being made
    for (const Draft& draft : m_drafts) {
        const bool isStep = draft.act == Act::End;
        if (length > 0 && (isStep || (length >= kLinksAStep && draft.act == Act::Load))) {
            m_program.links.push_back(end);
            length = 0;
        }
        if (isStep) {
            m_program.steps.push_back(stepOf(draft));
            continue;
        }
        if (length++ == 0)
            m_program.steps.push_back({.firstLink = static_cast<int>(m_program.links.size())});
        m_program.links.push_back(linkOf(draft));
    }
    m_program.links.push_back(end);
}

} // namespace ad::block
