// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/trace.h"

#include "core/graph/builder.h"
#include "core/run/evaluate.h"
#include "core/trace/checkpoints.h"
#include "core/trace/mistakes.h"

namespace ad {

namespace {

// Where the edges into each node begin in the list of edges.
std::vector<int> firstEdges(const Graph& graph, int size)
{
    std::vector<int> first;
    int next = 0;
    for (NodeId id = 0; id < size; ++id) {
        first.push_back(next);
        next += static_cast<int>(graph.node(id).inputs.size());
    }
    return first;
}

class Steps
{
public:
    Steps(Trace& trace, const Graph& graph)
        : m_trace(trace)
        , m_graph(graph)
        , m_first(firstEdges(graph, graph.size()))
    {
    }

    void addForward()
    {
        std::size_t next = 0;
        for (NodeId id = 0; id < m_graph.size(); ++id) {
            if (!isLeaf(*m_graph.node(id).op))
                m_trace.steps.push_back({.kind = StepKind::Value, .node = id});
            for (; next < m_trace.tangentMessages.size() && m_trace.tangentMessages[next].to == id; ++next)
                addTangent(next);
        }
        m_trace.forwardSteps = m_trace.size();
    }

    void addBackward()
    {
        m_trace.steps.push_back({.kind = StepKind::Seed, .node = m_trace.backward.output});
        const std::vector<Message>& messages = m_trace.backward.messages;
        std::vector<std::size_t> last(static_cast<std::size_t>(m_graph.size()), messages.size());
        for (std::size_t i = 0; i < messages.size(); ++i)
            last[static_cast<std::size_t>(messages[i].to)] = i;
        for (std::size_t i = 0; i < messages.size(); ++i)
            m_trace.steps.push_back({.kind = StepKind::Message,
                                     .node = messages[i].to,
                                     .edge = edge(messages[i].from, messages[i].slot),
                                     .message = static_cast<int>(i),
                                     .isLast = last[static_cast<std::size_t>(messages[i].to)] == i});
        m_trace.backwardSteps = m_trace.size() - m_trace.forwardSteps;
    }

    void addUpdates()
    {
        for (const UpdateNodes& update : m_trace.updates)
            m_trace.steps.push_back({.kind = StepKind::Update, .node = update.node});
    }

private:
    [[nodiscard]] int edge(NodeId user, int slot) const { return m_first[static_cast<std::size_t>(user)] + slot; }

    void addTangent(std::size_t index)
    {
        const TangentMessage& message = m_trace.tangentMessages[index];
        m_trace.steps.push_back({.kind = StepKind::Tangent,
                                 .node = message.to,
                                 .edge = edge(message.to, message.slot),
                                 .message = static_cast<int>(index),
                                 .isLast = message.after == m_trace.tangents[static_cast<std::size_t>(message.to)]});
    }

    Trace& m_trace;
    const Graph& m_graph;
    std::vector<int> m_first;
};

std::vector<UpdateNodes> addUpdateNodes(Backward& backward, int forwardSize, double learningRate)
{
    std::vector<UpdateNodes> updates;
    Builder builder(std::move(backward.graph));
    for (const NodeId input : std::vector<NodeId>(builder.graph().inputs().begin(), builder.graph().inputs().end())) {
        if (input >= forwardSize || builder.graph().node(input).role != LeafRole::Parameter)
            continue;
        const NodeId adjoint = backward.adjoints[static_cast<std::size_t>(input)];
        if (adjoint == kNoNode)
            continue;
        const NodeId rate = builder.constant(Tensor(learningRate));
        const Expr step = call("mul", builder.expr(rate), builder.expr(adjoint));
        updates.push_back({input, rate, call("sub", builder.expr(input), step).id()});
    }
    backward.graph = std::move(builder).build();
    return updates;
}

Trace recordOnce(const Graph& graph, NodeId output, const Recording& recording)
{
    Trace trace;
    trace.forwardSize = graph.size();
    trace.edges = edges(graph);
    const Tensor seed = recording.seed.value_or(Tensor(graph.node(output).shape, 1.0));
    if (recording.direction) {
        Forward tangents = forward(graph, *recording.direction);
        trace.tangents = std::move(tangents.tangents);
        trace.tangentMessages = std::move(tangents.messages);
        trace.backward = reverse(tangents.graph, output, seed, recording.differentiate, recording.conditions);
    } else {
        trace.backward = reverse(graph, output, seed, recording.differentiate, recording.conditions);
    }
    if (recording.learningRate)
        trace.updates = addUpdateNodes(trace.backward, trace.forwardSize, *recording.learningRate);
    trace.values = evaluate(trace.backward.graph, recording.point);
    Steps steps(trace, graph);
    steps.addForward();
    if (recording.playsBackward)
        steps.addBackward();
    if (recording.segments > 0)
        addCheckpoints(trace, recording.segments);
    steps.addUpdates();
    return trace;
}

} // namespace

std::vector<Edge> edges(const Graph& graph)
{
    std::vector<Edge> result;
    for (NodeId id = 0; id < graph.size(); ++id) {
        const std::vector<NodeId>& inputs = graph.node(id).inputs;
        for (std::size_t slot = 0; slot < inputs.size(); ++slot)
            result.push_back({inputs[slot], id, static_cast<int>(slot)});
    }
    return result;
}

const Tensor* Trace::adjointOf(NodeId node) const
{
    const NodeId adjoint = backward.adjoints[static_cast<std::size_t>(node)];
    return adjoint == kNoNode ? nullptr : &valueOf(adjoint);
}

const Tensor* Trace::tangentOf(NodeId node) const
{
    const NodeId tangent = tangents.empty() ? kNoNode : tangents[static_cast<std::size_t>(node)];
    return tangent == kNoNode ? nullptr : &valueOf(tangent);
}

Trace record(const Graph& graph, NodeId output, const Recording& recording)
{
    Trace trace = recordOnce(graph, output, recording);
    Recording right = recording;
    right.conditions.overwrites = false;
    right.conditions.detached.clear();
    if (!recording.leftoversAreRight)
        right.conditions.leftovers.clear();
    const bool isMistaken = recording.conditions.overwrites || !recording.conditions.detached.empty() ||
                            (!recording.conditions.leftovers.empty() && !recording.leftoversAreRight);
    if (isMistaken)
        markMistakes(trace, std::make_shared<const Trace>(recordOnce(graph, output, right)));
    return trace;
}

Trace record(const Graph& graph, NodeId output, const Tensor& seed, const Point& point, Differentiate differentiate)
{
    return record(graph, output, {.seed = seed, .point = point, .differentiate = differentiate});
}

} // namespace ad
