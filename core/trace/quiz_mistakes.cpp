// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/quiz_mistakes.h"

#include "core/trace/quiz_rules.h"
#include "core/trace/quiz_terms.h"
#include "core/trace/quiz_tolerance.h"
#include "core/trace/step_names.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace ad {

namespace {

const Node& nodeAt(const Trace& trace, NodeId node)
{
    return trace.graph().node(node);
}

Tensor transposed(const Tensor& value)
{
    Tensor result(value.shape().transposed(), 0.0);
    result.map() = value.map().transpose();
    return result;
}

class Collector
{
public:
    Collector(const Trace& trace, const Question& question)
        : m_trace(trace)
        , m_question(question)
        , m_names(trace)
        , m_whole(askedTensor(trace, question))
        , m_right(rightNumber(trace, question))
        , m_terms(termsOf(trace, question))
    {
    }

    std::vector<WrongNumber> collect()
    {
        if (m_question.kind == QuestionKind::Value)
            collectValues();
        else if (m_terms.empty())
            collectSeed();
        else
            collectSums();
        if (m_whole.shape().rank() == 2)
            add(Mistake::Transposed, transposed(m_whole), "Rows and columns are swapped: that is the transpose.");
        return std::move(m_result);
    }

private:
    std::string name(NodeId node) const { return m_names.plain(node); }
    bool isTangent() const { return m_question.kind == QuestionKind::Tangent; }
    std::string carriedName(const Term& term) const
    {
        return isTangent() ? "the tangent of " + name(term.other) : m_names.barPlain(term.other);
    }
    std::string slopeName(const Term& term) const
    {
        return "∂" + name(term.user) + "/∂" + name(nodeAt(m_trace, term.user).inputs[static_cast<std::size_t>(term.slot)]);
    }

    // Unless grading could not tell it from the right one or from an earlier one.
    void add(Mistake mistake, std::optional<Tensor> value, const std::string& sentence)
    {
        if (!value || !isFinite(*value))
            return;
        if (m_question.element != kNoElement) {
            if (value->shape() != m_whole.shape())
                return;
            value = Tensor((*value)[m_question.element]);
        }
        const TypedNumber typed{*value};
        const auto isKnown = [&](const WrongNumber& other) { return agrees(typed, other.value) || agrees({other.value}, *value); };
        if (!agrees(typed, m_right) && std::none_of(m_result.begin(), m_result.end(), isKnown))
            m_result.push_back({mistake, std::move(*value), sentence});
    }

    // The sum with another number in the place of one term.
    std::optional<Tensor> with(const Term& term, const std::optional<Tensor>& instead) const
    {
        if (!instead)
            return std::nullopt;
        const std::optional<Tensor> others = combined("sub", m_whole, *term.value);
        return others ? combined("add", *others, *instead) : std::nullopt;
    }

    std::optional<Tensor> withAll(const std::function<std::optional<Tensor>(const Term&)>& instead) const
    {
        std::optional<Tensor> sum = m_whole;
        for (const Term& term : m_terms) {
            const std::optional<Tensor> other = instead(term);
            if (!sum || !other)
                return std::nullopt;
            sum = combined("sub", *sum, *term.value);
            sum = sum ? combined("add", *sum, *other) : sum;
        }
        return sum;
    }

    std::optional<Tensor> timesWrong(const Term& term, const Tensor& slope) const
    {
        return term.carried == nullptr ? std::nullopt : product(*term.carried, slope, m_whole.shape());
    }

    void collectSums()
    {
        if (m_terms.size() > 1)
            collectForgotten();
        for (const Term& term : m_terms)
            collectFactors(term);
        for (const Term& term : m_terms)
            collectRules(term);
        if (m_terms.size() > 1)
            collectAllFactors();
        for (const Term& term : m_terms)
            add(Mistake::Sign, with(term, combined("sub", Tensor(0.0), *term.value)),
                m_terms.size() == 1 ? "The sign is wrong." : "The sign of what comes from " + name(term.other) + " is wrong.");
        add(Mistake::Sign, combined("sub", Tensor(0.0), m_whole), "The sign is wrong.");
        collectOthers();
    }

    std::string sources() const
    {
        std::string result;
        for (std::size_t i = 0; i < m_terms.size(); ++i)
            result += (i == 0 ? "" : i + 1 == m_terms.size() ? " and " : ", ") + name(m_terms[i].other);
        return result;
    }

