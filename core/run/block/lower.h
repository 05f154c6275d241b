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
/// An arithmetic node that only one other uses becomes part of that one's step ((a∘b)•c in one pass saves the store and the load between).
/// Slots are given out by liveness, the one that became free last first: it is the likeliest to be in the first cache.
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
        int uses = 0;              // by members
        int lastUse = -1;          // the step that uses it last
        bool isAbsorbed = false;   // computed inside of its only user's step
        NodeId absorbed = kNoNode; // what this one computes besides itself
        bool isOutput = false;
    };
    struct Draft // a step before its operands have slots
    {
        Step step = {};
        NodeId node = kNoNode; // its result
        NodeId operands[3] = {kNoNode, kNoNode, kNoNode};
        int output = -1; // a copy to this output
    };

    State& state(NodeId id) { return m_states[static_cast<std::size_t>(id)]; }
    void begin(const Part& part);
    void countUses(const Part& part);
    void absorb(NodeId user);
    [[nodiscard]] bool canAbsorb(NodeId id, NodeId other) const;
    [[nodiscard]] Draft drafted(NodeId id);
    [[nodiscard]] Draft fused(NodeId id);
    void place(const std::vector<Draft>& drafts);
    void release(State& used);
    [[nodiscard]] Step finished(const Draft& draft);
    [[nodiscard]] int slotOf(Seat seat) const;
    Seat seatOf(NodeId id);
    int constantSeat(double value);
    void touch(NodeId id) { m_touched.push_back(id); }

    const Graph& m_graph;
    const LoopTable& m_loops;
    std::vector<State> m_states;
    std::vector<NodeId> m_touched;
    std::vector<int> m_free; // temporaries
    Program m_program;
};

} // namespace ad::block
