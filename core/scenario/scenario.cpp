// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario.h"

namespace ad {

RacerSettings settingsOf(const Scenario& scenario, const RacerChoice& racer)
{
    return {.optimizer = racer.optimizer,
            .parameters = racer.parameters,
            .schedule = racer.schedule,
            .scheduleParameters = racer.scheduleParameters,
            .clipNorm = racer.clipNorm,
            .clipValue = racer.clipValue,
            .noise = racer.noise.value_or(scenario.noise),
            .seed = racer.seed.value_or(scenario.noiseSeed)};
}

RacerSettings settingsOf(const Scenario& scenario, const RacerChoice& racer, const RacerPast& past)
{
    return {.optimizer = past.optimizer,
            .parameters = past.parameters,
            .schedule = past.schedule,
            .scheduleParameters = past.scheduleParameters,
            .clipNorm = past.clipNorm,
            .clipValue = past.clipValue,
            .noise = racer.noise.value_or(scenario.noise),
            .seed = racer.seed.value_or(scenario.noiseSeed)};
}

} // namespace ad
