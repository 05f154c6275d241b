// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/quiz_score.h"

#include <algorithm>
#include <utility>

namespace ad {

namespace {

struct MistakeRow
{
    Mistake mistake;
    const char* text;
    const char* advice;
};

constexpr MistakeRow kMistakes[] = {
    {Mistake::UserForgotten, "a user of the node forgotten", "Count the arrows that leave the node: each of them brings a message."},
    {Mistake::Assigned, "assigned instead of added up", "Messages are added to what is there: += and not =."},
    {Mistake::LocalForgotten, "local derivative forgotten", "What arrives from above is multiplied by the slope of the operation."},
    {Mistake::UpstreamForgotten, "upstream gradient forgotten",
     "The slope of one operation is not enough: multiply it by the adjoint of its result."},
    {Mistake::NotSwapped, "factors not swapped", "A product sends the upstream gradient times the other factor."},
    {Mistake::Sign, "a sign", "Write the sign of each factor down before you multiply."},
    {Mistake::WrongRule, "a derivative rule", "Look at the rule of the operation: select its node, and the inspector says it."},
    {Mistake::Reciprocal, "divided instead of multiplied", "The slope is a factor; only where the rule says 1/x something is divided."},
    {Mistake::ValueForDerivative, "a value in the place of a derivative",
     "The upper number of a card is its value, the lower one its adjoint."},
    {Mistake::DerivativeForValue, "a derivative in the place of a value", "Forward computes values; slopes are for the way back."},
    {Mistake::Multiplied, "messages multiplied", "Along a path factors are multiplied; where paths meet, messages are added."},
    {Mistake::NotAdded, "a message taken for the sum", "A message is what one edge brings; the adjoint is the sum of all."},
    {Mistake::Transposed, "not transposed", "On the way back the other factor is transposed: x̄ = Wᵀȳ, W̄ = ȳxᵀ."},
    {Mistake::NotSummed, "not summed over what was broadcast", "What was used in many places collects a message from each of them."},
    {Mistake::WrongOperation, "another operation", "Read the sign on the card."},
    {Mistake::Shape, "the shape", "An adjoint has the shape of its value."},
    {Mistake::NotReady, "a node that was not ready", "A node waits until all that it needs is known."},
    {Mistake::Done, "a node that was done already", "What has its number is not computed again."},
    {Mistake::WrongWay, "the wrong direction", "Values go along the arrows, adjoints against them."},
    {Mistake::NotInvolved, "a node that has no part in it", "Only where there is an arrow something flows."},
    {Mistake::Rounded, "rounded too coarsely", "Two digits are enough, one isn't."},
};

const MistakeRow* rowOf(Mistake mistake)
{
    const auto* found =
        std::find_if(std::begin(kMistakes), std::end(kMistakes), [&](const MistakeRow& row) { return row.mistake == mistake; });
    return found == std::end(kMistakes) ? nullptr : found;
}

std::string times(int count)
{
    return count == 1 ? "once" : count == 2 ? "twice" : std::to_string(count) + " times";
}

std::string capital(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

} // namespace

const char* mistakeText(Mistake mistake)
{
    const MistakeRow* row = rowOf(mistake);
    return row == nullptr ? "" : row->text;
}

const char* mistakeAdvice(Mistake mistake)
{
    const MistakeRow* row = rowOf(mistake);
    return row == nullptr ? "" : row->advice;
}

bool isRightAtOnce(const Attempted& attempted)
{
    return attempted.outcome == Outcome::Right && attempted.wrong == 0 && attempted.hints == 0;
}

Score score(const std::vector<Attempted>& attempts)
{
    Score result;
    for (const Attempted& attempt : attempts) {
        for (const Mistake mistake : attempt.mistakes)
            if (mistake != Mistake::None)
                ++result.mistakes[mistake];
        if (attempt.outcome == Outcome::Open)
            continue;
        ++result.asked;
        if (attempt.outcome == Outcome::Revealed)
            ++result.revealed;
        else if (attempt.outcome == Outcome::Skipped)
            ++result.skipped;
        else if (attempt.wrong > 0)
            ++result.rightLater;
        else
            ++(attempt.hints > 0 ? result.withHint : result.rightAtOnce);
    }
    return result;
}

std::vector<std::string> summary(const Score& score)
{
    if (score.asked == 0)
        return {"No question was answered."};
    std::vector<std::string> result;
    std::string first = std::to_string(score.rightAtOnce) + " of " + std::to_string(score.asked) + " right at once";
    const std::pair<int, const char*> others[] = {{score.withHint, " with a hint"},
                                                  {score.rightLater, " after another try"},
                                                  {score.revealed, " revealed"},
                                                  {score.skipped, " skipped"}};
    for (const auto& [count, words] : others)
        if (count > 0)
            first += ", " + std::to_string(count) + words;
    result.push_back(first + ".");
    std::vector<std::pair<Mistake, int>> mistakes(score.mistakes.begin(), score.mistakes.end());
    std::stable_sort(mistakes.begin(), mistakes.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [mistake, count] : mistakes)
        result.push_back(capital(mistakeText(mistake)) + ", " + times(count) + ". " + mistakeAdvice(mistake));
    return result;
}

std::vector<Question> missed(const std::vector<Attempted>& attempts)
{
    std::vector<Question> result;
    for (const Attempted& attempt : attempts)
        if (attempt.outcome != Outcome::Open && !isRightAtOnce(attempt))
            result.push_back(attempt.question);
    return result;
}

} // namespace ad
