// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/quiz_grade.h"

#include "core/base/text.h"
#include "core/trace/quiz_answer.h"
#include "core/trace/quiz_nodes.h"
#include "core/trace/quiz_tolerance.h"
#include "core/trace/step_names.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ad {

namespace {

constexpr double kCloseBy = 0.05; // relative: one digit is right

Grade unreadable(const Error& error)
{
    return {AnswerVerdict::Unreadable, Mistake::None, error.message + (error.hint.empty() ? "" : ": " + error.hint)};
}

std::string digitsText(int digits)
{
    return digits == 1 ? "1 digit is right" : std::to_string(digits) + " digits are right";
}

Grade rightNumberGrade(const Trace& trace, const Question& question, const TypedNumber& typed)
{
    const bool isExact =
        relativeDifference(typed.value.reshaped(rightNumber(trace, question).shape()), rightNumber(trace, question)) < 1e-4;
    return {AnswerVerdict::Right, Mistake::None, (isExact ? "Right: " : "Right, with more digits: ") + answerText(trace, question) + "."};
}

// What can be said about a single number that is no known mistake.
Grade nearOrFar(double typed, double right, bool isCoarse)
{
    const int digits = commonDigits(typed, right);
    if (isCoarse && digits > 0)
        return {AnswerVerdict::Close, Mistake::Rounded,
                "Close: " + digitsText(digits) + ", but it is rounded too coarsely. Give at least two digits."};
    if (std::isfinite(right) && right != 0.0 && std::abs(typed - right) <= kCloseBy * std::abs(right) && digits > 0)
        return {AnswerVerdict::Close, Mistake::None, "Close: " + digitsText(digits) + ", but not the rest."};
    if (typed != 0.0 && std::isfinite(typed) && std::isfinite(right) && right != 0.0 && typed * right > 0.0)
        return {AnswerVerdict::Wrong, Mistake::None, "No. The sign is right, the size isn't."};
    return {AnswerVerdict::Wrong, Mistake::None, "No, that isn't it."};
}

Grade shapeGrade(const Trace& trace, const Question& question, const Tensor& typed, const Tensor& right)
{
    const std::string shape = toText(right.shape());
    if (typed.size() == right.size() && agreeing({typed.reshaped(right.shape())}, right) == right.size())
        return {AnswerVerdict::Close, Mistake::Shape,
                "The numbers are right, but the shape is " + shape + ", not " + toText(typed.shape()) + "."};
    const std::string name = StepNames(trace).plain(question.node);
    const bool isDerivative = question.kind == QuestionKind::Adjoint || question.kind == QuestionKind::Message;
    const std::string reason = isDerivative ? "An adjoint has the shape of its value: " : "The shape of " + name + " is ";
    return {AnswerVerdict::Wrong, Mistake::Shape, reason + shape + ", but you wrote " + toText(typed.shape()) + "."};
}

// A number with one digit, that the right one would be rounded to.
bool isCoarse(const TypedNumber& typed, double right)
{
    return !typed.precisions.empty() && typed.precisions[0].digits < 2 &&
           std::abs(typed.value[0] - right) <= 0.5 * typed.precisions[0].unit * (1.0 + 1e-9);
}

// The one that was hit exactly, before one that is near.
std::optional<WrongNumber> recognised(const TypedNumber& typed, const std::vector<WrongNumber>& wrong)
{
    const auto isHit = [&](const WrongNumber& each) { return relativeDifference(typed.value, each.value) < 1e-9; };
    const auto isNear = [&](const WrongNumber& each) { return agrees(typed, each.value); };
    auto found = std::find_if(wrong.begin(), wrong.end(), isHit);
    if (found == wrong.end())
        found = std::find_if(wrong.begin(), wrong.end(), isNear);
    return found == wrong.end() ? std::nullopt : std::optional(*found);
}

Grade gradeNumber(const Trace& trace, const Question& question, std::string_view answer)
{
    const Result<TypedNumber> typed = typedNumber(trace, question, answer);
    if (!typed)
        return unreadable(typed.error());
    const Tensor right = rightNumber(trace, question);
    if (agrees(*typed, right))
        return rightNumberGrade(trace, question, *typed);
    if (const std::optional<WrongNumber> wrong = recognised(*typed, wrongNumbers(trace, question)))
        return {AnswerVerdict::Wrong, wrong->mistake, wrong->sentence};
    if (typed->value.size() == 1 && right.size() == 1)
        return nearOrFar(typed->value[0], right[0], isCoarse(*typed, right[0]));
    if (typed->value.shape() != right.shape())
        return shapeGrade(trace, question, typed->value, right);
    const std::ptrdiff_t count = agreeing(*typed, right);
    return {AnswerVerdict::Wrong, Mistake::None,
            count == 0 ? "No, none of the " + std::to_string(right.size()) + " numbers is right."
                       : std::to_string(count) + " of the " + std::to_string(right.size()) +
                             (count == 1 ? " numbers is right." : " numbers are right.")};
}

Grade gradeShape(const Trace& trace, const Question& question, std::string_view answer)
{
    const Result<Shape> typed = typedShape(answer);
    if (!typed)
        return unreadable(typed.error());
    const Shape right = askedTensor(trace, question).shape();
    if (*typed == right)
        return {AnswerVerdict::Right, Mistake::None, "Right: " + toText(right) + (question.isBackward ? ", the shape of its value." : ".")};
    if (*typed == right.transposed())
        return {AnswerVerdict::Wrong, Mistake::Transposed, "Rows and columns are swapped: rows come first."};
    if (typed->size() == right.size())
        return {AnswerVerdict::Wrong, Mistake::Shape, "The number of elements is right. A vector (n) is not a matrix (n, 1)."};
    const Node& node = trace.graph().node(question.node);
    for (const NodeId input : node.inputs)
        if (trace.valueOf(input).shape() == *typed)
            return {AnswerVerdict::Wrong, Mistake::Shape, "That is the shape of " + StepNames(trace).plain(input) + ", an operand."};
    return {AnswerVerdict::Wrong, Mistake::Shape,
            question.isBackward ? "No. An adjoint has the shape of its value." : "No, that isn't it."};
}

// Why a node can't be next.
Grade notNext(const Trace& trace, const Question& question, NodeId node)
{
    const StepNames names(trace);
    const Known known = knownBefore(trace, question.step);
    const auto at = static_cast<std::size_t>(node);
    if (!question.isBackward) {
        if (known.value[at])
            return {AnswerVerdict::Wrong, Mistake::Done, names.plain(node) + " has its value already."};
        for (const NodeId input : trace.graph().node(node).inputs)
            if (!known.value[static_cast<std::size_t>(input)])
                return {AnswerVerdict::Wrong, Mistake::NotReady,
                        names.plain(node) + " needs " + names.plain(input) + ", which is not known yet."};
    }
    if (known.passedOn[at])
        return {AnswerVerdict::Wrong, Mistake::Done, names.plain(node) + " has passed its adjoint back already."};
    if (isLeaf(*trace.graph().node(node).op))
        return {AnswerVerdict::Wrong, Mistake::NotInvolved,
                names.plain(node) + " is an input: nothing is before it to pass an adjoint back to."};
    for (const NodeId user : contributors(trace, node, true))
        if (!known.passedOn[static_cast<std::size_t>(user)])
            return {AnswerVerdict::Wrong, Mistake::NotReady,
                    names.plain(node) + " still waits for the message from " + names.plain(user) + "."};
    return {AnswerVerdict::Wrong, Mistake::NotInvolved, names.plain(node) + " passes no adjoint back."};
}

Grade gradeNext(const Trace& trace, const Question& question, const std::vector<NodeId>& typed)
{
    const StepNames names(trace);
    const std::vector<NodeId> possible = rightNodes(trace, question);
    for (const NodeId node : typed)
        if (std::find(possible.begin(), possible.end(), node) == possible.end())
            return notNext(trace, question, node);
    if (std::find(typed.begin(), typed.end(), question.node) != typed.end())
        return {AnswerVerdict::Right, Mistake::None, "Right: " + names.plain(question.node) + "."};
    return {AnswerVerdict::Right, Mistake::None,
            "Right, " + names.plain(typed.front()) + " could be next too. Here " + names.plain(question.node) + " is taken first."};
}

Grade gradeContributors(const Trace& trace, const Question& question, const std::vector<NodeId>& typed)
{
    const StepNames names(trace);
    const std::vector<NodeId> right = rightNodes(trace, question);
    const std::vector<NodeId> otherWay = contributors(trace, question.node, !question.isBackward);
    const std::string asked = names.plain(question.node);
    const auto has = [](const std::vector<NodeId>& nodes, NodeId node) {
        return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
    };
    for (const NodeId node : typed) {
        if (has(right, node))
            continue;
        if (has(otherWay, node))
            return {AnswerVerdict::Wrong, Mistake::WrongWay,
                    names.plain(node) + (question.isBackward ? " goes into " + asked + ": adjoints come the other way, from the users."
                                                             : " uses " + asked + ": values come the other way, from the operands.")};
        return {AnswerVerdict::Wrong, Mistake::NotInvolved,
                names.plain(node) + (question.isBackward ? " does not use " : " does not go into ") + asked + "."};
    }
    if (typed.size() < right.size())
        return {AnswerVerdict::Wrong, Mistake::UserForgotten,
                "All of these, but " + std::to_string(right.size() - typed.size()) + (right.size() - typed.size() == 1 ? " is" : " are") +
                    " missing."};
    return {AnswerVerdict::Right, Mistake::None, "Right: " + answerText(trace, question) + "."};
}

} // namespace

Grade grade(const Trace& trace, const Question& question, std::string_view answer)
{
    if (isNumeric(question.kind))
        return gradeNumber(trace, question, answer);
    if (question.kind == QuestionKind::Shape)
        return gradeShape(trace, question, answer);
    const Result<std::vector<NodeId>> nodes = typedNodes(trace, answer);
    if (!nodes)
        return unreadable(nodes.error());
    return question.kind == QuestionKind::NextNode ? gradeNext(trace, question, *nodes) : gradeContributors(trace, question, *nodes);
}

} // namespace ad
