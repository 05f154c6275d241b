// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/block/lower.h"
#include "core/graph/builder.h"
#include "core/graph/rewrite.h"
#include "core/op/catalog.h"
#include "core/run/tensor/program.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace ad::tensor {

namespace {

Kind kindOf(const Op& op)
{
    static const std::unordered_map<const Op*, Kind> kinds = {{findOp("matmul"), Kind::Product},
                                                              {findOp("transpose"), Kind::Transpose},
                                                              {findOp("broadcast"), Kind::Broadcast},
                                                              {findOp("sum_to"), Kind::SumTo},
                                                              {findOp("sum"), Kind::Sum},
                                                              {findOp("mean"), Kind::Mean},
                                                              {findOp("norm2"), Kind::Norm2},
                                                              {findOp("pick"), Kind::Pick},
                                                              {findOp("place"), Kind::Place},
                                                              {findOp("stack"), Kind::Stack},
                                                              {findOp("outer"), Kind::Outer}};
    const auto found = kinds.find(&op);
    return found == kinds.end() ? Kind::Call : found->second;
}

bool isTranspose(const Node& node)
{
    return !isLeaf(*node.op) && kindOf(*node.op) == Kind::Transpose && node.shape.rank() == 2;
}

// The graph with a broadcast node before each operand that an elementwise op would stretch, but for single numbers.
Rewritten stretched(const Graph& graph)
{
    static const Op& stretch = *findOp("broadcast");
    Builder builder;
    Rewritten result;
    std::map<std::tuple<NodeId, int, int, int>, NodeId> known;
    for (const Node& node : graph.nodes()) {
        std::vector<NodeId> inputs;
        for (const NodeId old : node.inputs) {
            NodeId id = result.nodes[static_cast<std::size_t>(old)];
            const Shape from = builder.shapeOf(id);
            if (isElementwise(*node.op) && from.size() != 1 && from != node.shape) {
                auto [seat, isNew] = known.try_emplace({id, node.shape.rank(), node.shape.rows(), node.shape.columns()}, kNoNode);
                if (isNew)
                    seat->second = builder.emitNode(stretch, std::span(&id, 1), Attributes{.shape = node.shape});
                id = seat->second;
            }
            inputs.push_back(id);
        }
        if (isInput(node))
            result.nodes.push_back(builder.input(node.name, node.value, node.role));
        else if (isLeaf(*node.op))
            result.nodes.push_back(builder.constant(node.value));
        else
            result.nodes.push_back(builder.emitNode(*node.op, inputs, node.attributes));
    }
    result.graph = std::move(builder).build();
    return result;
}

// When a node can be computed: elementwise nodes with what they need, the others one level later. Within a level, operations that are not
// elementwise come first, then groups from small shapes to large ones: broadcasting only ever stretches.
using When = std::tuple<int, bool, std::ptrdiff_t, int, int>; // level, is elementwise, size, rank, rows

class Planner
{
public:
    explicit Planner(Program& program)
        : m_program(program)
        , m_graph(program.graph)
        , m_lowering(program.graph, program.simd)
    {
    }

    void plan()
    {
        const auto size = static_cast<std::size_t>(m_graph.size());
        m_program.isStored.assign(size, false);
        m_program.outputOf.assign(size, -1);
        const std::map<When, std::vector<NodeId>> stages = staged();
        for (const auto& [when, members] : stages)
            if (!std::get<1>(when))
                std::for_each(members.begin(), members.end(), [this](NodeId id) { needInputs(id); });
            else
                needOutside(members);
        for (std::size_t j = 0; j < m_program.outputs.size(); ++j)
            needOutput(m_program.outputs[j], static_cast<int>(j));
        for (const auto& [when, members] : stages)
            if (std::get<1>(when))
                addGroup(members);
            else
                std::for_each(members.begin(), members.end(), [this](NodeId id) { addTask(id); });
        addCopies();
    }

private:
    const Node& node(NodeId id) const { return m_graph.node(id); }
    std::vector<bool>::reference isStored(NodeId id) { return m_program.isStored[static_cast<std::size_t>(id)]; }

