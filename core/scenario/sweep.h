// SPDX-License-Identifier: GPL-3.0-or-later
// A racer with many learning rates: which of them work, and what theory says about it.
#pragma once

#include "core/scenario/trial.h"

namespace ad {

/// `count` rates from `from` to `to` (> 0), with the same factor from each to the next; both ends are exact. One: the geometric mean.
[[nodiscard]] std::vector<double> logSpaced(double from, double to, int count);

/// The part [first, last] of a sweep.
struct RateSpan
{
    int first = 0;
    int last = 0;
    double from = 0;
    double to = 0;

    [[nodiscard]] double decades() const;
    friend bool operator==(const RateSpan&, const RateSpan&) = default;
};

/// The widest span of rates one after the other that all arrive, measured in decades; the lowest of equally wide ones. Nothing if none
/// arrives. @param rates  rising, one for each trial.
[[nodiscard]] std::optional<RateSpan> whatWorks(std::span<const double> rates, std::span<const Trial> trials);

/// What theory says about the largest learning rate.
struct RateLimit
{
    enum class Kind {
        None,            // adaptive, or without a theory for its settings
        GradientDescent, // 2/λmax
        HeavyBall,       // 2(1 + μ)/λmax
        Nesterov,        // 2(1 + μ)/((1 + 2μ) λmax)
        Newton,          // 2, whatever the curvature
    };

    Kind kind = Kind::None;
    double rate = 0;         // above it a quadratic with that curvature diverges; infinite where nothing bends up
    double curvature = 0;    // λmax, weight decay included
    double gain = 1;         // the part of the gradient that enters the velocity: 1 − dampening, or 1 − μ in an average
    bool isAtMinimum = true; // else at the start, because no minimum is known
};

/// "2/λmax", "2(1 + μ)/λmax", …, in front of λmax the gain if it is not 1; "" for none.
[[nodiscard]] std::string formulaOf(const RateLimit& limit);

/// The limit of stability on a quadratic with the curvature of the goal's minimum, for a constant learning rate.
///
/// A step of each form of momentum is linear there; the limit is where the first of its eigenvalues is −1.
/// @see Polyak (1964); Lessard, Recht & Packard, Analysis and Design of Optimization Algorithms (2016), section 4.
/// None with a schedule, with μ ≥ 1, or in more dimensions than kMostExact.
/// Cost: one Hessian and its eigenvalues.
[[nodiscard]] RateLimit rateLimit(Objective& objective, const Recipe& recipe, const Goal& goal, std::span<const double> start);

} // namespace ad
