// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/quiz_hints.h"

#include "core/base/text.h"
#include "core/trace/quiz_nodes.h"
#include "core/trace/quiz_terms.h"
#include "core/trace/step_names.h"

#include <algorithm>

namespace ad {

namespace {

constexpr std::size_t kMostTerms = 8; // more can't be read

class Hints
{
public:
    Hints(const Trace& trace, const Question& question)
        : m_trace(trace)
        , m_question(question)
        , m_names(trace)
        , m_terms(termsOf(trace, question))
        , m_name(m_names.plain(question.node))
    {
    }

    std::vector<Hint> make() const
    {
        switch (m_question.kind) {
        case QuestionKind::NextNode:
            return nextNode();
        case QuestionKind::ContributingEdges:
            return edges();
        case QuestionKind::Shape:
            return shape();
        case QuestionKind::Value:
            return value();
        default:
            return m_terms.empty() ? seed() : sum();
        }
    }

private:
    const Node& node(NodeId id) const { return m_trace.graph().node(id); }
    bool isTangent() const { return m_question.kind == QuestionKind::Tangent; }

    std::string list(const std::vector<NodeId>& nodes) const
    {
        std::string result;
        for (std::size_t i = 0; i < nodes.size(); ++i)
            result += (i == 0 ? "" : i + 1 == nodes.size() ? " and " : ", ") + m_names.plain(nodes[i]);
        return result;
    }

    std::vector<Hint> nextNode() const
    {
        if (!m_question.isBackward)
            return {{"A node can be computed as soon as all its operands are known."},
                    {"It is " + m_names.plainFormula(m_question.node) + "."}};
        return {{"A node passes its adjoint back as soon as the messages of all its users are in."},
                {"It is used by " + list(contributors(m_trace, m_question.node, true)) + "."}};
    }

    std::vector<Hint> edges() const
    {
        const std::size_t count = rightNodes(m_trace, m_question).size();
        const std::string number = count == 1 ? "There is one." : "There are " + std::to_string(count) + ".";
        if (m_question.isBackward)
            return {{"Adjoints come from the nodes that use " + m_name + ", against the arrows."}, {number}};
        return {{"Values come along the arrows that end at " + m_name + "."}, {number}};
    }

    std::vector<Hint> shape() const
    {
        if (m_question.isBackward)
            return {{"An adjoint has one number for each number of its value."}, {"It has the shape of " + m_name + "."}};
        std::string operands;
        for (const NodeId input : node(m_question.node).inputs)
            operands += (operands.empty() ? "" : ", ") + m_names.plain(input) + " has " + toText(m_trace.valueOf(input).shape());
        return {{"Look at the shapes that go in: " + operands + "."}};
    }

    std::vector<Hint> value() const
    {
        const std::string tex = m_names.tex(m_question.node) + " = " + m_names.texFormula(m_question.node);
        std::vector<Hint> result{{std::string(node(m_question.node).op->name) + ": " + node(m_question.node).op->about + "."}};
        const std::string numbers = m_names.texNumbers(m_question.node);
        if (numbers != latexText(m_trace.valueOf(m_question.node), 4, 4))
            result.push_back({"With the numbers that go in:", {tex + " = " + numbers}});
        return result;
    }

    std::vector<Hint> seed() const { return {{"How much does " + m_name + " change if " + m_name + " changes by a little?"}}; }

    std::vector<Hint> sum() const
    {
        std::vector<Hint> result{{who()}, {"In symbols:", {left() + symbols()}}};
        if (const std::string slopes = localRules(); !slopes.empty())
            result[1].formulas[0] += ",\\qquad " + slopes;
        if (m_terms.size() > 1 || isScalarProduct(m_terms[0]))
            result.push_back({"With numbers:", {left() + numbers()}});
        return result;
    }

    std::string who() const
    {
        std::vector<NodeId> others;
        for (const Term& term : m_terms)
            if (std::find(others.begin(), others.end(), term.other) == others.end())
                others.push_back(term.other);
        if (isTangent())
            return m_name + " changes with " + list(others) + (m_terms.size() > 1 ? ": add up the parts." : ".");
        const std::string formula = others.size() == 1 ? ": " + m_names.plain(others[0]) + " = " + m_names.plainFormula(others[0]) : "";
        if (m_question.kind == QuestionKind::Message)
            return "Upstream gradient times local derivative" + formula + ".";
        if (m_terms.size() > 1)
            return m_name + " is used by " + list(others) + (others.size() == 1 ? ", more than once" + formula : "") +
                   ": add up the messages.";
        return m_name + " is used by " + list(others) + " alone" + formula + ".";
    }

    bool isScalarProduct(const Term& term) const
    {
        return term.local != nullptr && term.carried != nullptr && term.local->isScalar() && term.carried->isScalar();
    }

    std::string left() const
    {
        const std::string tex = m_names.tex(m_question.node);
        const bool isMessage = m_question.kind == QuestionKind::Message;
        return isMessage ? std::string() : colored("adjoint", isTangent() ? "\\dot{" + tex + "}" : m_names.barTex(m_question.node)) + " = ";
    }
    std::string partial(const Term& term) const
    {
        const NodeId input = node(term.user).inputs[static_cast<std::size_t>(term.slot)];
        return "\\frac{\\partial " + m_names.tex(term.user) + "}{\\partial " + m_names.tex(input) + "}";
    }
    std::string localRules() const
    {
        std::string result;
        for (std::size_t i = 0; i < std::min(m_terms.size(), kMostTerms); ++i)
            if (isScalarProduct(m_terms[i]))
                result += (result.empty() ? "" : ",\\quad ") + partial(m_terms[i]) + " = " +
                          m_names.texRule(m_terms[i].localRule, m_terms[i].user);
        return result;
    }

    std::string joined(std::string (Hints::*write)(const Term&) const) const
    {
        std::string result;
        for (std::size_t i = 0; i < std::min(m_terms.size(), kMostTerms); ++i)
            result += (i == 0 ? "" : " + ") + (this->*write)(m_terms[i]);
        return result + (m_terms.size() > kMostTerms ? " + \\cdots" : "");
    }
    std::string symbols() const { return joined(&Hints::symbolTerm); }
    std::string numbers() const { return joined(&Hints::numberTerm); }

    std::string symbolTerm(const Term& term) const
    {
        if (!isScalarProduct(term))
            return m_names.texRule(term.rule, term.user);
        const std::string carried = isTangent() ? "\\dot{" + m_names.tex(term.other) + "}" : m_names.barTex(term.other);
        return carried + "\\," + partial(term);
    }
    std::string numberTerm(const Term& term) const
    {
        if (!isScalarProduct(term))
            return m_names.texRuleNumbers(term.rule, term.user);
        return colored("adjoint", texInBrackets(*term.carried)) + " \\cdot " + colored("value", texInBrackets(*term.local));
    }

    const Trace& m_trace;
    const Question& m_question;
    StepNames m_names;
    std::vector<Term> m_terms;
    std::string m_name;
};

} // namespace

std::vector<Hint> hints(const Trace& trace, const Question& question)
{
    return Hints(trace, question).make();
}

} // namespace ad
