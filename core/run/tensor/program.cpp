// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/tensor/program.h"

#include <algorithm>

namespace ad::tensor {

Program lower(const Graph& graph, std::span<const NodeId> inputs, std::span<const NodeId> outputs, Simd)
{
    return {graph, {inputs.begin(), inputs.end()}, {outputs.begin(), outputs.end()}};
}

Memory::Memory(const Program& program)
{
    for (const Node& node : program.graph.nodes())
        m_values.push_back(isLeaf(*node.op) ? node.value : Tensor());
}

void Memory::run(const Program& program, std::span<const double* const> inputs, std::span<double* const> outputs)
{
    const auto value = [this](NodeId id) -> Tensor& { return m_values[static_cast<std::size_t>(id)]; };
    for (std::size_t i = 0; i < inputs.size(); ++i)
        std::copy_n(inputs[i], value(program.inputs[i]).size(), value(program.inputs[i]).values().begin());
    for (NodeId id = 0; id < program.graph.size(); ++id) {
        const Node& node = program.graph.node(id);
        if (isLeaf(*node.op))
            continue;
        m_operands.clear();
        for (const NodeId input : node.inputs)
            m_operands.push_back(&value(input));
        value(id) = valueOf(*node.op, m_operands, node.attributes, node.shape);
    }
    for (std::size_t j = 0; j < outputs.size(); ++j)
        std::copy_n(value(program.outputs[j]).values().begin(), value(program.outputs[j]).size(), outputs[j]);
}

} // namespace ad::tensor
