// SPDX-License-Identifier: GPL-3.0-or-later
// Which questions are asked, and when.
#include "core/trace/quiz.h"
#include "core/trace/quiz_terms.h"

#include <algorithm>
#include <cmath>

namespace ad {

namespace {

// The element that says most: the largest one.
int tellingElement(const Tensor& value)
{
    if (value.size() <= kMostTyped)
        return kNoElement;
    const auto smaller = [](double a, double b) { return std::abs(a) < std::abs(b); };
    const std::span<const double> all = value.values();
    return static_cast<int>(std::max_element(all.begin(), all.end(), smaller) - all.begin());
}

class Plan
{
public:
    Plan(const Trace& trace, const QuizOptions& options)
        : m_trace(trace)
        , m_options(options)
    {
    }

    std::vector<Question> make()
    {
        for (int step = 0; step < m_trace.size(); ++step)
            addStep(step, m_trace.steps[static_cast<std::size_t>(step)]);
        std::stable_sort(m_questions.begin(), m_questions.end(),
                         [](const Question& a, const Question& b) { return a.step != b.step ? a.step < b.step : a.kind < b.kind; });
        return std::move(m_questions);
    }

private:
    bool has(QuestionKind kind) const { return std::find(m_options.kinds.begin(), m_options.kinds.end(), kind) != m_options.kinds.end(); }
    bool isAskable(NodeId node) const { return m_options.isAskable.empty() || m_options.isAskable[static_cast<std::size_t>(node)]; }

    // There are some, and all of them are seen.
    bool canBeNamed(const std::vector<NodeId>& nodes) const
    {
        return !nodes.empty() && std::all_of(nodes.begin(), nodes.end(), [this](NodeId node) { return isAskable(node); });
    }

    void addStep(int step, const Step& made)
    {
        if (made.kind == StepKind::Value) {
            add({.kind = QuestionKind::NextNode, .step = step, .node = made.node});
            addAbout(step, made.node, QuestionKind::Value, false);
        } else if (made.kind == StepKind::Tangent && made.isLast) {
            add({.kind = QuestionKind::Tangent, .step = step, .node = made.node});
        } else if (made.kind == StepKind::Seed && isSeedOne()) {
            add({.kind = QuestionKind::Adjoint, .step = step, .node = made.node});
        } else if (made.kind == StepKind::Message) {
            addMessage(step, made);
        }
    }

    void addMessage(int step, const Step& made)
    {
        const NodeId user = m_trace.messageOf(made).from;
        const Step& before = m_trace.steps[static_cast<std::size_t>(step) - 1];
        const bool isNewUser = before.kind != StepKind::Message || m_trace.messageOf(before).from != user;
        if (isNewUser && user != m_trace.backward.output)
            add({.kind = QuestionKind::NextNode, .step = step, .node = user, .isBackward = true});
        const bool isOnlyOne = made.isLast && m_trace.messageOf(made).before == kNoNode;
        if (!isOnlyOne || !has(QuestionKind::Adjoint)) // they would be the same question
            add({.kind = QuestionKind::Message, .step = step, .node = made.node});
        if (made.isLast)
            addAbout(step, made.node, QuestionKind::Adjoint, true);
    }

    void addAbout(int step, NodeId node, QuestionKind number, bool isBackward)
    {
        add({.kind = QuestionKind::ContributingEdges, .step = step, .node = node, .isBackward = isBackward});
        if (!m_trace.valueOf(node).isScalar())
            add({.kind = QuestionKind::Shape, .step = step, .node = node, .isBackward = isBackward});
        add({.kind = number, .step = step, .node = node});
    }

    // The external gradient is given, not computed.
    bool isSeedOne() const
    {
        const Tensor& seed = m_trace.valueOf(m_trace.backward.seed);
        return seed.isScalar() && seed.scalar() == 1.0;
    }

    void add(Question question)
    {
        if (!has(question.kind) || !isAskable(question.node))
            return;
        if (isNumeric(question.kind)) {
            const Tensor& asked = askedTensor(m_trace, question);
            if (asked.size() == 0 || (!asked.isScalar() && !isFinite(asked)))
                return;
            question.element = tellingElement(asked);
        }
        if (question.kind == QuestionKind::ContributingEdges && !canBeNamed(rightNodes(m_trace, question)))
            return;
        m_questions.push_back(question);
    }

    const Trace& m_trace;
    const QuizOptions& m_options;
    std::vector<Question> m_questions;
};

// How much a question is worth asking: 2 for sums of several terms, 0 where a number is passed on as it is.
int weightOf(const Trace& trace, const Question& question)
{
    const std::vector<Term> terms = termsOf(trace, question);
    if (terms.size() > 1)
        return 2;
    return terms.size() == 1 && terms[0].carried != nullptr && same(*terms[0].value, *terms[0].carried) ? 0 : 1;
}

} // namespace

std::vector<Question> questions(const Trace& trace, const QuizOptions& options)
{
    return Plan(trace, options).make();
}

std::vector<Question> mostTelling(const Trace& trace, const std::vector<Question>& all, std::size_t most)
{
    if (all.size() <= most)
        return all;
    std::vector<bool> isTaken(all.size(), false);
    std::size_t left = most;
    for (int weight = 2; weight >= 0 && left > 0; --weight) {
        std::vector<std::size_t> group;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (weightOf(trace, all[i]) == weight)
                group.push_back(i);
        const std::size_t count = std::min(left, group.size());
        for (std::size_t i = 0; i < count; ++i)
            isTaken[group[i * group.size() / count]] = true;
        left -= count;
    }
    std::vector<Question> result;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (isTaken[i])
            result.push_back(all[i]);
    return result;
}

} // namespace ad
