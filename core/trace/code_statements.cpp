// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/code_statements.h"

#include "core/lang/code_names.h"
#include "core/lang/code_writer.h"

#include <algorithm>

namespace ad {

namespace {

using namespace lang;

std::size_t at(NodeId id)
{
    return static_cast<std::size_t>(id);
}

// The group that a node is part of, seen from outside of all groups.
std::string outermostGroup(const Graph& graph, NodeId id)
{
    int group = graph.node(id).group;
    while (group != kNoGroup && graph.groups()[static_cast<std::size_t>(group)].parent != kNoGroup)
        group = graph.groups()[static_cast<std::size_t>(group)].parent;
    return group == kNoGroup ? "" : graph.groups()[static_cast<std::size_t>(group)].name;
}

// True where Python would give another name to the same array, which += would then change as well.
bool isView(const Graph& graph, NodeId value, NodeId carried)
{
    if (value == carried)
        return true;
    const std::string_view op = graph.node(value).op->name;
    return op == "broadcast" || op == "transpose" || op == "pick" || op == "identity" || op == "detach";
}

class Statements
{
public:
    Statements(const Trace& trace, CodeLanguage language, const CodeOptions& options)
        : m_trace(trace)
        , m_language(language)
        , m_options(options)
        , m_variables(codeVariables(trace, language))
        , m_writer(trace.graph(), language, m_variables.values)
    {
    }

    CodeStatements run() &&
    {
        addLeaves();
        addForward();
        if (m_trace.backwardSteps > 0 || m_options.backward == Backwards::Always)
            addBackward();
        addUpdates();
        const NodeId output = m_trace.backward.output;
        m_result.output = value(output);
        m_result.outputStem = node(output).name.empty() ? value(output) : codeStem(node(output).name);
        m_result.outputAdjoint = adjoint(output);
        m_result.outputTangent = m_variables.tangents[at(output)];
        m_result.applied = m_writer.applied();
        m_result.variables = std::move(m_variables);
        return std::move(m_result);
    }

private:
    [[nodiscard]] const Node& node(NodeId id) const { return m_trace.graph().node(id); }
    [[nodiscard]] const std::string& value(NodeId id) const { return m_variables.values[at(id)]; }
    [[nodiscard]] const std::string& adjoint(NodeId id) const { return m_variables.adjoints[at(id)]; }
    [[nodiscard]] const std::string& tangent(NodeId id) const { return m_variables.tangents[at(id)]; }
    [[nodiscard]] std::string number(const Tensor& value) const { return codeValue(value, m_language, m_options.most); }

    void addLeaves()
    {
        for (NodeId id = 0; id < m_trace.forwardSize; ++id) {
            if (!isLeaf(*node(id).op))
                continue;
            const std::string note = node(id).role == LeafRole::Data ? "data" : "";
            if (!value(id).empty())
                m_result.leaves.push_back({.target = value(id), .value = number(m_trace.valueOf(id)), .node = id, .note = note});
            if (!tangent(id).empty())
                m_result.directions.push_back({.target = tangent(id), .value = number(*m_trace.tangentOf(id)), .node = id});
        }
    }

    void addForward()
    {
        std::string group;
        for (int i = 0; i < m_trace.forwardSteps; ++i) {
            const Step& step = m_trace.steps[static_cast<std::size_t>(i)];
            if (step.kind == StepKind::Tangent) {
                addTangent(step, i);
                continue;
            }
            const std::string own = outermostGroup(m_trace.graph(), step.node);
            m_result.forward.push_back(valueStatement(step.node, i, own == group ? "" : own));
            group = own;
        }
    }

    [[nodiscard]] CodeStatement valueStatement(NodeId id, int step, const std::string& note)
    {
        return {.target = value(id), .value = m_writer.definition(id), .step = step, .node = id, .note = note};
    }

    void addTangent(const Step& step, int index)
    {
        const TangentMessage& message = m_trace.tangentMessageOf(step);
        const NodeId carried = m_trace.tangents[at(message.from)];
        const bool isSum = message.before != kNoNode;
        m_result.forward.push_back({.target = tangent(message.to),
                                    .value = messageText(message.value, carried, tangent(message.from), !isSum && !step.isLast),
                                    .isSum = isSum,
                                    .step = index,
                                    .node = message.to});
    }

