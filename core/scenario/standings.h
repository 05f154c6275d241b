// SPDX-License-Identifier: GPL-3.0-or-later
// Who did how well in a race: what each racer reached, when, and its verdict.
#pragma once

#include "core/scenario/race.h"
#include "core/scenario/verdict.h"

#include <functional>
#include <optional>
#include <vector>

namespace ad {

/// The lowest loss that is known, from which gaps are counted.
struct BestKnown
{
    enum class Source {
        Stated, // a minimum that the scenario states, and that the program has
        Found,  // a minimum in the window, or in whose basin a racer ends
        Met,    // the lowest loss that a racer has met
    };

    double value = 0;
    std::vector<double> at = {}; // coordinates along the axes; empty if only met
    Source source = Source::Met;

    friend bool operator==(const BestKnown&, const BestKnown&) = default;
};

struct Reached
{
    std::vector<double> at = {};              // the minimum in whose basin the racer ends; empty if there is none, or the racer diverged
    double value = 0;                         // of the program there
    std::optional<std::int64_t> arrival = {}; // steps until the loss is within the tolerance of it, and stays
    RaceVerdict verdict = RaceVerdict::Unfinished;

    friend bool operator==(const Reached&, const Reached&) = default;
};

struct Standings
{
    BestKnown best = {};
    std::vector<Reached> racers = {}; // one for each run, in their order

    friend bool operator==(const Standings&, const Standings&) = default;
};

/// The lowest minimum of the scenario's window, or that it states; +∞ if there is none. Cost: that of minimaOf, some ten milliseconds.
[[nodiscard]] BestKnown bestMinimum(const Scenario& scenario, const Terrain& terrain);

/// What came of the runs; null runs, of racers with wrong settings, have the verdict Unfinished.
/// Cost: for each racer a way down to its minimum, some hundred evaluations of gradient and Hessian, see goalFrom.
/// @param best      bestMinimum(), if it is at hand; it does not depend on the runs.
/// @param isWanted  asked before each racer; false ends, and what is returned then is of no use.
[[nodiscard]] Standings standingsOf(const Scenario& scenario, const Terrain& terrain, const std::vector<const Run*>& runs,
                                    const BestKnown& best, const std::function<bool()>& isWanted = {});
[[nodiscard]] Standings standingsOf(const Scenario& scenario, const Terrain& terrain, const std::vector<RacerRun>& runs);

/// A place as "(1, −0.5)"; with fewer than 17 digits, numbers below 10⁻⁹ of the largest (or of 1) are 0. Of more than three coordinates the
/// first three and how many there are.
[[nodiscard]] std::string placeText(std::span<const double> at, int digits = 4);

} // namespace ad
