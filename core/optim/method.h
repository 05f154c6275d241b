// SPDX-License-Identifier: GPL-3.0-or-later
// The mathematics of an optimizer: how one step changes the coordinates and the state of racers that go in lock step.
#pragma once

#include "core/optim/objective.h"
#include "core/optim/step_record.h"

#include <array>
#include <cstdint>
#include <span>

namespace ad {

/// Running numbers that all coordinates and racers share, such as β₁ᵗ: kept between steps because computing them anew costs more than the
/// step.
using Carry = std::array<double, 4>;

/// Everything a step reads and writes. Arrays of vectors are laid out coordinate by coordinate: coordinate i of racer k is `[i * lanes +
/// k]`.
struct StepInput
{
    std::int64_t number = 1; // of this step, counted from 1
    int dimension = 0;
    int lanes = 1;
    std::span<const double> learningRates; // one per lane
    bool isSameLearningRate = true;        // for all lanes
    std::span<double> x;                   // in: where the racers stand; out: where they go
    std::span<const double> gradient;      // at x, with noise and clipping
    std::span<double> state;               // stateSize() numbers
    Carry& carry;
    StepRecord* record = nullptr;            // of lane 0; null if nobody wants to know
    std::span<const std::uint8_t> isStopped; // per lane: nobody reads its result any more

    // For methods that look at the function themselves (line search, Hessian):
    Objective& objective;
    std::span<const double> loss;               // at x before the step, per lane
    std::span<double> nextLoss;                 // at x after the step; only if `isEvaluated`
    std::span<double> nextGradient;             // likewise, without noise and clipping
    std::span<std::int64_t> evaluations;        // of the gradient, per lane: add those made in the step
    std::span<std::int64_t> hessianEvaluations; // likewise
    bool isEvaluated = false;                   // out: nextLoss and nextGradient are filled for all lanes that are not stopped
};

/// One optimizer with its parameters. Has no state of its own: that is in StepInput, so that racers can be copied and forked.
class Method
{
public:
    virtual ~Method() = default;
    /// How many numbers of state `lanes` racers need.
    [[nodiscard]] virtual std::size_t stateSize(int dimension, int lanes) const = 0;
    /// Fills the state and carry before the first step; both are zero when it is called.
    virtual void begin(int dimension, int lanes, std::span<double> state, Carry& carry) const;
    /// Makes one step. Elementwise methods allocate nothing.
    virtual void step(StepInput& input) const = 0;
};

} // namespace ad
