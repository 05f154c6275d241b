// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/pack.h"

#include "core/optim/clip.h"
#include "core/optim/noise.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ad {

std::string_view statusName(Status status)
{
    switch (status) {
    case Status::Running:
        return "running";
    case Status::Converged:
        return "converged";
    case Status::Diverged:
        return "diverged";
    case Status::Finished:
        return "finished";
    case Status::Cancelled:
        return "cancelled";
    }
    return "";
}

Pack::Pack(std::shared_ptr<const Recipe> recipe, Objective& objective, std::span<const double> starts, StopRule rule,
           std::span<const double> rates)
    : m_recipe(std::move(recipe))
    , m_rule(rule)
    , m_dimension(objective.dimension())
    , m_lanes(static_cast<int>(starts.size()) / std::max(1, m_dimension))
    , m_isFiltered(m_recipe->isFiltered())
    , m_isConstantRate(m_recipe->schedule.isConstant())
    , m_baseRates(m_lanes, m_recipe->baseRate)
    , m_x(starts.begin(), starts.end())
    , m_previousX(m_x)
    , m_loss(m_lanes)
    , m_nextLoss(m_lanes)
    , m_gradient(m_x.size())
    , m_nextGradient(m_x.size())
    , m_gradientSquares(m_lanes)
    , m_filtered(m_isFiltered ? m_x.size() : 0)
    , m_state(m_recipe->method->stateSize(m_dimension, m_lanes))
    , m_zero(m_lanes)
    , m_moved(m_lanes)
    , m_status(m_lanes, Status::Running)
    , m_isStopped(m_lanes, 0)
    , m_unchanged(m_lanes, 0)
    , m_iterate(m_lanes, 0)
    , m_evaluations(m_lanes, 1)
    , m_hessianEvaluations(m_lanes, 0)
{
    assert(m_dimension > 0 && starts.size() == static_cast<std::size_t>(m_dimension) * m_lanes);
    assert(rates.empty() || rates.size() == static_cast<std::size_t>(m_lanes));
    assert(!m_recipe->optimizer->needsHessian || objective.hasHessian());
    if (!rates.empty())
        m_baseRates.assign(rates.begin(), rates.end());
    m_isSameRate = std::all_of(m_baseRates.begin(), m_baseRates.end(), [this](double rate) { return rate == m_baseRates.front(); });
    m_rates = m_baseRates;
    m_recipe->method->begin(m_dimension, m_lanes, m_state, m_carry);
    objective.evaluate(m_x, m_lanes, 0, m_nextLoss, m_nextGradient);
    judge(true);
}

double Pack::gradientNorm(int lane) const
{
    return std::sqrt(m_gradientSquares[lane]);
}

void Pack::step(Objective& objective, StepRecord* record)
{
    if (!m_isConstantRate)
        setRates();
    m_previousX.swap(m_x);
    if (record) {
        record->iterate = m_steps;
        record->number = m_steps - m_begun + 1;
    }
    const double* const gradient = m_isFiltered || record ? filteredGradient(record) : m_gradient.data();
    StepInput input{m_steps - m_begun + 1,
                    m_steps,
                    m_dimension,
                    m_lanes,
                    m_rates.data(),
                    m_previousX.data(),
                    m_x.data(),
                    gradient,
                    m_state.data(),
                    m_carry,
                    record,
                    m_isStopped.data(),
                    objective,
                    m_loss.data(),
                    m_nextLoss.data(),
                    m_nextGradient.data(),
                    m_evaluations.data(),
                    m_hessianEvaluations.data(),
                    m_isSameRate,
                    false};
    m_recipe->method->step(input);
    ++m_steps;
    if (record)
        for (int i = 0; i < m_dimension; ++i)
            record->note("next", i, m_x[i * m_lanes]);
    if (!input.isEvaluated) {
        objective.evaluate(m_x, m_lanes, m_steps, m_nextLoss, m_nextGradient);
        for (int lane = 0; lane < m_lanes; ++lane)
            m_evaluations[lane] += m_stopped == 0 || !m_isStopped[lane];
    }
    if (m_stopped > 0)
        restoreStopped();
    judge(false);
}

void Pack::setRates()
{
    if (m_isSameRate) {
        std::fill(m_rates.begin(), m_rates.end(), m_recipe->learningRate(m_steps, m_baseRates.front()));
        return;
    }
    for (int lane = 0; lane < m_lanes; ++lane)
        m_rates[lane] = m_recipe->learningRate(m_steps, m_baseRates[lane]);
}

/// The gradient as the optimizer sees it.
const double* Pack::filteredGradient(StepRecord* record)
{
    const RacerSettings& settings = m_recipe->settings;
    if (m_isFiltered) {
        std::copy(m_gradient.begin(), m_gradient.end(), m_filtered.begin());
        for (int i = 0; i < m_dimension && settings.noise > 0; ++i) {
            const double noise = settings.noise * standardNormal(settings.seed, m_steps, i);
            for (int lane = 0; lane < m_lanes; ++lane)
                m_filtered[i * m_lanes + lane] += noise;
        }
        if (settings.clipNorm)
            clipNorm(m_filtered, m_lanes, *settings.clipNorm);
        if (settings.clipValue)
            clipValue(m_filtered, *settings.clipValue);
    }
    const double* const result = m_isFiltered ? m_filtered.data() : m_gradient.data();
    for (int i = 0; i < m_dimension && record; ++i) {
        record->note("lr", i, m_rates[0]);
        record->note("theta", i, m_previousX[i * m_lanes]);
        record->note("g", i, m_gradient[i * m_lanes]);
        if (settings.noise > 0)
            record->note("noise", i, settings.noise * standardNormal(settings.seed, m_steps, i));
        if (m_isFiltered)
            record->note("clipped", i, result[i * m_lanes]);
    }
    return result;
}

