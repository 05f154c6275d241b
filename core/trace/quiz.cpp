// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/quiz.h"

#include "core/base/text.h"
#include "core/trace/quiz_nodes.h"
#include "core/trace/step_names.h"

namespace ad {

namespace {

std::string nodeList(const StepNames& names, const std::vector<NodeId>& nodes)
{
    std::string result;
    for (const NodeId node : nodes)
        result += (result.empty() ? "" : ", ") + names.plain(node);
    return result;
}

std::string elementText(const Tensor& value, int element)
{
    if (element == kNoElement)
        return {};
    const int columns = value.shape().columns();
    return value.shape().rank() == 2 ? "[" + std::to_string(element / columns) + ", " + std::to_string(element % columns) + "]"
                                     : "[" + std::to_string(element) + "]";
}

// "q̄" to be asked for, with what it is if that has a name of its own.
std::string adjointName(const StepNames& names, NodeId node, const std::string& element)
{
    const std::string bar = names.barPlain(node);
    if (bar.starts_with("the "))
        return element.empty() ? bar : "element " + element + " of " + bar;
    return bar + element + ", the adjoint of " + names.plain(node) + (element.empty() ? "" : " (indices count from 0)");
}

std::string nextNodeText(const Trace& trace, const StepNames& names, const Question& question)
{
    if (!question.isBackward)
        return "Which node can be computed next?";
    const Step& step = trace.steps[static_cast<std::size_t>(question.step) - 1];
    const std::string last = step.kind == StepKind::Seed ? "" : names.barPlain(step.node) + " has its message. ";
    return last + "Which node passes its adjoint back next?";
}

} // namespace

std::array<QuestionKindRow, 7> questionKinds()
{
    return {{{QuestionKind::NextNode, "next node"},
             {QuestionKind::ContributingEdges, "edges"},
             {QuestionKind::Shape, "shapes"},
             {QuestionKind::Value, "values"},
             {QuestionKind::Tangent, "tangents"},
             {QuestionKind::Message, "messages"},
             {QuestionKind::Adjoint, "adjoints"}}};
}

bool isNumeric(QuestionKind kind)
{
    return kind == QuestionKind::Value || kind == QuestionKind::Tangent || kind == QuestionKind::Message || kind == QuestionKind::Adjoint;
}

bool asksForNodes(QuestionKind kind)
{
    return kind == QuestionKind::NextNode || kind == QuestionKind::ContributingEdges;
}

const Tensor& askedTensor(const Trace& trace, const Question& question)
{
    switch (question.kind) {
    case QuestionKind::Tangent:
        return *trace.tangentOf(question.node);
    case QuestionKind::Message:
        return trace.valueOf(trace.messageOf(trace.steps[static_cast<std::size_t>(question.step)]).value);
    case QuestionKind::Adjoint:
        return *trace.adjointOf(question.node);
    default:
        return trace.valueOf(question.node);
    }
}

Tensor rightNumber(const Trace& trace, const Question& question)
{
    const Tensor& whole = askedTensor(trace, question);
    return question.element == kNoElement ? whole : Tensor(whole[question.element]);
}

std::vector<NodeId> rightNodes(const Trace& trace, const Question& question)
{
    if (question.kind == QuestionKind::NextNode)
        return possibleNext(trace, question.step, question.isBackward);
    return question.kind == QuestionKind::ContributingEdges ? contributors(trace, question.node, question.isBackward)
                                                            : std::vector<NodeId>();
}

std::string questionText(const Trace& trace, const Question& question)
{
    const StepNames names(trace);
    const std::string name = names.plain(question.node);
    const std::string element = isNumeric(question.kind) ? elementText(askedTensor(trace, question), question.element) : "";
    switch (question.kind) {
    case QuestionKind::NextNode:
        return nextNodeText(trace, names, question);
    case QuestionKind::ContributingEdges:
        return question.isBackward ? "Which nodes pass a message back to " + name + "?" : "Which nodes go into " + name + "?";
    case QuestionKind::Shape:
        return question.isBackward ? "What shape has " + adjointName(names, question.node, "") + "?" : "What shape has " + name + "?";
    case QuestionKind::Value:
        return "What is the value of " + name + element + " = " + names.plainFormula(question.node) + "?";
    case QuestionKind::Tangent:
        return "What is the tangent of " + name + element + " = " + names.plainFormula(question.node) + "?";
    case QuestionKind::Message: {
        const Message& message = trace.messageOf(trace.steps[static_cast<std::size_t>(question.step)]);
        return "What does " + names.plain(message.from) + " = " + names.plainFormula(message.from) + " pass back to " + name + element +
               "?";
    }
    case QuestionKind::Adjoint:
        break;
    }
    return "What is " + adjointName(names, question.node, element) + "?";
}

std::string answerText(const Trace& trace, const Question& question)
{
    if (question.kind == QuestionKind::Shape)
        return toText(askedTensor(trace, question).shape());
    if (question.kind == QuestionKind::NextNode)
        return StepNames(trace).plain(question.node);
    if (question.kind == QuestionKind::ContributingEdges)
        return nodeList(StepNames(trace), rightNodes(trace, question));
    return shortText(rightNumber(trace, question), 4, 8);
}

} // namespace ad
