// SPDX-License-Identifier: GPL-3.0-or-later
// Looks up what any step of a run computed, without running up to it again.
#pragma once

#include "core/optim/course.h"

#include <optional>

namespace ad {

/// What a step computed, and what is remembered of the one before.
struct StepPage
{
    std::shared_ptr<const Recipe> recipe; // by which it was made
    StepRecord record;
    std::optional<StepRecord> before; // of the step before; none at the start
};

/// Keeps the racer as it stood after every kStride steps. Not for two threads at once.
class StepBook
{
public:
    static constexpr std::int64_t kStride = 32;

    /// Runs once through `steps` steps. Cost: that of the run, and a pack for every kStride steps.
    /// @param onProgress  gets the steps made, now and then; false ends the run there, and the book with it.
    StepBook(std::unique_ptr<Objective> objective, Course course, std::span<const double> start, std::int64_t steps, StopRule stop,
             const std::function<bool(std::int64_t)>& onProgress = {});

    /// The step that leaves `iterate`; nothing if none was made from there. A step that met a number that is not finite was made.
    /// Cost: at most kStride + 1 steps.
    [[nodiscard]] std::optional<StepPage> at(std::int64_t iterate);
    /// Steps in the book.
    [[nodiscard]] std::int64_t count() const { return m_count; }

private:
    std::unique_ptr<Objective> m_objective;
    Course m_course;
    std::vector<Pack> m_marks; // after 0, kStride, 2·kStride … steps
    std::int64_t m_count = 0;
};

} // namespace ad
