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

/// Everything a step reads and writes. Arrays of vectors (`dimension × lanes`) are laid out coordinate by coordinate: coordinate i of racer
/// k is
/// `[i * lanes + k]`; all others have one entry per lane. Plain pointers, because filling in as many spans took longer than an Adam step.
struct StepInput
{
    std::int64_t number; // of this step, counted from 1 since begin()
    std::int64_t made;   // steps of the race before this one, for the objective
    int dimension;
    int lanes;
    const double* learningRates;
    const double* from;     // where the racers stand
    double* x;              // out: where they go
    const double* gradient; // at `from`, with noise and clipping
    double* state;          // stateSize() numbers
    Carry& carry;
    StepRecord* record;            // of lane 0; null if nobody wants to know
    const std::uint8_t* isStopped; // nobody reads its result any more

    // For methods that look at the function themselves (line search, Hessian):
    Objective& objective;
    const double* loss;               // at `from`
    double* nextLoss;                 // out: at x; only if `isEvaluated`
    double* nextGradient;             // out: likewise, without noise and clipping
    std::int64_t* evaluations;        // of the gradient: add those made in the step
    std::int64_t* hessianEvaluations; // likewise
    bool isSameLearningRate;          // for all lanes
    bool isEvaluated;                 // out: nextLoss and nextGradient are filled for all lanes that are not stopped

    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(dimension) * lanes; }
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
    /// Makes the carry that `steps` steps with this method leave; the state is that of another method with the same kind of state.
    virtual void resume(std::int64_t steps, Carry& carry) const;
    /// Makes one step. Elementwise methods allocate nothing.
    virtual void step(StepInput& input) const = 0;
};

} // namespace ad
