// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/step_reader.h"

#include "core/scenario/race.h"

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr int kFewSteps = 1000; // a run that may be read before the call returns

} // namespace

StepReader::StepReader(QObject* parent)
    : QObject(parent)
{
}

void StepReader::clear()
{
    m_job.cancel();
    m_run = nullptr;
    m_book = nullptr;
    m_page = nullptr;
}

void StepReader::setRacer(const std::shared_ptr<const RaceView>& race, int racer)
{
    const auto index = static_cast<std::size_t>(racer);
    const bool isRacer = race && racer >= 0 && index < race->tracks.size() && race->tracks[index].hasRun();
    const std::shared_ptr<const Run> run = isRacer ? race->tracks[index].run : nullptr;
    if (run == m_run)
        return;
    clear();
    const RacerChoice choice = isRacer ? race->scenario.racers[index] : RacerChoice{};
    const Result<Course> course = courseOf(isRacer ? race->scenario : Scenario{}, choice);
    const std::optional<std::vector<double>> start = isRacer ? ad::startOf(choice, race->terrain) : std::nullopt;
    if (!isRacer || !course || !start) {
        emit changed();
        return;
    }
    m_run = run;
    // While the next race is under way, the run is still that of the settings before; its iterates say how far the book may go.
    const std::int64_t steps = race->scenario.steps;
    m_job.start(
        [this, terrain = race->terrain, legs = *course, at = *start, batch = choice.batch, steps,
         stop = stopRuleOf(race->scenario)](const BackgroundJob::Progress& progress) -> std::function<void()> {
            const auto onProgress = [&](std::int64_t made) { return progress(static_cast<double>(made) / static_cast<double>(steps)); };
            auto book = std::make_shared<StepBook>(terrain.objective(batch), legs, at, steps, stop, onProgress);
            return [this, book] {
                m_book = book;
                emit changed();
            };
        },
        steps <= kFewSteps);
}

std::shared_ptr<const StepPage> StepReader::at(double position)
{
    if (!m_book || m_book->count() == 0 || std::isnan(position))
        return nullptr;
    const auto wanted = std::clamp<std::int64_t>(static_cast<std::int64_t>(position), 0, m_book->count() - 1);
    if (!m_page || m_page->record.iterate != wanted) {
        std::optional<StepPage> page = m_book->at(wanted);
        m_page = page ? std::make_shared<const StepPage>(std::move(*page)) : nullptr;
    }
    return m_page;
}

} // namespace ad::ui
