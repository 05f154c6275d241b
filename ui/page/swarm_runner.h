// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the swarms of a scenario on a thread of its own.
#pragma once

#include "core/scenario/swarm.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <vector>

namespace ad::ui {

class SwarmRunner : public QObject
{
    Q_OBJECT

public:
    explicit SwarmRunner(QObject* parent = nullptr);
    /// Cancels, and waits for the steps under way.
    ~SwarmRunner() override;

    /// Every shown racer from the scenario's number of starts, spread over `window`. A request under way is cancelled.
    void request(const Scenario& scenario, const Terrain& terrain, const Rectangle& window);
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_job != nullptr; }

signals:
    /// One more racer's swarm is there.
    void ran(int racer, std::shared_ptr<const ad::Swarm> swarm);
    void finished();

private:
    QThreadPool m_pool;
    std::shared_ptr<std::atomic<bool>> m_job; // true: cancelled
};

} // namespace ad::ui
