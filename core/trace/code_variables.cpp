// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/code_variables.h"

#include "core/lang/code_names.h"
#include "core/lang/code_writer.h"

#include <algorithm>

namespace ad {

namespace {

using namespace lang;

constexpr std::ptrdiff_t kLongestInline = 6; // numbers of an array that is written out where it is used

std::size_t at(NodeId id)
{
    return static_cast<std::size_t>(id);
}

// Reductions are functions of arrays, even of a single number.
bool hasArrays(const Graph& graph)
{
    return std::any_of(graph.nodes().begin(), graph.nodes().end(),
                       [](const Node& node) { return !node.shape.isScalar() || node.op->kind == OpKind::Tensor; });
}

std::set<std::string, std::less<>> functionNames(const Graph& graph, CodeLanguage language)
{
    std::set<std::string, std::less<>> names = helperNames(language, hasArrays(graph) ? Uses::Arrays : Uses::Numbers);
    for (NodeId id = 0; id < graph.size() && !isPython(language); ++id)
        if (!isLeaf(*graph.node(id).op))
            if (const Spelling spelling = spellingOf(graph, id, language); spelling.isApplied)
                names.insert(arrayFunction(*spelling.op));
    return names;
}

class Naming
{
public:
    Naming(const Trace& trace, CodeLanguage language)
        : m_trace(trace)
        , m_names(language, functionNames(trace.graph(), language))
        , m_shown(displayNames(trace.graph()))
    {
        m_result.uses = hasArrays(trace.graph()) ? Uses::Arrays : Uses::Numbers;
        m_result.values.resize(at(trace.graph().size()));
        m_result.adjoints.resize(at(trace.forwardSize));
        m_result.tangents.resize(at(trace.forwardSize));
    }

    CodeVariables run() &&
    {
        nameValue(m_trace.backward.output);
        // A name that needs no change goes before one that becomes it: x1 before x₁.
        for (const bool isChanged : {false, true})
            for (NodeId id = 0; id < m_trace.forwardSize; ++id)
                if (isInput(node(id)) && this->isChanged(id) == isChanged)
                    nameAdjoint(id);
        for (const bool isChanged : {false, true})
            for (NodeId id = 0; id < m_trace.forwardSize; ++id)
                if (!node(id).name.empty() && this->isChanged(id) == isChanged)
                    nameValue(id);
        for (NodeId id = 0; id < m_trace.forwardSize; ++id)
            if (!isWrittenOut(id))
                nameValue(id);
        for (NodeId id = 0; id < m_trace.forwardSize; ++id) {
            if (m_trace.backward.adjoints[at(id)] != kNoNode)
                nameAdjoint(id);
            if (m_trace.tangentOf(id) != nullptr)
                m_result.tangents[at(id)] = m_names.take(shown(id), "dot_");
        }
        return std::move(m_result);
    }

private:
    [[nodiscard]] const Node& node(NodeId id) const { return m_trace.graph().node(id); }
    [[nodiscard]] bool isChanged(NodeId id) const { return codeStem(node(id).name) != node(id).name; }
    [[nodiscard]] bool isWrittenOut(NodeId id) const
    {
        return isConstant(node(id)) && node(id).name.empty() && node(id).shape.size() <= kLongestInline;
    }
    [[nodiscard]] std::string shown(NodeId id) const
    {
        if (!isConstant(node(id)) || !node(id).name.empty())
            return m_shown[at(id)];
        return id == m_trace.backward.output ? "output" : "k" + std::to_string(id);
    }

    void nameValue(NodeId id)
    {
        std::string& name = m_result.values[at(id)];
        if (name.empty())
            name = m_names.take(shown(id));
    }
    void nameAdjoint(NodeId id)
    {
        std::string& name = m_result.adjoints[at(id)];
        if (name.empty())
            name = m_names.take(shown(id), "grad_");
    }

    const Trace& m_trace;
    CodeNames m_names;
    std::vector<std::string> m_shown;
    CodeVariables m_result;
};

} // namespace

CodeVariables codeVariables(const Trace& trace, CodeLanguage language)
{
    return Naming(trace, language).run();
}

lang::CodeVariableKinds kindsOf(const CodeVariables& variables)
{
    lang::CodeVariableKinds kinds;
    for (const auto& [names, kind] :
         {std::pair{&variables.values, CodeWordKind::Value}, std::pair{&variables.adjoints, CodeWordKind::Adjoint},
          std::pair{&variables.tangents, CodeWordKind::Tangent}})
        for (const std::string& name : *names)
            if (!name.empty())
                kinds.emplace(name, kind);
    return kinds;
}

} // namespace ad
