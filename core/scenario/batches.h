// SPDX-License-Identifier: GPL-3.0-or-later
// A program on some rows of its tables instead of all of them.
#pragma once

#include "core/optim/objective.h"
#include "core/run/kernel.h"
#include "core/scenario/axes.h"
#include "core/scenario/batch_order.h"

#include <map>
#include <memory>
#include <optional>

namespace ad {

struct Run;

/// The rows are those of the first table that the program takes data from; tables with another number of rows stay whole.
/// Immutable; any number of threads may use one.
class Batches : public std::enable_shared_from_this<Batches>
{
public:
    /// Null if the program takes nothing from tables.
    /// Errors: the program has no value on a batch of a length that the scenario or one of its racers asks for.
    [[nodiscard]] static Result<std::shared_ptr<const Batches>> of(const Scenario& scenario, const Program& program);

    /// The batches of a racer. @param size  RacerChoice::batch: rows a step, if not the scenario's.
    [[nodiscard]] BatchOrder order(std::optional<int> size = {}) const;

    /// What the racer runs on. Its order is not whole, and its size is the scenario's or that of one of its racers (asserted).
    [[nodiscard]] std::unique_ptr<Objective> objective(std::optional<int> size = {}) const;

    /// The program on these rows alone, with the scenario's axes. Cost: parsing.
    [[nodiscard]] Result<AxisView> viewOf(std::span<const int> rows) const;

private:
    friend class BatchObjective;

    // The program on batches of one length, whose rows are inputs.
    struct Length
    {
        std::shared_ptr<const AxisView> view;
        std::vector<NodeId> data; // the inputs that hold the rows, in the order of m_data
        Kernel gradient;          // the gradientKernel of both
    };

    [[nodiscard]] Result<Length> lengthOf(int rows) const;

    std::shared_ptr<const Scenario> m_scenario;
    int m_rows = 0;
    std::vector<std::pair<std::string, Tensor>> m_data; // inputs and their values on all rows
    std::map<int, Length> m_lengths;
};

/// Replaces the losses and norms of a run on mini-batches by those on all rows; what the racer saw stays as Run::batchLoss.
/// @param whole  the objective on all rows. Cost: one evaluation of it for each iterate.
void takeWholeLoss(Run& run, Objective& whole);

} // namespace ad
