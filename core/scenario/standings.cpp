// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/standings.h"

#include "core/base/text.h"
#include "core/scenario/goal.h"
#include "core/scenario/minima.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ad {

namespace {

/// Takes the candidate if it is lower; at the same height, but for rounding, what came first stays.
void consider(BestKnown& best, const BestKnown& candidate)
{
    if (candidate.value < best.value - 1e-9 * (1 + std::abs(best.value)) || std::isinf(best.value))
        best = candidate;
}

Reached reachedBy(const Scenario& scenario, Objective& objective, const Run& run)
{
    Reached reached;
    std::optional<double> target;
    if (run.status != Status::Diverged) {
        const Goal goal = goalFrom(objective, run.at(run.stopStep), scenario.minima);
        // A way down that leads up is none: what the flow rests on is then only flat.
        if (goal.isFound() && goal.minimum <= run.loss.back() + 1e-9 * (1 + std::abs(run.loss.back()))) {
            target = goal.minimum;
            reached.at = goal.at;
            reached.value = goal.minimum;
            reached.arrival = arrivalOf(run, goal.minimum);
        }
    }
    reached.verdict = verdictOf(run, target);
    return reached;
}

} // namespace

BestKnown bestMinimum(const Scenario& scenario, const Terrain& terrain)
{
    BestKnown best{std::numeric_limits<double>::infinity()};
    for (const RaceMinimum& minimum : minimaOf(terrain, scenario, windowOf(scenario, terrain)))
        consider(best, {minimum.value, minimum.at, minimum.isStated ? BestKnown::Source::Stated : BestKnown::Source::Found});
    return best;
}

Standings standingsOf(const Scenario& scenario, const Terrain& terrain, const std::vector<const Run*>& runs, const BestKnown& best,
                      const std::function<bool()>& isWanted)
{
    const std::unique_ptr<Objective> objective = terrain.wholeObjective();
    Standings standings;
    standings.best = best;
    BestKnown met{std::numeric_limits<double>::infinity()};
    for (const Run* run : runs) {
        if (isWanted && !isWanted())
            return standings;
        standings.racers.emplace_back();
        if (run == nullptr || run->dimension != terrain.dimension())
            continue;
        Reached& reached = standings.racers.back();
        reached = reachedBy(scenario, *objective, *run);
        if (!reached.at.empty())
            consider(standings.best, {reached.value, reached.at, BestKnown::Source::Found});
        for (const double loss : run->loss)
            if (std::isfinite(loss))
                met.value = std::min(met.value, loss);
    }
    consider(standings.best, met);
    return standings;
}

Standings standingsOf(const Scenario& scenario, const Terrain& terrain, const std::vector<RacerRun>& runs)
{
    std::vector<const Run*> pointers;
    for (const RacerRun& racer : runs)
        pointers.push_back(&racer.run);
    return standingsOf(scenario, terrain, pointers, bestMinimum(scenario, terrain));
}

std::string placeText(std::span<const double> at, int digits)
{
    constexpr std::size_t kMost = 3;
    double largest = 1;
    for (const double x : at)
        largest = std::max(largest, std::abs(x));
    const double dust = digits < 17 ? 1e-9 * largest : 0; // what a search leaves of a zero
    std::string text = "(";
    for (std::size_t i = 0; i < std::min(at.size(), kMost); ++i)
        text += (i > 0 ? ", " : "") + shortText(std::abs(at[i]) < dust ? 0.0 : at[i], digits);
    return text + (at.size() > kMost ? ", … " + std::to_string(at.size()) + " numbers)" : ")");
}

} // namespace ad
