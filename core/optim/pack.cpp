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
    , m_baseRates(m_lanes, m_recipe->baseRate)
    , m_x(starts.begin(), starts.end())
    , m_previousX(m_x)
    , m_loss(m_lanes)
    , m_nextLoss(m_lanes)
    , m_gradient(m_x.size())
    , m_nextGradient(m_x.size())
    , m_gradientNorm(m_lanes)
    , m_filtered(m_recipe->isFiltered() ? m_x.size() : 0)
    , m_state(m_recipe->method->stateSize(m_dimension, m_lanes))
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

void Pack::step(Objective& objective, StepRecord* record)
{
    setRates();
    std::copy(m_x.begin(), m_x.end(), m_previousX.begin());
    const std::span<const double> gradient = filteredGradient(record);
    StepInput input{.number = m_steps + 1,
                    .dimension = m_dimension,
                    .lanes = m_lanes,
                    .learningRates = m_rates,
                    .isSameLearningRate = m_isSameRate,
                    .x = m_x,
                    .gradient = gradient,
                    .state = m_state,
                    .carry = m_carry,
                    .record = record,
                    .isStopped = m_isStopped,
                    .objective = objective,
                    .loss = m_loss,
                    .nextLoss = m_nextLoss,
                    .nextGradient = m_nextGradient,
                    .evaluations = m_evaluations,
                    .hessianEvaluations = m_hessianEvaluations};
    m_recipe->method->step(input);
    ++m_steps;
    if (record)
        for (int i = 0; i < m_dimension; ++i)
            record->note("next", i, m_x[i * m_lanes]);
    if (!input.isEvaluated) {
        objective.evaluate(m_x, m_lanes, m_steps, m_nextLoss, m_nextGradient);
        for (int lane = 0; lane < m_lanes; ++lane)
            m_evaluations[lane] += 1 - m_isStopped[lane];
    }
    if (m_stopped > 0)
        restoreStopped();
    judge(false);
}

void Pack::setRates()
{
    if (m_recipe->schedule.isConstant())
        return;
    if (m_isSameRate) {
        std::fill(m_rates.begin(), m_rates.end(), m_recipe->learningRate(m_steps, m_baseRates.front()));
        return;
    }
    for (int lane = 0; lane < m_lanes; ++lane)
        m_rates[lane] = m_recipe->learningRate(m_steps, m_baseRates[lane]);
}

/// The gradient as the optimizer sees it.
std::span<const double> Pack::filteredGradient(StepRecord* record)
{
    const RacerSettings& settings = m_recipe->settings;
    if (m_recipe->isFiltered()) {
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
    const std::span<const double> result = m_recipe->isFiltered() ? m_filtered : m_gradient;
    for (int i = 0; i < m_dimension && record; ++i) {
        record->note("lr", i, m_rates[0]);
        record->note("theta", i, m_x[i * m_lanes]);
        record->note("g", i, m_gradient[i * m_lanes]);
        if (settings.noise > 0)
            record->note("noise", i, settings.noise * standardNormal(settings.seed, m_steps, i));
        if (m_recipe->isFiltered())
            record->note("clipped", i, result[i * m_lanes]);
    }
    return result;
}

/// Takes over the new losses and gradients, and finds out who has to stop.
void Pack::judge(bool isStart)
{
    for (int lane = 0; lane < m_lanes; ++lane) {
        double squares = 0;
        double zero = m_nextLoss[lane] * 0; // 0·x is NaN for what is not finite: one test for all numbers of a lane
        for (std::size_t at = lane; at < m_x.size(); at += m_lanes) {
            const double slope = m_nextGradient[at];
            squares += slope * slope;
            zero += slope * 0 + m_x[at] * 0;
        }
        const double norm = std::sqrt(squares);
        if (m_isStopped[lane])
            continue;
        m_iterate[lane] = m_steps;
        m_gradientNorm[lane] = norm;
        if (!(zero == 0))
            stopNonFinite(lane, isStart);
        else if (m_rule.when == StopRule::When::Converged && !(isStart && m_recipe->settings.noise > 0)) // noise may push it off
            judgeConvergence(lane);
    }
    m_loss.swap(m_nextLoss);
    m_gradient.swap(m_nextGradient);
}

/// Goes back to the last point with a finite loss. One that only has no gradient is kept: it is where the racer got.
void Pack::stopNonFinite(int lane, bool isStart)
{
    bool isPoint = std::isfinite(m_nextLoss[lane]);
    for (int i = 0; i < m_dimension; ++i)
        isPoint = isPoint && std::isfinite(m_x[i * m_lanes + lane]);
    stop(lane, Status::Diverged);
    if (isPoint || isStart)
        return;
    m_iterate[lane] = m_steps - 1;
    m_nextLoss[lane] = m_loss[lane];
    double squares = 0;
    for (int i = 0; i < m_dimension; ++i) {
        const int at = i * m_lanes + lane;
        m_x[at] = m_previousX[at];
        m_nextGradient[at] = m_gradient[at];
        squares += m_gradient[at] * m_gradient[at];
    }
    m_gradientNorm[lane] = std::sqrt(squares);
}

void Pack::judgeConvergence(int lane)
{
    double moved = 0;
    double length = 0;
    for (std::size_t at = lane; at < m_x.size(); at += m_lanes) {
        moved += (m_x[at] - m_previousX[at]) * (m_x[at] - m_previousX[at]);
        length += m_x[at] * m_x[at];
    }
    // A rate of 0, which schedules reach, moves nothing and proves nothing.
    m_unchanged[lane] = moved == 0 && m_rates[lane] > 0 && m_steps > 0 ? m_unchanged[lane] + 1 : 0;
    const double rest = m_rule.tolerance * (1 + std::sqrt(length));
    const bool isAtRest = moved <= rest * rest && m_rates[lane] > 0;
    if ((m_gradientNorm[lane] <= m_rule.tolerance && isAtRest) || m_unchanged[lane] >= StopRule::kUnchangedSteps)
        stop(lane, Status::Converged);
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

void Pack::stop(int lane, Status status)
{
    m_status[lane] = status;
    m_isStopped[lane] = 1;
    ++m_stopped;
}

} // namespace ad
