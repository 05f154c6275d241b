// SPDX-License-Identifier: GPL-3.0-or-later
// Racers of one recipe that go in lock step: one racer, the many starts of a swarm, or the many learning rates of a sweep.
#pragma once

#include "core/optim/recipe.h"

namespace ad {

enum class Status {
    Running,
    Converged, // stands still where the gradient vanishes: see StopRule
    Diverged,  // the next iterate, its loss or its gradient is not finite
    Finished,  // made all steps it was asked to
    Cancelled, // by the caller
};

/// "running", "converged", …
[[nodiscard]] std::string_view statusName(Status status);

/// When a racer stops by itself. It always stops when it meets a number that is not finite.
struct StopRule
{
    enum class When { Converged, Never };

    When when = When::Converged;
    /// Converged is a racer at a point θ with ‖∇f(θ)‖₂ ≤ tolerance that came there by a step ‖Δθ‖₂ ≤ tolerance·(1 + ‖θ‖₂), so that a ball
    /// rolling through a minimum is not stopped; or one whose θ has not changed by one bit in kUnchangedSteps steps of positive learning
    /// rate.
    double tolerance = 1e-8;

    static constexpr int kUnchangedSteps = 20;
};

/// A value: a copy goes on independently, and two packs that made the same steps are the same, so runs can be forked, kept and replayed.
///
/// Vectors of all lanes are laid out coordinate by coordinate: coordinate i of lane k is `[i * lanes + k]`.
/// A step allocates nothing (except newton and bfgs, a few vectors). Stopped lanes stay where they are.
class Pack
{
public:
    /// Evaluates the objective at the starts.
    /// @param starts  `dimension × lanes`.
    /// @param rates   base learning rates, one per lane; empty: the recipe's for all.
    /// The objective has a Hessian if the recipe's optimizer needs it (asserted).
    Pack(std::shared_ptr<const Recipe> recipe, Objective& objective, std::span<const double> starts, StopRule rule = {},
         std::span<const double> rates = {});

    /// One step of all lanes that run. `record`, if given, gets what lane 0 computes, quantity by quantity.
    void step(Objective& objective, StepRecord* record = nullptr);

    /// From the next step on all lanes go by another recipe, each with that recipe's learning rate.
    ///
    /// The optimizer's memory is kept if it means the same to both: the same optimizer, with the same choices between forms of its formula.
    /// Powers such as β₁ᵗ are then those of the new settings, as in torch when a parameter group is changed. Otherwise the memory begins
    /// anew, and so does the count of steps from which an optimizer corrects its bias. Schedules and noise count the steps of the race, as
    /// if they had been there from its start. So a recipe that says the same changes no bit. Lanes that converged with the last step go on.
    void goOn(std::shared_ptr<const Recipe> recipe, const Objective& objective);

    [[nodiscard]] int dimension() const { return m_dimension; }
    [[nodiscard]] int lanes() const { return m_lanes; }
    /// Steps made so far by the lanes that still run.
    [[nodiscard]] std::int64_t steps() const { return m_steps; }
    [[nodiscard]] bool isAnyRunning() const { return m_stopped < m_lanes; }

    [[nodiscard]] std::span<const double> positions() const { return m_x; }
    [[nodiscard]] std::span<const double> losses() const { return m_loss; }
    [[nodiscard]] std::span<const double> gradients() const { return m_gradient; } // without noise and clipping
    /// Euclidean, of gradients(). The root is taken only when somebody asks: it costs as much as a third of a step.
    [[nodiscard]] double gradientNorm(int lane) const;
    /// The learning rates of the last step made, one per lane.
    [[nodiscard]] std::span<const double> learningRates() const { return m_rates; }
    [[nodiscard]] Status status(int lane) const { return m_status[lane]; }
    /// Index of the iterate where the lane stands: steps(), or fewer if it has stopped.
    [[nodiscard]] std::int64_t iterate(int lane) const { return m_isStopped[lane] ? m_iterate[lane] : m_steps; }
    /// Evaluations of the gradient that this lane has used, the one at the start included.
    [[nodiscard]] std::int64_t evaluations(int lane) const { return m_evaluations[lane]; }
    [[nodiscard]] std::int64_t hessianEvaluations(int lane) const { return m_hessianEvaluations[lane]; }
    /// The optimizer's memory, as its Method lays it out.
    [[nodiscard]] std::span<const double> state() const { return m_state; }

private:
    void setRates();
    const double* filteredGradient(StepRecord* record);
    void measure();
    void measureSingle();
    void judge(bool isStart);
    void judgeLane(int lane, bool isStart);
    void stopNonFinite(int lane, bool isStart);
    void judgeConvergence(int lane);
    [[nodiscard]] bool isAtRest(int lane) const;
    void restoreStopped();
    void stop(int lane, Status status, std::int64_t iterate);

    std::shared_ptr<const Recipe> m_recipe;
    StopRule m_rule;
    int m_dimension, m_lanes;
    int m_stopped = 0;
    bool m_isFiltered, m_isConstantRate;
    bool m_isSameRate = true;
    std::int64_t m_steps = 0;
    std::int64_t m_begun = 0; // the step at which the optimizer's memory began
    Carry m_carry = {};
    std::vector<double> m_baseRates, m_rates, m_x, m_previousX, m_loss, m_nextLoss, m_gradient, m_nextGradient, m_gradientSquares,
        m_filtered, m_state;
    std::vector<double> m_zero, m_moved; // of each lane in the last step: see measure()
    std::vector<Status> m_status;
    std::vector<std::uint8_t> m_isStopped;
    std::vector<int> m_unchanged;
    std::vector<std::int64_t> m_iterate, m_evaluations, m_hessianEvaluations;
};

} // namespace ad
