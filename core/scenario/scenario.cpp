// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario.h"

namespace ad {

namespace {

/// @param rules  a RacerChoice or a RacerPast: what both say of an optimizer has the same names.
template<typename Rules>
RacerSettings settingsWith(const Rules& rules, const Scenario& scenario, const RacerChoice& racer)
{
    return {.optimizer = rules.optimizer,
            .parameters = rules.parameters,
            .schedule = rules.schedule,
            .scheduleParameters = rules.scheduleParameters,
            .clipNorm = rules.clipNorm,
            .clipValue = rules.clipValue,
            .noise = racer.noise.value_or(scenario.noise),
            .seed = racer.seed.value_or(scenario.noiseSeed)};
}

} // namespace

RacerSettings settingsOf(const Scenario& scenario, const RacerChoice& racer)
{
    return settingsWith(racer, scenario, racer);
}

RacerSettings settingsOf(const Scenario& scenario, const RacerChoice& racer, const RacerPast& past)
{
    return settingsWith(past, scenario, racer);
}

} // namespace ad
