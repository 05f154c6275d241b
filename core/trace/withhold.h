// SPDX-License-Identifier: GPL-3.0-or-later
// Frames without what a person is going to be asked for.
#pragma once

#include "core/trace/quiz.h"
#include "core/trace/replay.h"

#include <span>

namespace ad {

/// Sums that are to be worked out as a whole: none of their terms is to be seen before.
struct Withheld
{
    std::vector<bool> adjoints; // of each forward node
    std::vector<bool> tangents;
};

/// What the open questions ask for. Messages that are asked for one by one are not withheld.
[[nodiscard]] Withheld withheldBy(const Trace& trace, std::span<const Question> open);

/// True for a step that adds to a sum that is withheld.
[[nodiscard]] bool isWithheld(const Trace& trace, const Withheld& withheld, int step);

/// The frame showing no step: nothing is under way, and nothing stands out.
[[nodiscard]] Frame calmed(Frame frame);

/// The frame without these sums and their terms. If it shows a step of one of them, it shows no step.
[[nodiscard]] Frame without(const Trace& trace, const Withheld& withheld, Frame frame);

/// The frame with a question mark in the place of what is asked for, and nothing else that stands out.
[[nodiscard]] Frame asking(const Trace& trace, const Question& question, Frame frame);

} // namespace ad
