// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/withhold.h"

#include <algorithm>

namespace ad {

namespace {

// Shows no step: nothing is under way, and nothing stands out.
void calm(Frame& frame)
{
    frame.step = -1;
    frame.firstStep = -1;
    frame.group = nullptr;
    frame.progress = 1.0;
    for (NodeFrame& node : frame.nodes)
        node.emphasis = Emphasis::None;
    for (EdgeFrame& edge : frame.edges) {
        edge.emphasis = Emphasis::None;
        edge.travel = 1.0;
    }
}

Asked::Row rowOf(QuestionKind kind)
{
    switch (kind) {
    case QuestionKind::Value:
        return Asked::Row::Value;
    case QuestionKind::Tangent:
        return Asked::Row::Tangent;
    case QuestionKind::Adjoint:
        return Asked::Row::Adjoint;
    default:
        return Asked::Row::None;
    }
}

} // namespace

Frame calmed(Frame frame)
{
    calm(frame);
    return frame;
}

Withheld withheldBy(const Trace& trace, std::span<const Question> open)
{
    const auto size = static_cast<std::size_t>(trace.forwardSize);
    Withheld result{std::vector<bool>(size), std::vector<bool>(size)};
    const bool areMessagesAsked =
        std::any_of(open.begin(), open.end(), [](const Question& question) { return question.kind == QuestionKind::Message; });
    for (const Question& question : open) {
        const auto node = static_cast<std::size_t>(question.node);
        if (question.kind == QuestionKind::Tangent)
            result.tangents[node] = true;
        else if (!areMessagesAsked &&
                 (question.kind == QuestionKind::Adjoint || (question.kind == QuestionKind::ContributingEdges && question.isBackward)))
            result.adjoints[node] = true;
    }
    return result;
}

bool isWithheld(const Trace& trace, const Withheld& withheld, int step)
{
    const Step& made = trace.steps[static_cast<std::size_t>(step)];
    const auto node = static_cast<std::size_t>(made.node);
    return (made.kind == StepKind::Message && withheld.adjoints[node]) || (made.kind == StepKind::Tangent && withheld.tangents[node]);
}

Frame without(const Trace& trace, const Withheld& withheld, Frame frame)
{
    for (std::size_t id = 0; id < frame.nodes.size(); ++id) {
        if (withheld.adjoints[id]) {
            frame.nodes[id].adjoint = nullptr;
            frame.nodes[id].isComplete = false;
        }
        if (withheld.tangents[id])
            frame.nodes[id].tangent = nullptr;
    }
    for (std::size_t i = 0; i < frame.edges.size(); ++i) {
        if (withheld.adjoints[static_cast<std::size_t>(trace.edges[i].from)])
            frame.edges[i].message = nullptr;
        if (withheld.tangents[static_cast<std::size_t>(trace.edges[i].to)])
            frame.edges[i].tangent = nullptr;
    }
    if (frame.step >= 0 && isWithheld(trace, withheld, frame.step))
        calm(frame);
    return frame;
}

Frame asking(const Trace& trace, const Question& question, Frame frame)
{
    calm(frame);
    const Step& step = trace.steps[static_cast<std::size_t>(question.step)];
    const bool isForward = step.kind == StepKind::Value || step.kind == StepKind::Tangent;
    frame.phase = isForward ? Phase::Forward : Phase::Backward;
    if (question.kind == QuestionKind::NextNode)
        return frame; // any mark would be the answer
    frame.nodes[static_cast<std::size_t>(question.node)].emphasis = Emphasis::Active;
    frame.asked = {question.node, rowOf(question.kind)};
    if (question.kind == QuestionKind::Message) {
        frame.edges[static_cast<std::size_t>(step.edge)].emphasis = Emphasis::Active;
        frame.nodes[static_cast<std::size_t>(trace.messageOf(step).from)].emphasis = Emphasis::Source;
    }
    return frame;
}

} // namespace ad
