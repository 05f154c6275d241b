// SPDX-License-Identifier: GPL-3.0-or-later
// adjoint race --ledger: what every step of every racer computed.
#pragma once

#include "app/command/tensor_json.h"
#include "core/scenario/race.h"

#include <limits>
#include <optional>

namespace ad::app {

/// Steps `first` to `last`, counted from 1.
struct StepRange
{
    std::int64_t first = 1;
    std::int64_t last = std::numeric_limits<std::int64_t>::max();
};

/// "3:7", "3:", ":7" or "3"; all steps for an empty text. Nothing for anything else.
[[nodiscard]] std::optional<StepRange> stepRange(const std::string& text);

/// Whose ledgers: the runs are those of the scenario's racers, in their order.
struct Ledgers
{
    const Scenario& scenario;
    const Terrain& terrain;
    const std::vector<RacerRun>& runs;
    StepRange range;
};

/// A list of steps of one racer; each is an object of quantities, {"lr": [0.1, 0.1], "theta": [x, y], …, "next": [x, y]}: a list of one
/// number for each coordinate. Step k leads from iterate k − 1 of the run to iterate k.
[[nodiscard]] Json ledgerJson(const Ledgers& of, std::size_t racer);

/// One line a quantity of a step: racer, optimizer, step, quantity, its numbers by axis.
[[nodiscard]] std::string ledgerCsv(const Ledgers& of);

/// For people: a table for each racer, one line a step and coordinate.
[[nodiscard]] std::string ledgerTable(const Ledgers& of);

} // namespace ad::app
