// SPDX-License-Identifier: GPL-3.0-or-later
// From nodes of a graph to a block program: chooses instructions, fuses pairs of them, and shares slots.
#pragma once

#include "core/graph/graph.h"
#include "core/run/block/program.h"

namespace ad::block {

/// What is to be compiled: elementwise nodes of one shape, with what comes in and what goes out.
struct Part
{
    std::span<const NodeId> members;  // to be computed, in topological order
    std::span<const NodeId> vectors;  // nodes whose values come in, one a point
    std::span<const NodeId> uniforms; // nodes whose values come in, one number for all points
    std::span<const NodeId> outputs;  // members, vectors, uniforms or scalar constants, in any order, repeated if need be
};

/// Compiles parts of one graph.
///
/// Arithmetic becomes chains, in which values that only one other node uses stay in the accumulator (see step.h); functions are passes of
/// their own. Slots are given out by liveness, the one that became free last first: it is the likeliest to be in the first cache.
class Lowering
{
public:
    Lowering(const Graph& graph, Simd simd);

    /// Cost: O(members + edges).
    [[nodiscard]] Program lower(const Part& part);

private:
    enum class Home : std::uint8_t { None, Vector, Output, Temporary, Uniform, Constant };
    struct Seat
    {
        Home home = Home::None;
        int index = 0;
    };
    struct State
    {
        Seat seat;
        int uses = 0;             // by members
        int lastUse = -1;         // the draft that uses it last
        int length = 0;           // links that compute it
        bool isAbsorbed = false;  // computed only inside of its user's chain
        NodeId chained = kNoNode; // the operand that stands in the accumulator before this one
        NodeId product = kNoNode; // the operand that is multiplied on the way
        bool isOutput = false;
    };
    struct Draft // a step or link before its operands have slots
    {
        Act act = Act::End;    // End: a step
        NodeId node = kNoNode; // its result, if it has a slot
        NodeId operands[3] = {kNoNode, kNoNode, kNoNode};
        int output = -1; // a store to this output
    };

    State& state(NodeId id) { return m_states[static_cast<std::size_t>(id)]; }
    void begin(const Part& part);
    void countUses(const Part& part);
    void absorb(NodeId user);
    [[nodiscard]] bool isChainable(NodeId id) const;
    [[nodiscard]] bool canAbsorb(NodeId id) const;
    [[nodiscard]] bool isPlainProduct(NodeId id) const;
    void draft(NodeId id);
    void accumulate(NodeId id);
    void accumulateSecond(NodeId id, NodeId first);
    void addLink(Act act, NodeId b = kNoNode, NodeId c = kNoNode);
    void draftOutputs(const Part& part);
    void place();
    void release(State& used);
    void finish();
    [[nodiscard]] Step stepOf(const Draft& draft);
    [[nodiscard]] Link linkOf(const Draft& draft);
    std::uint8_t setSlots(const Draft& draft, std::span<int* const> slots);
    [[nodiscard]] int slotOf(Seat seat) const;
    Seat seatOf(NodeId id);
    int constantSeat(double value);
    void touch(NodeId id) { m_touched.push_back(id); }

    const Graph& m_graph;
    const LoopTable& m_loops;
    std::vector<State> m_states;
    std::vector<NodeId> m_touched;
    std::vector<Draft> m_drafts;
    NodeId m_held = kNoNode; // what the accumulator has after the last draft
    std::vector<int> m_free; // temporaries
    Program m_program;
};

} // namespace ad::block
