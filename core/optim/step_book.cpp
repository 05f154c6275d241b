// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/step_book.h"

#include <algorithm>
#include <utility>

namespace ad {

StepBook::StepBook(std::unique_ptr<Objective> objective, Course course, std::span<const double> start, std::int64_t steps, StopRule stop,
                   const std::function<bool(std::int64_t)>& onProgress)
    : m_objective(std::move(objective))
    , m_course(std::move(course))
{
    Pack pack(m_course.front().recipe, *m_objective, start, stop);
    while (pack.steps() < steps) {
        if (pack.steps() % kStride == 0) {
            m_marks.push_back(pack);
            if (onProgress && !onProgress(pack.steps()))
                break;
        }
        if (!stepOn(m_course, pack, *m_objective))
            break;
        m_count = pack.steps();
    }
}

std::optional<StepPage> StepBook::at(std::int64_t iterate)
{
    if (iterate < 0 || iterate >= m_count)
        return std::nullopt;
    // From the mark before the step before: its record is wanted too.
    const auto mark = static_cast<std::size_t>(std::max<std::int64_t>(0, iterate - 1) / kStride);
    Pack pack = m_marks[mark];
    std::optional<StepRecord> before;
    for (;;) {
        StepRecord record(pack.dimension());
        const bool isWanted = pack.steps() + 1 >= iterate;
        if (!stepOn(m_course, pack, *m_objective, isWanted ? &record : nullptr))
            return std::nullopt;
        if (isWanted && record.iterate == iterate)
            return StepPage{recipeAt(m_course, iterate), std::move(record), std::move(before)};
        if (isWanted)
            before = std::move(record);
    }
}

} // namespace ad
