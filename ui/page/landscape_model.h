// SPDX-License-Identifier: GPL-3.0-or-later
// What the landscape page shows of a scenario, and its races, as values.
#pragma once

#include "core/scenario/named_point.h"
#include "core/scenario/race.h"
#include "core/scenario/standings.h"
#include "core/scenario/terrain.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace ad::ui {

/// The landscape of a scenario's program, or why there is none.
struct LandscapeModel
{
    std::shared_ptr<const Program> program = {}; ///< null if there are errors
    std::vector<Error> errors = {};              ///< of the program's text
    std::vector<std::string> candidates = {};    ///< what can be an axis
    std::optional<Terrain> terrain = {};
    QString obstacle = {}; ///< for people: why a correct program has no landscape
    Rectangle window = {};
};

/// Cost: parsing and one compilation.
[[nodiscard]] LandscapeModel landscapeModel(const Scenario& scenario);

/// For each optimizer whose first step grows with its learning rate: the one of 1, 2, 5 · 10ᵏ with which that step crosses about a
/// fiftieth of the window, so that a new racer is neither asleep nor gone. Cost: one step of each optimizer.
[[nodiscard]] std::map<std::string, double> suggestedRates(const Terrain& terrain, const Rectangle& window);

/// The runs of all racers, in their order.
struct RaceResult
{
    std::vector<std::shared_ptr<const Run>> runs = {}; ///< null where the settings are wrong
    std::vector<QString> errors = {};                  ///< empty where they are right
    Plane plane = {};                                  ///< in which the scenario wants them drawn
};

/// The best minimum of the landscape that was looked at last: starts and racers change often, landscapes seldom.
class MinimumCache
{
public:
    /// As bestMinimum().
    [[nodiscard]] const BestKnown& of(const Scenario& scenario, const Terrain& terrain);

private:
    std::optional<Scenario> m_key;
    BestKnown m_best;
};

/// The runs, null for racers without, as core takes them: valid as long as these.
[[nodiscard]] std::vector<const Run*> pointersTo(const std::vector<std::shared_ptr<const Run>>& runs);

/// Runs the racers one after the other. Nothing if `onProgress` (part done, 0 … 1) said false.
[[nodiscard]] std::optional<RaceResult> runRacers(const Scenario& scenario, const Terrain& terrain,
                                                  const std::function<bool(double)>& onProgress = {});

/// Runs races on a thread of its own.
class RaceRunner : public QObject
{
    Q_OBJECT

public:
    explicit RaceRunner(QObject* parent = nullptr);
    /// Cancels, and waits for the steps under way.
    ~RaceRunner() override;

    /// A race under way is cancelled, and no more of it is heard.
    void request(const Scenario& scenario, const Terrain& terrain);
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_job != nullptr; }

signals:
    void progressed(double done);
    void finished(std::shared_ptr<const ad::ui::RaceResult> result);
    /// What became of the runs that were finished, a moment later. Then nothing more comes.
    void judged(std::shared_ptr<const ad::Standings> standings);

private:
    QThreadPool m_pool;
    std::shared_ptr<std::atomic<bool>> m_job; // true: cancelled
    MinimumCache m_minimum;                   // of the thread of the races
};

} // namespace ad::ui
