// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/kernel.h"

#include "core/graph/builder.h"
#include "core/graph/rewrite.h"
#include "core/run/block/grid.h"
#include "core/run/block/lower.h"
#include "core/run/tensor/program.h"

#include <algorithm>
#include <cassert>
#include <optional>

namespace ad {

struct KernelPlan
{
    Graph graph; // simplified
    std::vector<NodeId> inputs;
    std::vector<NodeId> outputs;
    Simd simd = Simd::Sse2;
    bool isScalar = true;
    block::Program points;   // if isScalar
    tensor::Program tensors; // if not
};

struct KernelMemory
{
    std::shared_ptr<const KernelPlan> plan; // kept, so that no other plan can have its address
    block::Memory points;
    std::optional<block::GridMemory> grid; // made when it is first asked for
    tensor::Memory tensors;
    std::vector<const double*> inputs;
    std::vector<double*> outputs;
};

Workspace::Workspace() = default;
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

namespace {

Graph withValues(const Graph& graph, const Point& fixed)
{
    Builder builder(graph);
    for (const auto& [name, value] : fixed)
        if (const NodeId id = graph.find(name); id != kNoNode && isInput(graph.node(id)))
            builder.setValue(id, value);
    return std::move(builder).build();
}

bool isScalarGraph(const Graph& graph, std::span<const NodeId> inputs, std::span<const NodeId> outputs)
{
    const std::vector<bool> needed = ancestors(graph, outputs);
    const auto isScalar = [&](NodeId id) { return graph.node(id).shape.isScalar(); };
    for (NodeId id = 0; id < graph.size(); ++id)
        if (needed[static_cast<std::size_t>(id)] && (!isScalar(id) || graph.node(id).op->kind == OpKind::Tensor))
            return false;
    return std::all_of(inputs.begin(), inputs.end(), isScalar);
}

block::Program pointsProgram(const Graph& graph, std::span<const NodeId> inputs, std::span<const NodeId> outputs, Simd simd)
{
    std::vector<NodeId> members;
    const std::vector<bool> needed = ancestors(graph, outputs);
    for (NodeId id = 0; id < graph.size(); ++id)
        if (needed[static_cast<std::size_t>(id)] && !isLeaf(*graph.node(id).op))
            members.push_back(id);
    return block::Lowering(graph, simd).lower({members, inputs, {}, outputs});
}

std::vector<NodeId> moved(const Rewritten& rewritten, std::span<const NodeId> ids)
{
    std::vector<NodeId> result;
    for (const NodeId id : ids)
        result.push_back(rewritten.nodes[static_cast<std::size_t>(id)]);
    return result;
}

} // namespace

Kernel compile(const Graph& graph, std::span<const NodeId> outputs, std::span<const NodeId> inputs, const Point& fixed, Simd simd)
{
    Rewritten simple = fixed.empty() ? simplify(graph, outputs, inputs) : simplify(withValues(graph, fixed), outputs, inputs);
    auto plan = std::make_shared<KernelPlan>();
    plan->inputs = moved(simple, inputs);
    plan->outputs = moved(simple, outputs);
    plan->graph = std::move(simple.graph);
    plan->simd = simd;
    plan->isScalar = isScalarGraph(plan->graph, plan->inputs, plan->outputs);
    if (plan->isScalar)
        plan->points = pointsProgram(plan->graph, plan->inputs, plan->outputs, simd);
    else
        plan->tensors = tensor::lower(plan->graph, plan->inputs, plan->outputs, simd);
    return Kernel(std::move(plan));
}

Kernel::Kernel()
    : m_plan(std::make_shared<KernelPlan>())
{
}

int Kernel::inputCount() const
{
    return static_cast<int>(m_plan->inputs.size());
}
int Kernel::outputCount() const
{
    return static_cast<int>(m_plan->outputs.size());
}
const Shape& Kernel::inputShape(int input) const
{
    return m_plan->graph.node(m_plan->inputs[static_cast<std::size_t>(input)]).shape;
}
const Shape& Kernel::outputShape(int output) const
{
    return m_plan->graph.node(m_plan->outputs[static_cast<std::size_t>(output)]).shape;
}
bool Kernel::isScalar() const
{
    return m_plan->isScalar;
}

KernelMemory& Kernel::memoryIn(Workspace& workspace) const
{
    std::unique_ptr<KernelMemory>& memory = workspace.m_memory;
    if (memory && memory->plan == m_plan)
        return *memory;
    memory = std::make_unique<KernelMemory>();
    memory->plan = m_plan;
    if (m_plan->isScalar)
        memory->points = block::Memory(m_plan->points);
    else
        memory->tensors = tensor::Memory(m_plan->tensors);
    memory->inputs.resize(m_plan->inputs.size());
    memory->outputs.resize(m_plan->outputs.size());
    return *memory;
}

void Kernel::evaluate(std::span<const double* const> inputs, std::span<double* const> outputs, std::ptrdiff_t count,
                      Workspace& workspace) const
{
    KernelMemory& memory = memoryIn(workspace);
    if (m_plan->isScalar) {
        block::run(m_plan->points, inputs, {}, outputs, count, memory.points);
        return;
    }
    std::copy(inputs.begin(), inputs.end(), memory.inputs.begin());
    std::copy(outputs.begin(), outputs.end(), memory.outputs.begin());
    for (std::ptrdiff_t point = 0; point < count; ++point) {
        memory.tensors.run(m_plan->tensors, memory.inputs, memory.outputs);
        for (int i = 0; i < inputCount(); ++i)
            memory.inputs[static_cast<std::size_t>(i)] += inputShape(i).size();
        for (int j = 0; j < outputCount(); ++j)
            memory.outputs[static_cast<std::size_t>(j)] += outputShape(j).size();
    }
}

void Kernel::evaluateOne(std::span<const double> inputs, std::span<double> outputs, Workspace& workspace) const
{
    KernelMemory* const ready = workspace.m_memory.get();
    KernelMemory& memory = ready && ready->plan == m_plan ? *ready : memoryIn(workspace);
    if (m_plan->isScalar)
        block::runOne(m_plan->points, inputs, outputs, memory.points);
    else
        evaluateTensors(inputs, outputs, memory);
}

void Kernel::evaluateTensors(std::span<const double> inputs, std::span<double> outputs, KernelMemory& memory) const
{
    const double* from = inputs.data();
    for (int i = 0; i < inputCount(); from += inputShape(i++).size())
        memory.inputs[static_cast<std::size_t>(i)] = from;
    double* to = outputs.data();
    for (int j = 0; j < outputCount(); to += outputShape(j++).size())
        memory.outputs[static_cast<std::size_t>(j)] = to;
    assert(from == inputs.data() + inputs.size() && to == outputs.data() + outputs.size());
    memory.tensors.run(m_plan->tensors, memory.inputs, memory.outputs);
}

void Kernel::evaluateGrid(std::span<const double> x, std::span<const double> y, std::span<double* const> outputs,
                          Workspace& workspace) const
{
    assert(inputCount() == 2 && inputShape(0).isScalar() && inputShape(1).isScalar());
    KernelMemory& memory = memoryIn(workspace);
    if (m_plan->isScalar) {
        if (!memory.grid)
            memory.grid.emplace(block::gridOf(m_plan->graph, m_plan->inputs[0], m_plan->inputs[1], m_plan->outputs, m_plan->simd));
        memory.grid->run(x, y, outputs);
        return;
    }
    std::copy(outputs.begin(), outputs.end(), memory.outputs.begin());
    for (const double& row : y)
        for (const double& column : x) {
            memory.inputs[0] = &column;
            memory.inputs[1] = &row;
            memory.tensors.run(m_plan->tensors, memory.inputs, memory.outputs);
            for (double*& output : memory.outputs)
                ++output;
        }
}

} // namespace ad