    std::map<When, std::vector<NodeId>> staged()
    {
        const std::vector<bool> needed = ancestors(m_graph, m_program.outputs);
        std::vector<int> level(needed.size(), 0);
        std::map<When, std::vector<NodeId>> stages;
        m_stageOf.assign(needed.size(), {});
        for (NodeId id = 0; id < m_graph.size(); ++id) {
            const Node& n = node(id);
            if (!needed[static_cast<std::size_t>(id)] || isLeaf(*n.op))
                continue;
            int latest = 0;
            for (const NodeId input : n.inputs)
                latest = std::max(latest, level[static_cast<std::size_t>(input)]);
            level[static_cast<std::size_t>(id)] = latest + !isElementwise(*n.op);
            const int own = level[static_cast<std::size_t>(id)];
            m_stageOf[static_cast<std::size_t>(id)] =
                isElementwise(*n.op) ? When{own, true, n.shape.size(), n.shape.rank(), n.shape.rows()} : When{own, false, 0, 0, 0};
            stages[m_stageOf[static_cast<std::size_t>(id)]].push_back(id);
        }
        return stages;
    }

    void needInputs(NodeId id)
    {
        if (kindOf(*node(id).op) == Kind::Product) {
            const Factors factors = factorsOf(m_graph, id);
            isStored(factors.a) = isStored(factors.b) = true;
            return;
        }
        for (const NodeId input : node(id).inputs)
            isStored(input) = true;
    }

    void needOutside(const std::vector<NodeId>& members)
    {
        for (const NodeId id : members)
            for (const NodeId input : node(id).inputs)
                if (m_stageOf[static_cast<std::size_t>(input)] != m_stageOf[static_cast<std::size_t>(id)])
                    isStored(input) = true;
    }

    void needOutput(NodeId id, int index)
    {
        isStored(id) = true;
        int& output = m_program.outputOf[static_cast<std::size_t>(id)];
        if (!isLeaf(*node(id).op) && output < 0)
            output = index;
    }

    void addTask(NodeId id)
    {
        if (!isStored(id))
            return; // a transpose that products read through
        const Kind kind = kindOf(*node(id).op);
        m_program.tasks.push_back({kind, id, 0});
        if (kind == Kind::Product) {
            const Factors f = factorsOf(m_graph, id);
            const std::ptrdiff_t inner = node(f.a).shape.size() + node(f.b).shape.size();
            m_program.scratch = std::max(m_program.scratch, block::kLanes * inner + node(f.b).shape.size());
        }
    }

    void addGroup(const std::vector<NodeId>& members)
    {
        Group group;
        group.count = node(members.front()).shape.size();
        std::vector<NodeId> seen;
        for (const NodeId id : members) {
            for (const NodeId input : node(id).inputs)
                if (m_stageOf[static_cast<std::size_t>(input)] != m_stageOf[static_cast<std::size_t>(id)])
                    seen.push_back(input);
            if (isStored(id))
                group.outputs.push_back(id);
        }
        std::sort(seen.begin(), seen.end());
        seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
        for (const NodeId id : seen) {
            if (node(id).shape.size() != 1 || (group.count == 1 && !isConstant(node(id))))
                group.vectors.push_back(id);
            else if (!isConstant(node(id)) || !node(id).shape.isScalar())
                group.uniforms.push_back(id);
        }
        group.program = m_lowering.lower({members, group.vectors, group.uniforms, group.outputs});
        m_program.tasks.push_back({Kind::Group, members.back(), static_cast<int>(m_program.groups.size())});
        m_program.groups.push_back(std::move(group));
    }

    void addCopies()
    {
        for (std::size_t j = 0; j < m_program.outputs.size(); ++j)
            if (m_program.outputOf[static_cast<std::size_t>(m_program.outputs[j])] != static_cast<int>(j))
                m_program.tasks.push_back({Kind::Copy, m_program.outputs[j], static_cast<int>(j)});
    }

    Program& m_program;
    const Graph& m_graph;
    block::Lowering m_lowering;
    std::vector<When> m_stageOf;
};

} // namespace

Factors factorsOf(const Graph& graph, NodeId product)
{
    const Node& node = graph.node(product);
    const auto plain = [&](NodeId id) { return isTranspose(graph.node(id)) ? graph.node(id).inputs[0] : id; };
    const Factors f{plain(node.inputs[0]), plain(node.inputs[1]), false, false};
    return {f.a, f.b, f.a != node.inputs[0], f.b != node.inputs[1]};
}

Program lower(const Graph& graph, std::span<const NodeId> inputs, std::span<const NodeId> outputs, Simd simd)
{
    Rewritten explicitly = stretched(graph);
    Program program;
    program.graph = std::move(explicitly.graph);
    program.simd = simd;
    for (const NodeId id : inputs)
        program.inputs.push_back(explicitly.nodes[static_cast<std::size_t>(id)]);
    for (const NodeId id : outputs)
        program.outputs.push_back(explicitly.nodes[static_cast<std::size_t>(id)]);
    Planner(program).plan();
    return program;
}

} // namespace ad::tensor