    std::string forgotten(const Term& term) const
    {
        const std::string asked = name(m_question.node);
        const auto isSame = [&](const Term& other) { return other.other == term.other; };
        if (std::count_if(m_terms.begin(), m_terms.end(), isSame) > 1)
            return isTangent() ? name(term.other) + " goes into " + asked + " twice, and each time counts."
                               : name(term.other) + " uses " + asked + " twice, and each use passes a message back.";
        if (isTangent())
            return "The part of " + name(term.other) + " is missing: " + asked + " changes with " + sources() +
                   ", and the parts are added.";
        return "The message from " + name(term.other) + " is missing: " + asked + " is used by " + sources() +
               ", and their messages are added.";
    }

    void collectForgotten()
    {
        const bool isMany = m_terms.size() > 2;
        if (isMany && !isTangent()) {
            const char* assigned = " message alone, as if each replaced the one before: adjoints are added up, += and not =.";
            add(Mistake::Assigned, *m_terms.back().value, std::string("That is the last") + assigned);
            add(Mistake::Assigned, *m_terms.front().value, std::string("That is the first") + assigned);
        }
        for (const Term& term : m_terms)
            add(Mistake::UserForgotten, combined("sub", m_whole, *term.value), forgotten(term));
        for (const Term& term : m_terms)
            add(Mistake::NotAdded, *term.value, "That is only what comes from " + name(term.other) + ".");
        std::optional<Tensor> all = *m_terms.front().value;
        for (std::size_t i = 1; i < m_terms.size() && all; ++i)
            all = combined("mul", *all, *m_terms[i].value);
        add(Mistake::Multiplied, all, "That multiplies the messages; they are added.");
    }

    std::optional<Tensor> carriedAlone(const Term& term) const
    {
        return term.carried == nullptr ? std::nullopt : fitted(*term.carried, m_whole.shape());
    }
    std::optional<Tensor> slopeAlone(const Term& term) const
    {
        return term.local == nullptr ? std::nullopt : fitted(*term.local, m_whole.shape());
    }

    void collectFactors(const Term& term)
    {
        const std::string carried = carriedName(term);
        if (term.local != nullptr) {
            add(Mistake::LocalForgotten, with(term, carriedAlone(term)),
                "That passes " + carried + " on as it is: multiply it by the local derivative " + slopeName(term) + ".");
            add(Mistake::UpstreamForgotten, with(term, slopeAlone(term)),
                "That is the local derivative " + slopeName(term) + " alone: multiply it by " +
                    (isTangent() ? "" : "the upstream gradient ") + carried + ".");
        }
        if (std::string_view(nodeAt(m_trace, term.user).op->name) == "matmul")
            collectProducts(term);
    }

    // ȳ @ b instead of ȳ @ bᵀ, a @ ȳ instead of aᵀ @ ȳ.
    void collectProducts(const Term& term)
    {
        const Node& user = nodeAt(m_trace, term.user);
        const NodeId factor = user.inputs[term.slot == 0 ? 1 : 0];
        if (isTangent() || term.carried == nullptr)
            return;
        const Tensor& other = m_trace.valueOf(factor);
        const std::optional<Tensor> wrong =
            term.slot == 0 ? combined("matmul", *term.carried, other) : combined("matmul", other, *term.carried);
        add(Mistake::Transposed, with(term, wrong), "The other factor, " + name(factor) + ", has to be transposed on the way back.");
    }

    void collectRules(const Term& term)
    {
        const Node& user = nodeAt(m_trace, term.user);
        if (!isElementwise(*user.op) || term.local == nullptr)
            return;
        for (const WrongSlope& row : wrongSlopes())
            if (row.slot == term.slot && std::string_view(row.op) == user.op->name)
                add(row.mistake, with(term, timesWrong(term, mapped(m_trace, term.user, row.slope))), row.sentence);
        add(Mistake::ValueForDerivative, with(term, timesWrong(term, m_trace.valueOf(term.user))),
            "That multiplies by the value of " + name(term.user) + " instead of by its derivative " + slopeName(term) + ".");
        if (term.carried != nullptr) {
            const std::optional<Tensor> divided = combined("div", *term.carried, *term.local);
            add(Mistake::Reciprocal, with(term, divided ? fitted(*divided, m_whole.shape()) : divided),
                "That divides by the local derivative " + slopeName(term) + "; it is a factor.");
        }
    }

