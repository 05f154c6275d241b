// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/latex.h"

#include "core/base/text.h"
#include "core/trace/explain_sum.h"

#include <utility>

namespace ad {

namespace {

constexpr int kDigits = 6;
constexpr int kMostNumbers = 6; // a row of a matrix that still fits a line

class Document
{
public:
    Document(const Trace& trace, Differentiate differentiate)
        : m_trace(trace)
        , m_names(trace)
        , m_differentiate(differentiate)
        , m_messages(static_cast<std::size_t>(trace.forwardSize))
    {
        for (const Message& message : trace.backward.messages)
            m_messages[static_cast<std::size_t>(message.to)].push_back(&message);
    }

    std::string run() &&
    {
        m_text = "% " + m_names.plain(m_trace.backward.output) + " and its derivatives. Needs \\usepackage{amsmath}.\n";
        begin();
        for (const bool isLeaves : {true, false})
            for (NodeId id = 0; id < m_trace.forwardSize; ++id)
                if (isLeaf(*node(id).op) == isLeaves && !(isConstant(node(id)) && node(id).name.empty()))
                    line(m_names.tex(id), isLeaves ? "" : m_names.texFormula(id), number(m_trace.valueOf(id)));
        end();
        tangents();
        adjoints();
        return std::move(m_text);
    }

private:
    [[nodiscard]] const Node& node(NodeId id) const { return m_trace.graph().node(id); }
    [[nodiscard]] static std::string number(const Tensor& value) { return latexText(value, kDigits, kMostNumbers); }

    void begin() { m_text += "\\begin{align*}\n"; }
    // The last line has no break.
    void end()
    {
        if (m_text.ends_with(" \\\\\n"))
            m_text.erase(m_text.size() - 4, 3);
        m_text += "\\end{align*}\n";
    }

    void line(const std::string& left, const std::string& right, const std::string& value)
    {
        m_text += left + " &= " + (right.empty() || right == value ? "" : right + " = ") + value + " \\\\\n";
    }

    void tangents()
    {
        if (m_trace.tangents.empty())
            return;
        begin();
        std::size_t next = 0;
        for (NodeId id = 0; id < m_trace.forwardSize; ++id) {
            std::string rule;
            for (; next < m_trace.tangentMessages.size() && m_trace.tangentMessages[next].to == id; ++next)
                append(rule, m_names.texTangentRule(m_trace.tangentMessages[next].value, m_trace.tangentMessages[next].from));
            if (const Tensor* tangent = m_trace.tangentOf(id))
                line(m_names.dotTex(id), rule, number(*tangent));
        }
        end();
    }

    void adjoints()
    {
        begin();
        for (NodeId id = m_trace.forwardSize - 1; id >= 0; --id) {
            const Tensor* adjoint = m_trace.adjointOf(id);
            if (adjoint != nullptr)
                line(m_names.barTex(id), sum(id), number(*adjoint));
            else if (isInput(node(id)) && (node(id).role == LeafRole::Parameter || m_differentiate == Differentiate::ParametersAndData))
                line(m_names.barTex(id), "", number(Tensor(node(id).shape, 0.0)));
        }
        end();
    }

    // Σ v̄ ∂v/∂x, and the same with the derivatives worked out.
    [[nodiscard]] std::string sum(NodeId id) const
    {
        std::string symbols;
        std::string rules;
        for (const Message* message : m_messages[static_cast<std::size_t>(id)]) {
            append(symbols, symbolTerm(m_trace, m_names, *message));
            append(rules, m_names.texRule(message->value, message->from));
        }
        return symbols == rules ? symbols : symbols + " = " + rules;
    }

    static void append(std::string& sum, const std::string& term)
    {
        sum += (sum.empty() ? "" : term.starts_with('-') ? " " : " + ") + term;
    }

    const Trace& m_trace;
    StepNames m_names;
    Differentiate m_differentiate;
    std::vector<std::vector<const Message*>> m_messages; // to each node
    std::string m_text;
};

} // namespace

std::string latexOf(const Trace& trace, Differentiate differentiate)
{
    return Document(trace, differentiate).run();
}

} // namespace ad