    void addBackward()
    {
        addLeftovers();
        const int first = m_trace.forwardSteps;
        if (m_trace.backwardSteps == 0) {
            addSeed(-1);
            for (std::size_t i = 0; i < m_trace.backward.messages.size(); ++i)
                addMessage(static_cast<int>(i), -1);
        }
        for (int i = first; i < first + m_trace.backwardSteps; ++i) {
            const Step& step = m_trace.steps[static_cast<std::size_t>(i)];
            if (step.kind == StepKind::Seed)
                addSeed(i);
            else if (step.kind == StepKind::Message)
                addMessage(step.message, i);
            else
                m_result.backward.push_back(valueStatement(step.node, i, "again"));
        }
        addInputs();
    }

    void addLeftovers()
    {
        for (NodeId id = 0; id < static_cast<NodeId>(m_trace.backward.leftovers.size()); ++id)
            if (const NodeId before = m_trace.backward.leftovers[at(id)]; before != kNoNode && id != m_trace.backward.output)
                m_result.leftovers.push_back({.target = adjoint(id), .value = number(m_trace.valueOf(before)), .node = id});
    }

    void addSeed(int step)
    {
        const NodeId output = m_trace.backward.output;
        m_result.backward.push_back(
            {.target = adjoint(output), .value = number(m_trace.valueOf(m_trace.backward.seed)), .step = step, .node = output});
    }

    void addMessage(int index, int step)
    {
        const Message& message = m_trace.backward.messages[static_cast<std::size_t>(index)];
        const NodeId carried = m_trace.backward.adjoints[at(message.from)];
        const bool isSum = message.before != kNoNode;
        const bool isLast = m_trace.backward.adjoints[at(message.to)] == message.after;
        const bool isWrong = !m_trace.wrongMessages.empty() && m_trace.wrongMessages[static_cast<std::size_t>(index)];
        m_result.backward.push_back({.target = adjoint(message.to),
                                     .value = messageText(message.value, carried, adjoint(message.from), !isSum && !isLast),
                                     .isSum = isSum,
                                     .step = step,
                                     .node = message.to,
                                     .note = isWrong ? "wrong" : ""});
    }

    // What a message brings; a copy where more is to be added to it and it is the same array as another.
    std::string messageText(NodeId message, NodeId carried, const std::string& carriedName, bool isGrowing)
    {
        const std::string text = m_writer.message(message, carried, carriedName);
        const bool isNumber = m_language == CodeLanguage::NumPy && node(message).shape.isScalar(); // which += does not change in place
        if (!isPython(m_language) || !isGrowing || isNumber || !isView(m_trace.graph(), message, carried))
            return text;
        return text + (m_language == CodeLanguage::NumPy ? ".copy()" : ".clone()");
    }

    void addInputs()
    {
        for (const NodeId id : m_trace.graph().inputs()) {
            if (id >= m_trace.forwardSize)
                continue;
            const bool isReached = m_trace.backward.adjoints[at(id)] != kNoNode;
            const bool isAsked =
                isReached || node(id).role == LeafRole::Parameter || m_options.differentiate == Differentiate::ParametersAndData;
            m_result.inputs.push_back({id, value(id), isAsked ? adjoint(id) : "", isReached});
            if (isAsked && !isReached)
                m_result.untouched.push_back({.target = adjoint(id), .value = number(Tensor(node(id).shape, 0.0)), .node = id});
        }
    }

    void addUpdates()
    {
        for (int i = m_trace.forwardSteps + m_trace.backwardSteps; i < m_trace.size(); ++i) {
            const std::size_t index = static_cast<std::size_t>(i - m_trace.forwardSteps - m_trace.backwardSteps);
            const UpdateNodes& update = m_trace.updates[index];
            const NodeId carried = m_trace.backward.adjoints[at(update.node)];
            m_result.updates.push_back({.target = value(update.node),
                                        .value = m_writer.message(update.after, carried, adjoint(update.node)),
                                        .step = i,
                                        .node = update.node});
        }
    }

    const Trace& m_trace;
    CodeLanguage m_language;
    const CodeOptions& m_options;
    CodeVariables m_variables;
    CodeWriter m_writer;
    CodeStatements m_result;
};

} // namespace

CodeStatements codeStatements(const Trace& trace, CodeLanguage language, const CodeOptions& options)
{
    return Statements(trace, language, options).run();
}

} // namespace ad
