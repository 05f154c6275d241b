// SPDX-License-Identifier: GPL-3.0-or-later
// What became of a racer, in one word with an exact meaning.
//
// Terms. The target is the value of the minimum in whose basin the racer ends. The gap of an iterate is its loss minus the target, and the
// tolerance 0.1 % of the gap at the start (kGapTolerance). The racer arrives with the first step from which on to the end no gap is larger
// than the tolerance. Its tail is the last half of its steps, but at least the last twenty. The tail's own halves are compared by their
// mean and by their largest gap, of which the pace is the slower one, so that the phase of a swing is not taken for progress. Without a
// target the lowest loss of the run takes its place in gaps, and nobody arrives.
#pragma once

#include "core/optim/run.h"

#include <optional>
#include <string_view>

namespace ad {

enum class RaceVerdict {
    Converged,   // arrived, and stayed for ten steps at least; or stopped, or stands still, where the gradient vanishes
    Stalled,     // neither arrived nor diverged, comes no nearer, and does not swing either
    Oscillating, // the same, but it swings or circles: the way of the tail is ten times as long as it leads, or a quarter of its steps go
                 // up
    Diverged,    // met a number that is not finite; or ends above its start, and the mean gap grew by a tenth from half to half of the tail
    Falling,     // comes nearer: at the pace of the tail it would arrive within ten times the steps it has made
    Unfinished,  // cancelled, or made fewer than twenty steps and is none of the above
};

/// The first step from which on the loss stays within the tolerance of `target`; nothing if the last loss is not.
/// A racer that starts at the minimum arrives with step 0 if it stays there to rounding.
[[nodiscard]] std::optional<std::int64_t> arrivalOf(const Run& run, double target);

/// The first of Diverged, Converged, Unfinished, Falling, Oscillating, Stalled whose definition holds.
/// Without a target, coming nearer means that the second half of the tail is lower on average by 0.1 % of all that was won since the start.
/// Cost: O(iterates).
[[nodiscard]] RaceVerdict verdictOf(const Run& run, std::optional<double> target);

/// "converged", "stalled", "oscillating", "diverged", "falling", "unfinished": in files.
[[nodiscard]] std::string_view verdictName(RaceVerdict verdict);
/// The definition as a sentence for people.
[[nodiscard]] std::string_view verdictMeaning(RaceVerdict verdict);

} // namespace ad
