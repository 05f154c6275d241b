// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/swarm_runner.h"

#include "core/scenario/race.h"

namespace ad::ui {

SwarmRunner::SwarmRunner(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

SwarmRunner::~SwarmRunner()
{
    cancel();
    m_pool.waitForDone();
}

void SwarmRunner::cancel()
{
    if (m_job)
        *m_job = true;
    m_job.reset();
    m_pool.clear();
}

void SwarmRunner::request(const Scenario& scenario, const Terrain& terrain, const Rectangle& window)
{
    cancel();
    m_job = std::make_shared<std::atomic<bool>>(false);
    m_pool.start([this, scenario, terrain, window, job = m_job] {
        const auto tell = [this, &job](const std::function<void()>& what) {
            QMetaObject::invokeMethod(this, [job, what] {
                if (!*job)
                    what();
            });
        };
        const std::vector<Vec2> places = spreadPlaces(window, scenario.swarm.count, scenario.swarm.seed, terrain.mapDimension());
        for (std::size_t i = 0; i < scenario.racers.size() && !*job; ++i) {
            const Result<Course> course = courseOf(scenario, scenario.racers[i]);
            if (!scenario.racers[i].isShown || !course)
                continue;
            auto swarm = runSwarm(
                terrain, *course, places, scenario.steps, stopRuleOf(scenario), [&job](double) { return !*job; }, scenario.racers[i].batch);
            if (!swarm)
                return;
            auto shared = std::make_shared<const Swarm>(std::move(*swarm));
            tell([this, i, shared] { emit ran(static_cast<int>(i), shared); });
        }
        tell([this] {
            m_job.reset();
            emit finished();
        });
    });
}

} // namespace ad::ui
