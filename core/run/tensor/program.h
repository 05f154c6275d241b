// SPDX-License-Identifier: GPL-3.0-or-later
// Programs over whole vectors and matrices, one point at a time, in buffers that are made once.
#pragma once

#include "core/graph/graph.h"
#include "core/run/block/program.h"

namespace ad::tensor {

/// What a task does; Group is a block program over the elements of its tensors, Call asks the row of the op (which allocates).
enum class Kind : std::uint8_t { Group, Product, Transpose, Broadcast, SumTo, Sum, Mean, Norm2, Pick, Place, Stack, Outer, Copy, Call };

struct Task
{
    Kind kind = Kind::Call;
    NodeId node = kNoNode; // its result; of a Copy, what is copied
    int index = 0;         // of the group, or of the output that is copied to
};

/// Elementwise operations on tensors of one shape, done together: what passes between them never leaves the first cache.
struct Group
{
    block::Program program;
    std::vector<NodeId> vectors;
    std::vector<NodeId> uniforms;
    std::vector<NodeId> outputs;
    std::ptrdiff_t count = 0; // of elements
};

struct Program
{
    Graph graph; // simplified, with every stretching of operands a node of its own
    Simd simd = Simd::Sse2;
    std::vector<NodeId> inputs;
    std::vector<NodeId> outputs;
    std::vector<Task> tasks;
    std::vector<Group> groups;
    std::vector<bool> isStored; // which nodes have a value in memory; the others live inside of groups and products
    std::vector<int> outputOf;  // the output whose memory a node's value stands in, or −1
    std::ptrdiff_t scratch = 0; // numbers that products need
};

/// Elementwise nodes are gathered to groups; the other operations separate them. Cost: O(nodes + edges).
///
/// @param graph  simplified; all its inputs but `inputs` are constants.
[[nodiscard]] Program lower(const Graph& graph, std::span<const NodeId> inputs, std::span<const NodeId> outputs, Simd simd);

/// One matrix product as the tasks see it: operands that are transposed are read so.
struct Factors
{
    NodeId a;
    NodeId b;
    bool isTransposedA;
    bool isTransposedB;
};
[[nodiscard]] Factors factorsOf(const Graph& graph, NodeId product);

/// Buffers for one program. Grows no more.
class Memory
{
public:
    Memory() = default;
    explicit Memory(const Program& program);

    /// inputs[i] points to the values of input i, outputs[j] to where those of output j go. Allocates nothing, but for Kind::Call.
    void run(const Program& program, std::span<const double* const> inputs, std::span<double* const> outputs);

private:
    [[nodiscard]] double*& at(NodeId id) { return m_values[static_cast<std::size_t>(id)]; }
    void runTask(const Program& program, const Task& task, std::span<double* const> outputs);
    void runGroup(const Program& program, std::size_t index);
    void runProduct(const Program& program, NodeId id);
    void runCall(const Program& program, NodeId id);
    void runReduction(const Program& program, NodeId id, Kind kind);

    std::vector<double*> m_values; // of each node
    block::Buffer m_storage;
    block::Buffer m_scratch;
    std::vector<block::Memory> m_groups;
    std::vector<const double*> m_vectors;
    std::vector<double> m_uniforms;
    std::vector<double*> m_outputs;
    std::vector<Tensor> m_tensors; // operands of calls
    std::vector<const Tensor*> m_operands;
};

} // namespace ad::tensor
