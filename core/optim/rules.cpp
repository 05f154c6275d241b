// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/adam_rules.h"
#include "core/optim/gradient_rules.h"

namespace ad {

void Method::begin(int, int, std::span<double>, Carry&) const {}

void Method::resume(std::int64_t, Carry&) const {}

SgdRule::SgdRule(const ParameterValues& values)
    : m_momentum(values["momentum"])
    , m_coupledDecay(values.chosen("decay_form") == "l2" ? values["weight_decay"] : 0)
    , m_decoupledDecay(values.chosen("decay_form") == "l2" ? 0 : values["weight_decay"])
    , m_isRateInside(values.chosen("momentum_form") == "lr_inside" && m_momentum != 0)
{
    const bool isAverage = values.chosen("momentum_form") == "average";
    const bool hasMomentum = m_momentum != 0;
    const bool isNesterov = values.isOn("nesterov");
    m_gain = isAverage ? 1 - m_momentum : (hasMomentum ? 1 - values["dampening"] : 1);
    m_firstGain = isAverage ? m_gain : 1; // PyTorch starts the velocity with the whole gradient, whatever the dampening
    m_gradientPart = isNesterov ? (isAverage ? 1 - m_momentum : 1) : 0;
    m_velocityPart = isNesterov ? m_momentum : 1;
}

NadamRule::NadamRule(const ParameterValues& v)
    : m_moments(v)
    , m_eps(v["eps"])
    , m_weightDecay(v["weight_decay"])
    , m_momentumDecay(v["momentum_decay"])
    , m_isAsInTorch(v.chosen("next_product") == "torch")
{
}

NadamRule::Scalars NadamRule::prepare(std::int64_t t, Carry& carry) const
{
    const auto momentumAt = [this](std::int64_t step) -> double {
        return m_moments.beta1 * (1 - 0.5 * std::pow(0.96, static_cast<double>(step) * m_momentumDecay)); // 0.96 as in Dozat (2016)
    };
    const double now = momentumAt(t);
    const double next = momentumAt(t + 1);
    carry[0] *= now;
    carry[1] = nextPower(m_moments.beta2, carry[1], t);
    const double nextProduct = carry[0] * next * (m_isAsInTorch ? now : 1);
    return {(1 - now) / (1 - carry[0]), next / (1 - nextProduct), 1 / (1 - carry[1])};
}

RadamRule::Scalars RadamRule::prepare(std::int64_t t, Carry& carry) const
{
    carry[0] = nextPower(m_moments.beta1, carry[0], t);
    carry[1] = std::pow(m_moments.beta2, static_cast<double>(t)); // the length below cancels most digits of it
    const double correction2 = 1 - carry[1];
    const double longest = 2 / (1 - m_moments.beta2) - 1;
    const double length = longest - 2 * static_cast<double>(t) * carry[1] / correction2;
    if (!(length > 5))
        return {1 / (1 - carry[0]), 0};
    const double squared = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length);
    return {1 / (1 - carry[0]), std::sqrt(squared) * std::sqrt(correction2)};
}

} // namespace ad
