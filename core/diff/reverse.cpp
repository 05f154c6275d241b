// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/reverse.h"

#include "core/diff/rules.h"

#include <algorithm>
#include <cassert>

namespace ad {

namespace {

// The nodes that get an adjoint: on a path from a leaf that takes part to the output.
std::vector<bool> varying(const Graph& graph, NodeId output, Differentiate differentiate)
{
    std::vector<NodeId> sources;
    for (const NodeId input : graph.inputs())
        if (differentiate == Differentiate::ParametersAndData || graph.node(input).role == LeafRole::Parameter)
            sources.push_back(input);
    std::vector<bool> result = dependents(graph, sources);
    const std::vector<bool> influences = ancestors(graph, output);
    for (std::size_t id = 0; id < result.size(); ++id)
        result[id] = result[id] && influences[id];
    return result;
}

class Sweep
{
public:
    Sweep(const Graph& graph, NodeId output, Differentiate differentiate)
        : m_builder(graph)
        , m_varies(varying(graph, output, differentiate))
    {
        m_result.output = output;
        m_result.adjoints.assign(static_cast<std::size_t>(graph.size()), kNoNode);
    }

    Builder& builder() { return m_builder; }

    void set(const SweepConditions& conditions)
    {
        m_overwrites = conditions.overwrites;
        m_detached = conditions.detached;
        if (conditions.leftovers.empty())
            return;
        m_result.leftovers.assign(m_result.adjoints.size(), kNoNode);
        for (const auto& [node, adjoint] : conditions.leftovers) {
            assert(adjoint.shape() == m_builder.shapeOf(node));
            m_result.leftovers[static_cast<std::size_t>(node)] = m_builder.input("", adjoint);
        }
        m_result.adjoints = m_result.leftovers;
    }

    Backward run(NodeId seed) &&
    {
        assert(m_builder.shapeOf(seed) == m_builder.shapeOf(m_result.output));
        m_result.seed = seed;
        m_result.adjoints[static_cast<std::size_t>(m_result.output)] = seed;
        for (NodeId id = m_result.output; id >= 0; --id)
            if (m_varies[static_cast<std::size_t>(id)] && adjoint(id) != kNoNode && !isDetached(id))
                passToInputs(id);
        m_result.graph = std::move(m_builder).build();
        return std::move(m_result);
    }

private:
    [[nodiscard]] bool isDetached(NodeId id) const { return std::find(m_detached.begin(), m_detached.end(), id) != m_detached.end(); }
    NodeId& adjoint(NodeId id) { return m_result.adjoints[static_cast<std::size_t>(id)]; }

    void passToInputs(NodeId id)
    {
        const std::vector<NodeId> inputs = m_builder.graph().node(id).inputs;
        for (std::size_t slot = 0; slot < inputs.size(); ++slot)
            if (m_varies[static_cast<std::size_t>(inputs[slot])])
                passTo(inputs[slot], id, static_cast<int>(slot));
    }

    void passTo(NodeId to, NodeId from, int slot)
    {
        const Passed passed = passBack(m_builder, from, slot, adjoint(from));
        if (passed.value == kNoNode)
            return;
        const NodeId before = m_overwrites ? kNoNode : adjoint(to);
        // Built with the op itself: the formula's + would leave out a constant 0, and with it a message that arrived.
        const NodeId after = before == kNoNode ? passed.value : call("add", m_builder.expr(before), m_builder.expr(passed.value)).id();
        m_result.messages.push_back({from, to, slot, passed.value, passed.local, before, after});
        adjoint(to) = after;
    }

    Builder m_builder;
    std::vector<bool> m_varies;
    std::vector<NodeId> m_detached;
    bool m_overwrites = false;
    Backward m_result;
};

} // namespace

Backward reverse(const Graph& graph, NodeId output, const Tensor& seed, Differentiate differentiate, const SweepConditions& conditions)
{
    assert(seed.shape() == graph.node(output).shape);
    Sweep sweep(graph, output, differentiate);
    sweep.set(conditions);
    const NodeId node = sweep.builder().input("", seed);
    return std::move(sweep).run(node);
}

Backward reverse(const Graph& graph, NodeId output, Differentiate differentiate)
{
    return reverse(graph, output, Tensor(graph.node(output).shape, 1.0), differentiate);
}

Backward reverse(const Graph& graph, NodeId output, NodeId seed, Differentiate differentiate)
{
    return Sweep(graph, output, differentiate).run(seed);
}

} // namespace ad
