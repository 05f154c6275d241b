// SPDX-License-Identifier: GPL-3.0-or-later
// Learning rate schedules: the learning rate as a pure function of its base and the number of steps made.
#pragma once

#include "core/optim/parameter.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace ad {

/// One row of the table of schedules.
struct ScheduleRow
{
    std::string_view name;        // in files: "cosine"
    std::string_view displayName; // for people: "Cosine annealing"
    std::string_view summary;     // one sentence for a learner
    std::string_view formula;     // LaTeX, with η₀ the base and t the steps made
    std::string_view source;
    std::vector<Parameter> parameters;
    /// @param values  in the order of `parameters`.
    double (*learningRate)(double base, std::int64_t step, const std::vector<double>& values);
};

/// All schedules, "constant" first.
[[nodiscard]] const std::vector<ScheduleRow>& schedules();

/// A row with checked parameters.
struct Schedule
{
    const ScheduleRow* row = &schedules().front();
    ParameterValues values = ParameterValues(&schedules().front().parameters, {});

    [[nodiscard]] bool isConstant() const { return row == &schedules().front(); }
    /// The learning rate of the step that follows `step` steps (0 for the first one).
    [[nodiscard]] double learningRate(double base, std::int64_t step) const { return row->learningRate(base, step, values.numbers()); }
};

/// Errors: an unknown name or parameter, a value out of range.
[[nodiscard]] Result<Schedule> makeSchedule(std::string_view name, const Settings& settings);

} // namespace ad
