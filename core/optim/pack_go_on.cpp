// SPDX-License-Identifier: GPL-3.0-or-later
// How racers change their recipe on the way.
#include "core/optim/pack.h"

#include <cassert>

namespace ad {

namespace {

/// Whether the numbers of one state mean the same to both: choices change formulas, numbers and switches don't.
bool isSameMemory(const Recipe& a, const Recipe& b)
{
    if (a.optimizer != b.optimizer)
        return false;
    for (const Parameter& parameter : a.optimizer->parameters)
        if (parameter.kind == Parameter::Kind::Choice && a.values[parameter.name] != b.values[parameter.name])
            return false;
    return true;
}

} // namespace

void Pack::goOn(std::shared_ptr<const Recipe> recipe, [[maybe_unused]] const Objective& objective)
{
    assert(!recipe->optimizer->needsHessian || objective.hasHessian());
    if (recipe->settings == m_recipe->settings)
        return;
    const std::size_t size = recipe->method->stateSize(m_dimension, m_lanes);
    if (isSameMemory(*m_recipe, *recipe) && size == m_state.size()) {
        recipe->method->resume(m_steps - m_begun, m_carry);
    } else {
        m_begun = m_steps;
        m_state.assign(size, 0);
        m_carry = {};
        recipe->method->begin(m_dimension, m_lanes, m_state, m_carry);
    }
    m_recipe = std::move(recipe);
    m_isFiltered = m_recipe->isFiltered();
    m_filtered.resize(m_isFiltered ? m_x.size() : 0);
    m_isConstantRate = m_recipe->schedule.isConstant();
    m_isSameRate = true;
    m_baseRates.assign(m_lanes, m_recipe->baseRate);
    m_rates = m_baseRates;
    for (int lane = 0; lane < m_lanes; ++lane) {
        m_unchanged[lane] = 0;
        if (m_status[lane] != Status::Converged || m_iterate[lane] != m_steps)
            continue;
        m_status[lane] = Status::Running;
        m_isStopped[lane] = 0;
        --m_stopped;
    }
}

} // namespace ad
