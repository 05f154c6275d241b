// SPDX-License-Identifier: GPL-3.0-or-later
// Programs over whole vectors and matrices, one point at a time.
#pragma once

#include "core/graph/graph.h"
#include "core/run/simd.h"

namespace ad::tensor {

struct Program
{
    Graph graph; // simplified
    std::vector<NodeId> inputs;
    std::vector<NodeId> outputs;
};

[[nodiscard]] Program lower(const Graph& graph, std::span<const NodeId> inputs, std::span<const NodeId> outputs, Simd simd);

class Memory
{
public:
    Memory() = default;
    explicit Memory(const Program& program);

    /// inputs[i] points to the values of input i, outputs[j] to where those of output j go.
    void run(const Program& program, std::span<const double* const> inputs, std::span<double* const> outputs);

private:
    std::vector<Tensor> m_values;
    std::vector<const Tensor*> m_operands;
};

} // namespace ad::tensor
