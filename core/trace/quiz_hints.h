// SPDX-License-Identifier: GPL-3.0-or-later
// Hints for a question, from a nudge to all but the result.
#pragma once

#include "core/trace/quiz.h"

#include <string>
#include <vector>

namespace ad {

struct Hint
{
    std::string sentence;
    std::vector<std::string> formulas = {}; // TeX as in `explain`
};

/// One to three hints: which nodes matter, the formula in symbols, and with numbers. None gives the result itself.
[[nodiscard]] std::vector<Hint> hints(const Trace& trace, const Question& question);

} // namespace ad
