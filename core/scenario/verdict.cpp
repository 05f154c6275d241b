// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/verdict.h"

#include "core/scenario/goal.h"

#include <algorithm>
#include <cmath>

namespace ad {

namespace {

constexpr std::int64_t kStay = 10;     // steps for which a racer has to stay within the tolerance
constexpr std::int64_t kShortest = 20; // steps from which on there is a tail to judge
constexpr double kGrowth = 1.1;        // from half to half of the tail
constexpr double kPatience = 10;       // times the steps made
constexpr double kRounding = 1e-12;    // of a loss, relative
constexpr double kFlatGradient = 1e-8; // as StopRule::tolerance
constexpr double kDetour = 10;         // times as long as straight ahead
constexpr double kRising = 1.0 / 4;    // part of the tail's steps

/// The gaps in one half of the tail.
struct Half
{
    double mean = 0;
    double largest = 0;
};

struct Tail
{
    std::int64_t begin = 0; // an iterate
    double half = 0;        // steps
    Half first = {};
    Half second = {};
};

Half halfOf(const Run& run, double target, std::int64_t begin, std::int64_t steps)
{
    Half half;
    for (std::int64_t k = begin + 1; k <= begin + steps; ++k) {
        const double gap = run.loss[static_cast<std::size_t>(k)] - target;
        half.mean += gap / static_cast<double>(steps);
        half.largest = std::max(half.largest, gap);
    }
    return half;
}

Tail tailOf(const Run& run, double target)
{
    const std::int64_t half = std::max(kShortest, run.stopStep / 2) / 2;
    const std::int64_t begin = run.stopStep - 2 * half;
    return {begin, static_cast<double>(half), halfOf(run, target, begin, half), halfOf(run, target, begin + half, half)};
}

double distance(const Run& run, std::int64_t from, std::int64_t to)
{
    double squares = 0;
    for (int i = 0; i < run.dimension; ++i)
        squares += (run.at(to)[i] - run.at(from)[i]) * (run.at(to)[i] - run.at(from)[i]);
    return std::sqrt(squares);
}

bool isSwinging(const Run& run, const Tail& tail)
{
    double way = 0;
    double rises = 0;
    for (std::int64_t k = tail.begin; k < run.stopStep; ++k) {
        way += distance(run, k, k + 1);
        rises += run.loss[static_cast<std::size_t>(k + 1)] > run.loss[static_cast<std::size_t>(k)] ? 1 : 0;
    }
    const bool isRound = way > 0 && way >= kDetour * distance(run, tail.begin, run.stopStep);
    return isRound || rises >= kRising * 2 * tail.half;
}

bool isAtRest(const Run& run)
{
    const auto last = static_cast<std::size_t>(run.stopStep);
    if (run.status == Status::Converged)
        return true;
    return last > 0 && run.gradientNorm[last] <= kFlatGradient && std::ranges::equal(run.at(run.stopStep), run.at(run.stopStep - 1));
}

bool hasDiverged(const Run& run, const Tail& tail)
{
    return run.loss.back() > run.loss.front() && tail.second.mean > kGrowth * tail.first.mean;
}

/// @param allowed  the gap that is within the tolerance; 0 without a target.
bool comesNearer(const Run& run, const Tail& tail, double allowed)
{
    const double fall = std::min(tail.first.mean / tail.second.mean, tail.first.largest / tail.second.largest);
    if (!(fall > 1))
        return false;
    if (allowed <= 0)
        return tail.first.mean - tail.second.mean >=
               kGapTolerance * (run.loss.front() - *std::min_element(run.loss.begin(), run.loss.end()));
    if (tail.second.mean <= allowed)
        return true;
    return tail.half * std::log(tail.second.mean / allowed) / std::log(fall) <= kPatience * static_cast<double>(run.stopStep);
}

} // namespace

std::optional<std::int64_t> arrivalOf(const Run& run, double target)
{
    const double gap = run.loss.front() - target;
    const double allowed = std::max(kGapTolerance * gap, kRounding * std::max(1.0, std::abs(target)));
    std::int64_t arrival = run.stopStep + 1;
    while (arrival > 0 && run.loss[static_cast<std::size_t>(arrival - 1)] - target <= allowed) // not where that is NaN
        --arrival;
    if (run.status == Status::Diverged || arrival > run.stopStep)
        return std::nullopt;
    return arrival;
}

RaceVerdict verdictOf(const Run& run, std::optional<double> target)
{
    if (run.status == Status::Diverged)
        return RaceVerdict::Diverged;
    const bool isLong = run.stopStep >= kShortest;
    const double base = target.value_or(*std::min_element(run.loss.begin(), run.loss.end()));
    const Tail tail = isLong ? tailOf(run, base) : Tail{};
    if (isLong && hasDiverged(run, tail))
        return RaceVerdict::Diverged;
    const std::optional<std::int64_t> arrival = target ? arrivalOf(run, *target) : std::nullopt;
    if (isAtRest(run) || (arrival && run.stopStep - *arrival >= kStay))
        return RaceVerdict::Converged;
    if (run.status == Status::Cancelled || run.status == Status::Running || !isLong)
        return RaceVerdict::Unfinished;
    if (comesNearer(run, tail, target ? kGapTolerance * (run.loss.front() - *target) : 0))
        return RaceVerdict::Falling;
    return isSwinging(run, tail) ? RaceVerdict::Oscillating : RaceVerdict::Stalled;
}

std::string_view verdictName(RaceVerdict verdict)
{
    switch (verdict) {
    case RaceVerdict::Converged:
        return "converged";
    case RaceVerdict::Stalled:
        return "stalled";
    case RaceVerdict::Oscillating:
        return "oscillating";
    case RaceVerdict::Diverged:
        return "diverged";
    case RaceVerdict::Falling:
        return "falling";
    case RaceVerdict::Unfinished:
        return "unfinished";
    }
    return "";
}

std::string_view verdictMeaning(RaceVerdict verdict)
{
    switch (verdict) {
    case RaceVerdict::Converged:
        return "The loss came within 0.1 % of its gap at the start to the minimum and stayed there for at least ten steps, or the racer "
               "stands still where the gradient vanishes.";
    case RaceVerdict::Stalled:
        return "The racer has not arrived: at the pace of the last half of its steps it would need more than ten times the steps it has "
               "made.";
    case RaceVerdict::Oscillating:
        return "The racer comes no nearer, and in the last half of its steps at least half of the steps turn back or a quarter of them go "
               "up.";
    case RaceVerdict::Diverged:
        return "A number is no longer finite, or the racer ends above its start and its gap still grew by a tenth within the last half of "
               "its steps.";
    case RaceVerdict::Falling:
        return "The racer has not arrived, but comes nearer: at the pace of the last half of its steps it arrives within ten times the "
               "steps it has "
               "made.";
    case RaceVerdict::Unfinished:
        return "The racer made fewer than twenty steps or was cancelled: too little to judge.";
    }
    return "";
}

} // namespace ad