/// Per lane: the squared norm of the new gradient, how far x moved, and a zero that is NaN if any number is not finite, because 0·∞ and
/// 0·NaN are NaN.
void Pack::measure()
{
    double* __restrict const zero = m_zero.data();
    double* __restrict const moved = m_moved.data();
    double* __restrict const squares = m_gradientSquares.data();
    for (int k = 0; k < m_lanes; ++k) {
        zero[k] = m_nextLoss[k] * 0;
        moved[k] = 0;
        squares[k] = 0;
    }
    for (int i = 0; i < m_dimension; ++i) {
        const double* __restrict const x = m_x.data() + i * m_lanes;
        const double* __restrict const previous = m_previousX.data() + i * m_lanes;
        const double* __restrict const slope = m_nextGradient.data() + i * m_lanes;
        for (int k = 0; k < m_lanes; ++k) {
            zero[k] += x[k] * 0 + slope[k] * 0;
            moved[k] += std::abs(x[k] - previous[k]);
            squares[k] += slope[k] * slope[k];
        }
    }
}

/// The same for one lane, the usual case, with its sums in registers.
void Pack::measureSingle()
{
    const double* __restrict const x = m_x.data();
    const double* __restrict const previous = m_previousX.data();
    const double* __restrict const slope = m_nextGradient.data();
    double zero = m_nextLoss[0] * 0;
    double moved = 0;
    double squares = 0;
    for (int i = 0; i < m_dimension; ++i) {
        zero += x[i] * 0 + slope[i] * 0;
        moved += std::abs(x[i] - previous[i]);
        squares += slope[i] * slope[i];
    }
    m_zero[0] = zero;
    m_moved[0] = moved;
    m_gradientSquares[0] = squares;
}

/// Takes over the new losses and gradients, and finds out who has to stop.
void Pack::judge(bool isStart)
{
    m_lanes == 1 ? measureSingle() : measure();
    double zero = 0;
    for (const double ofLane : m_zero)
        zero += ofLane;
    if (!(zero == 0) || m_rule.when == StopRule::When::Converged)
        for (int lane = 0; lane < m_lanes; ++lane)
            if (!m_isStopped[lane])
                judgeLane(lane, isStart);
    m_loss.swap(m_nextLoss);
    m_gradient.swap(m_nextGradient);
}

void Pack::judgeLane(int lane, bool isStart)
{
    if (!(m_zero[lane] == 0))
        stopNonFinite(lane, isStart);
    else if (m_rule.when == StopRule::When::Converged && !(isStart && m_recipe->settings.noise > 0)) // noise may push it off
        judgeConvergence(lane);
}

/// Goes back to the last point with a finite loss. One that only has no gradient is kept: it is where the racer got.
void Pack::stopNonFinite(int lane, bool isStart)
{
    bool isPoint = std::isfinite(m_nextLoss[lane]);
    for (int i = 0; i < m_dimension; ++i)
        isPoint = isPoint && std::isfinite(m_x[i * m_lanes + lane]);
    const bool isKept = isPoint || isStart;
    stop(lane, Status::Diverged, isKept ? m_steps : m_steps - 1);
    if (isKept)
        return;
    m_nextLoss[lane] = m_loss[lane];
    double squares = 0;
    for (int i = 0; i < m_dimension; ++i) {
        const int at = i * m_lanes + lane;
        m_x[at] = m_previousX[at];
        m_nextGradient[at] = m_gradient[at];
        squares += m_gradient[at] * m_gradient[at];
    }
    m_gradientSquares[lane] = squares;
}

void Pack::judgeConvergence(int lane)
{
    const bool isMoving = m_rates[lane] > 0; // a rate of 0, which schedules reach, moves nothing and proves nothing
    m_unchanged[lane] = m_moved[lane] == 0 && isMoving && m_steps > 0 ? m_unchanged[lane] + 1 : 0;
    if (m_unchanged[lane] >= StopRule::kUnchangedSteps)
        stop(lane, Status::Converged, m_steps);
    else if (m_gradientSquares[lane] <= m_rule.tolerance * m_rule.tolerance && isMoving && isAtRest(lane))
        stop(lane, Status::Converged, m_steps);
}

bool Pack::isAtRest(int lane) const
{
    double moved = 0;
    double length = 0;
    for (std::size_t at = lane; at < m_x.size(); at += m_lanes) {
        moved += (m_x[at] - m_previousX[at]) * (m_x[at] - m_previousX[at]);
        length += m_x[at] * m_x[at];
    }
    return std::sqrt(moved) <= m_rule.tolerance * (1 + std::sqrt(length));
}

/// Methods run over stopped lanes too, because skipping costs more than computing; here they are put back.
void Pack::restoreStopped()
{
    for (int lane = 0; lane < m_lanes; ++lane) {
        if (!m_isStopped[lane])
            continue;
        m_nextLoss[lane] = m_loss[lane];
        for (int i = 0; i < m_dimension; ++i) {
            const int at = i * m_lanes + lane;
            m_x[at] = m_previousX[at];
            m_nextGradient[at] = m_gradient[at];
        }
    }
}

void Pack::stop(int lane, Status status, std::int64_t iterate)
{
    m_iterate[lane] = iterate;
    m_status[lane] = status;
    m_isStopped[lane] = 1;
    ++m_stopped;
}

} // namespace ad