    void collectAllFactors()
    {
        add(Mistake::LocalForgotten, withAll([this](const Term& t) { return carriedAlone(t); }),
            isTangent() ? "That adds up the tangents of the operands: multiply each by its local derivative first."
                        : "That adds up the adjoints of the users: multiply each by its local derivative first.");
        add(Mistake::UpstreamForgotten, withAll([this](const Term& t) { return slopeAlone(t); }),
            isTangent() ? "That adds up the local derivatives: multiply each by the tangent of its operand first."
                        : "That adds up the local derivatives: multiply each by the adjoint of its user first.");
    }

    void collectOthers()
    {
        const NodeId node = m_question.node;
        if (m_question.kind == QuestionKind::Message) {
            const Message& message = m_trace.messageOf(m_trace.steps[static_cast<std::size_t>(m_question.step)]);
            add(Mistake::NotAdded, m_trace.valueOf(message.after), "That is the sum so far; asked for is what this edge adds to it.");
            add(Mistake::NotAdded, *m_trace.adjointOf(node), "That is the whole adjoint; asked for is what this edge adds to it.");
        }
        const std::string what = isTangent() ? "tangent" : "adjoint";
        add(Mistake::ValueForDerivative, m_trace.valueOf(node), "That is the value of " + name(node) + ", not its " + what + ".");
        for (const Term& term : m_terms)
            if (term.rule != kNoNode && std::string_view(nodeAt(m_trace, term.rule).op->name) == "sum_to")
                add(Mistake::NotSummed, m_trace.valueOf(nodeAt(m_trace, term.rule).inputs[0]),
                    name(node) + " was broadcast, so its adjoint is the sum over all the places where it was used.");
    }

    void collectSeed()
    {
        const std::string output = name(m_question.node);
        add(Mistake::ValueForDerivative, m_trace.valueOf(m_question.node), "That is the value of " + output + ", not its derivative.");
        add(Mistake::WrongRule, Tensor(0.0), "A change of " + output + " changes " + output + " by just as much.");
    }

    void collectValues()
    {
        const NodeId node = m_question.node;
        const Node& operation = nodeAt(m_trace, node);
        for (const WrongValue& row : wrongValues())
            if (std::string_view(row.op) == operation.op->name)
                add(row.mistake, mapped(m_trace, node, row.value), row.sentence);
        if (std::string_view(operation.op->name) == "matmul") {
            const Tensor& a = m_trace.valueOf(operation.inputs[0]);
            const Tensor& b = m_trace.valueOf(operation.inputs[1]);
            add(Mistake::WrongOperation, combined("mul", a, b), "That multiplies element by element; this is a matrix product.");
            add(Mistake::NotSwapped, combined("matmul", b, a), "The factors are the wrong way round: a matrix product has an order.");
        }
        if (std::string_view(operation.op->name) == "sum" || std::string_view(operation.op->name) == "mean")
            collectAverages(operation);
        add(Mistake::Sign, combined("sub", Tensor(0.0), m_whole), "The sign is wrong.");
        for (const Message& message : m_trace.backward.messages)
            if (message.from == node && message.local != kNoNode)
                add(Mistake::DerivativeForValue, m_trace.valueOf(message.local),
                    "That is the derivative of " + name(node) + ", not its value.");
    }

    void collectAverages(const Node& reduction)
    {
        const auto count = static_cast<double>(m_trace.valueOf(reduction.inputs[0]).size()) / static_cast<double>(m_whole.size());
        if (std::string_view(reduction.op->name) == "sum")
            add(Mistake::WrongOperation, combined("div", m_whole, Tensor(count)), "That is the mean; this node adds up.");
        else
            add(Mistake::WrongOperation, combined("mul", m_whole, Tensor(count)), "That is the sum; this node takes the mean.");
    }

    const Trace& m_trace;
    const Question& m_question;
    StepNames m_names;
    const Tensor& m_whole;
    Tensor m_right;
    std::vector<Term> m_terms;
    std::vector<WrongNumber> m_result;
};

} // namespace

std::vector<WrongNumber> wrongNumbers(const Trace& trace, const Question& question)
{
    return isNumeric(question.kind) ? Collector(trace, question).collect() : std::vector<WrongNumber>();
}

} // namespace ad
