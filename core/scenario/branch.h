// SPDX-License-Identifier: GPL-3.0-or-later
// Forks of a racer: another future from a step on, and the old one for comparison.
#pragma once

#include "core/scenario/scenario.h"

namespace ad {

/// Makes `racer` go on from iterate `step` ≥ 1 (asserted) by settings of its own, which are at first those it has there: its run stays the
/// same until they are changed. What it would have changed later is dropped.
///
/// Its old self is added at the end of the list as a ghost, "NAME before step 40", so that no other racer changes its place and look.
/// @return the index of the ghost.
int branch(Scenario& scenario, int racer, int step);

/// Adds a copy of `racer` at the end as a ghost, so that later changes of the racer can be compared with what it does now. The ghost keeps
/// the start of the race as its own. @param start  of the racer now. @return the index of the ghost.
int keepAsGhost(Scenario& scenario, int racer, const std::vector<double>& start);

} // namespace ad
