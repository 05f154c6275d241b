// SPDX-License-Identifier: GPL-3.0-or-later
// Questions about the steps of a trace, asked before a step is shown: what is this adjoint, which node is next.
#pragma once

#include "core/trace/trace.h"

#include <array>
#include <string>
#include <vector>

namespace ad {

enum class QuestionKind {
    NextNode,          // forward: which node can be computed next; backward: which one passes its adjoint back next
    ContributingEdges, // which nodes have a part in a value, or pass a message back to an adjoint
    Shape,             // of a value, or of an adjoint
    Value,             // of an operation
    Tangent,           // of an operation
    Message,           // what one edge passes back
    Adjoint,           // the complete sum over the users of a node
};

/// All of them, in the order in which they are asked about one step, with what a person may choose them by: "adjoints".
struct QuestionKindRow
{
    QuestionKind kind;
    const char* plural;
};
[[nodiscard]] std::array<QuestionKindRow, 7> questionKinds();

inline constexpr int kNoElement = -1;

/// Something that `step` will show.
struct Question
{
    QuestionKind kind = QuestionKind::Adjoint;
    int step = 0;             // nothing from this step on is known; of an adjoint its last message
    NodeId node = kNoNode;    // that is asked about; of NextNode the one that the trace takes
    int element = kNoElement; // of an array too large to be typed, the element that is asked for: an index, row by row
    bool isBackward = false;  // of Shape, NextNode and ContributingEdges: asks in the backward pass

    friend bool operator==(const Question&, const Question&) = default;
};

struct QuizOptions
{
    std::vector<QuestionKind> kinds = {QuestionKind::Adjoint};
    std::vector<bool> isAskable = {}; // of each forward node: whether it may be asked about; empty: all
};

/// Arrays of more elements than this are asked for by one element.
inline constexpr std::ptrdiff_t kMostTyped = 4;

/// The questions about a trace by rising step. Arrays with NaN or ∞ are never asked for. Cost: O(nodes + steps).
[[nodiscard]] std::vector<Question> questions(const Trace& trace, const QuizOptions& options = {});

/// At most that many of them, in their order: sums of several terms first, then what is not simply passed on, from all over the trace.
[[nodiscard]] std::vector<Question> mostTelling(const Trace& trace, const std::vector<Question>& all, std::size_t most);

/// The question as a sentence: "What is q̄, the adjoint of q?"
[[nodiscard]] std::string questionText(const Trace& trace, const Question& question);

/// The right answer as people write it: "−4", "(2, 3)", "c, d".
[[nodiscard]] std::string answerText(const Trace& trace, const Question& question);

/// True for questions that are answered with a number or an array.
[[nodiscard]] bool isNumeric(QuestionKind kind);
/// True for questions that are answered with names of nodes.
[[nodiscard]] bool asksForNodes(QuestionKind kind);

/// The number that is asked for: a value, a tangent, a message or an adjoint, of which `element` if there is one.
[[nodiscard]] Tensor rightNumber(const Trace& trace, const Question& question);
/// The array whose number, or whose shape, is asked for.
[[nodiscard]] const Tensor& askedTensor(const Trace& trace, const Question& question);
/// The nodes that answer a question, rising: of NextNode those of which any is right, of ContributingEdges all that belong to it.
[[nodiscard]] std::vector<NodeId> rightNodes(const Trace& trace, const Question& question);

} // namespace ad
