// SPDX-License-Identifier: GPL-3.0-or-later
// The wrong numbers that typical mistakes lead to, computed from the trace, so that a mistake can be recognised by its number.
#pragma once

#include "core/trace/quiz.h"

#include <string>
#include <string_view>
#include <vector>

namespace ad {

enum class Mistake {
    None,
    UserForgotten,      // a term of the sum is missing
    Assigned,           // only the last or the first of several messages, as if each replaced the one before
    LocalForgotten,     // the upstream gradient, just passed on
    UpstreamForgotten,  // the local derivative alone
    NotSwapped,         // a factor's own value instead of the other factor's
    Sign,               // of the whole or of a term
    WrongRule,          // the derivative of the operation
    Reciprocal,         // divided instead of multiplied, or the other way round
    ValueForDerivative, // a value where a derivative belongs
    DerivativeForValue, // and the other way round
    Multiplied,         // the terms are multiplied instead of added
    NotAdded,           // one message instead of the sum, or the sum instead of one message
    Transposed,
    NotSummed,      // over the elements that were broadcast
    WrongOperation, // another operation on the right operands
    Shape,          // right numbers in the wrong shape, or no shape of this graph
    NotReady,       // a node that still waits for others
    Done,           // a node that has been computed already
    WrongWay,       // inputs where users belong, or the other way round
    NotInvolved,    // a node that has no part in it
    Rounded,        // too coarsely
};

/// What a mistake is called in a summary: "a user of the node forgotten".
[[nodiscard]] const char* mistakeText(Mistake mistake);
/// What to remember against it, as a sentence.
[[nodiscard]] const char* mistakeAdvice(Mistake mistake);

/// A wrong number, and what it would come from, as a sentence that does not give the right one away.
struct WrongNumber
{
    Mistake mistake = Mistake::None;
    Tensor value;
    std::string sentence;
};

/// The wrong numbers of a numeric question, likeliest first. None of them equals the right one, nor an earlier one; arrays of another shape
/// occur. With an element asked for, they are numbers. Cost: O(terms²) array operations.
[[nodiscard]] std::vector<WrongNumber> wrongNumbers(const Trace& trace, const Question& question);

} // namespace ad
