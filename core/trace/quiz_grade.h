// SPDX-License-Identifier: GPL-3.0-or-later
// Grading a typed answer, and naming the mistake behind a wrong one.
#pragma once

#include "core/trace/quiz_mistakes.h"

#include <string>
#include <string_view>

namespace ad {

enum class AnswerVerdict {
    Unreadable, // no attempt: a syntax error, or a name that stands for nothing
    Right,
    Close, // right digits, but too few of them, or right numbers in another shape
    Wrong,
};

struct Grade
{
    AnswerVerdict verdict = AnswerVerdict::Wrong;
    Mistake mistake = Mistake::None; // None: right, or a wrong answer whose reason is not known
    std::string sentence;            // to say to the person; gives the right answer away only if it was found
};

/// Numbers agree as in quiz_tolerance.h. A mistake is named only if its own number agrees with the typed one and the right one doesn't.
/// Of the next node any that could come next is right; the nodes with a part in a number have to be named all, and no others.
/// Cost: that of `wrongNumbers`, and of parsing the answer.
[[nodiscard]] Grade grade(const Trace& trace, const Question& question, std::string_view answer);

} // namespace ad
