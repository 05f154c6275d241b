// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a scenario on which the pictures of the landscape page depend: what is equal needs not be computed again.
#pragma once

#include "core/scenario/scenario.h"

#include <vector>

namespace ad::ui {

/// What a race depends on; names, colours and what is shown do not matter.
[[nodiscard]] Scenario raceOf(const Scenario& scenario);
/// What the map depends on.
[[nodiscard]] Scenario mapOf(const Scenario& scenario);
/// What a terrain depends on besides the map: batches, for each size of which a program is compiled.
[[nodiscard]] Scenario batchesOf(const Scenario& scenario);
/// Which racers are shown.
[[nodiscard]] std::vector<bool> shownOf(const Scenario& scenario);

} // namespace ad::ui
