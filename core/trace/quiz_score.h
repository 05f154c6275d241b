// SPDX-License-Identifier: GPL-3.0-or-later
// What came of the questions: counts, and a summary in sentences.
#pragma once

#include "core/trace/quiz_grade.h"

#include <map>
#include <string>
#include <vector>

namespace ad {

enum class Outcome {
    Open,
    Right,
    Revealed, // the person asked for the answer
    Skipped,
};

/// One question and what was done about it.
struct Attempted
{
    Question question;
    Outcome outcome = Outcome::Open;
    int wrong = 0;                      // answers that were not right
    int hints = 0;                      // that were read
    std::vector<Mistake> mistakes = {}; // one for each answer that was not right
};

/// Right at once means: without a wrong answer and without a hint.
[[nodiscard]] bool isRightAtOnce(const Attempted& attempted);

struct Score
{
    int asked = 0; // closed, one way or the other
    int rightAtOnce = 0;
    int rightLater = 0; // after a wrong answer
    int withHint = 0;   // right, after a hint and without a wrong answer
    int revealed = 0;
    int skipped = 0;
    std::map<Mistake, int> mistakes = {}; // those that have a name
};
[[nodiscard]] Score score(const std::vector<Attempted>& attempts);

/// "7 of 9 right at once." and what went wrong, the most frequent mistake first, each with what to remember against it.
[[nodiscard]] std::vector<std::string> summary(const Score& score);

/// The questions that were not right at once, to ask them again.
[[nodiscard]] std::vector<Question> missed(const std::vector<Attempted>& attempts);

} // namespace ad
