// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a rule for one coordinate into a Method that runs over all coordinates of all racers, and can tell what it computed.
//
// A rule is a struct with
//   kStates            the number of state vectors (0 to 3)
//   Scalars            the numbers of a step that all coordinates share
//   prepare(t, carry)  computes them for step t = 1, 2, …
//   apply(scalars, lr, x, g, s, note)
//                      changes the coordinate x and its state s[0..kStates) given the gradient g; calls note("name", value) for every
//                      quantity worth showing. When nobody listens, note is an empty inline function and costs nothing, so the ledger and
//                      the race run the same code.
//   initialState(j)    what state vector j starts with
#pragma once

#include "core/optim/method.h"

#include <cmath>
#include <utility>

namespace ad {

/// βᵗ from βᵗ⁻¹. Multiplies, and refreshes by pow every 32nd step so that rounding stays below 32 ulp: pow costs as much as a whole Adam
/// step.
[[nodiscard]] inline double nextPower(double beta, double previous, std::int64_t t)
{
    return t % 32 == 0 ? std::pow(beta, static_cast<double>(t)) : previous * beta;
}

template<typename Rule>
class Elementwise final : public Method
{
public:
    explicit Elementwise(Rule rule)
        : m_rule(std::move(rule))
    {
    }

    [[nodiscard]] std::size_t stateSize(int dimension, int lanes) const override
    {
        return static_cast<std::size_t>(Rule::kStates) * dimension * lanes;
    }

    void begin(int dimension, int lanes, std::span<double> state, Carry& carry) const override
    {
        carry = {1, 1, 1, 1};
        const std::size_t size = static_cast<std::size_t>(dimension) * lanes;
        for (std::size_t at = 0; at < state.size(); ++at)
            state[at] = m_rule.initialState(static_cast<int>(at / size));
    }

    void resume(std::int64_t steps, Carry& carry) const override
    {
        carry = {1, 1, 1, 1};
        for (std::int64_t t = 1; t <= steps; ++t)
            (void)m_rule.prepare(t, carry);
    }

    void step(StepInput& in) const override
    {
        const typename Rule::Scalars scalars = m_rule.prepare(in.number, in.carry);
        const double* const rates = in.learningRates;
        if (in.record)
            recorded(scalars, in);
        else if (in.isSameLearningRate)
            run(scalars, in, 0, in.size(), [rate = rates[0]](std::size_t) -> double { return rate; });
        else
            for (int i = 0; i < in.dimension; ++i)
                run(scalars, in, static_cast<std::size_t>(i) * in.lanes, in.lanes, [rates](std::size_t k) -> double { return rates[k]; });
    }

private:
    struct Silent
    {
        void operator()(const char*, double) const {}
    };

    /// Coordinates `first` to `first + count`. The pointers don't overlap, and saying so lets the compiler work on several coordinates at
    /// once.
    template<typename RateOf>
    void run(const typename Rule::Scalars& scalars, StepInput& in, std::size_t first, std::size_t count, RateOf rateOf) const
    {
        constexpr int kStates = Rule::kStates;
        const std::size_t size = in.size();
        const double* __restrict const from = in.from + first;
        double* __restrict const x = in.x + first;
        const double* __restrict const g = in.gradient + first;
        double* __restrict const s0 = in.state + first;
        double* __restrict const s1 = s0 + (kStates > 1 ? size : 0);
        double* __restrict const s2 = s0 + (kStates > 2 ? 2 * size : 0);
        const Rule rule = m_rule;
        const typename Rule::Scalars shared = scalars;
        for (std::size_t k = 0; k < count; ++k) {
            double s[3] = {kStates > 0 ? s0[k] : 0, kStates > 1 ? s1[k] : 0, kStates > 2 ? s2[k] : 0};
            x[k] = rule.apply(shared, rateOf(k), from[k], g[k], s, Silent{});
            if constexpr (kStates > 0)
                s0[k] = s[0];
            if constexpr (kStates > 1)
                s1[k] = s[1];
            if constexpr (kStates > 2)
                s2[k] = s[2];
        }
    }

    void recorded(const typename Rule::Scalars& scalars, StepInput& in) const
    {
        const std::size_t size = in.size();
        for (std::size_t at = 0; at < size; ++at) {
            const int lane = static_cast<int>(at) % in.lanes;
            const int i = static_cast<int>(at) / in.lanes;
            double s[3] = {};
            for (int j = 0; j < Rule::kStates; ++j)
                s[j] = in.state[j * size + at];
            const auto note = [&in, lane, i](const char* name, double value) {
                if (lane == 0)
                    in.record->note(name, i, value);
            };
            in.x[at] = m_rule.apply(scalars, in.learningRates[lane], in.from[at], in.gradient[at], s, note);
            for (int j = 0; j < Rule::kStates; ++j)
                in.state[j * size + at] = s[j];
        }
    }

    Rule m_rule;
};

} // namespace ad
