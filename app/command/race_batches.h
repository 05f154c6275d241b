// SPDX-License-Identifier: GPL-3.0-or-later
// What `race` says of mini-batches.
#pragma once

#include "app/command/tensor_json.h"
#include "core/scenario/race.h"

namespace ad::app {

/// Adds to the answer of a race how many rows of data it had, and which of them a step saw; to those of its racers what they saw, and for
/// how many epochs. Nothing if the program takes nothing from tables.
void addBatches(Json& race, const std::vector<RacerRun>& runs, const Scenario& scenario, const Terrain& terrain);

/// The same as lines below the table: "GD: batches of 8 of 24 rows, shuffled with seed 1: 66.67 epochs". Empty if all racers saw all rows.
[[nodiscard]] std::string batchLines(const std::vector<RacerRun>& runs, const Scenario& scenario, const Terrain& terrain);

} // namespace ad::app
