// SPDX-License-Identifier: GPL-3.0-or-later
// Sweeps of the learning rates of all racers, computed in the background, from coarse to fine.
#pragma once

#include "core/scenario/sweep.h"
#include "ui/panel/race_tool.h"
#include "ui/plot/rate_strip.h"

#include <QElapsedTimer>
#include <QObject>

namespace ad::ui {

class BackgroundJob;

class RateSweeps : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPerDecade = 20;

    explicit RateSweeps(QObject* parent = nullptr);

    /// Goes on where only learning rates, names and looks have changed, and begins anew elsewhere. Null: there is nothing.
    void setRace(const std::shared_ptr<const RaceView>& race);
    /// Its sweep is made first; −1: none.
    void setSelected(int racer);

    [[nodiscard]] int racers() const { return static_cast<int>(m_states.size()); }
    /// What is known now.
    [[nodiscard]] const RateStripContent& content(int racer) const { return m_states[static_cast<std::size_t>(racer)].content; }
    [[nodiscard]] double from() const { return m_from; }
    [[nodiscard]] double to() const { return m_to; }

    [[nodiscard]] bool isBusy() const;
    /// Stops until resume() or another race.
    void cancel();
    void resume();
    [[nodiscard]] bool isCancelled() const { return m_isCancelled; }
    /// The part of all sweeps that is made, 0 … 1.
    [[nodiscard]] double done() const;
    /// Milliseconds since it began.
    [[nodiscard]] qint64 elapsed() const { return m_clock.isValid() ? m_clock.elapsed() : 0; }

signals:
    /// More is known of this racer.
    void grew(int racer);
    void progressed();
    void finished();

private:
    struct State
    {
        Scenario key; // what the sweep depends on
        std::shared_ptr<const TrialSetup> setup;
        std::vector<std::optional<Trial>> trials; // by the index of their rate
        int stride = 0;                           // every stride-th is known
        RateStripContent content;
    };
    struct Part
    {
        Goal goal;
        RateLimit limit;
        double startLoss = 0;
        std::vector<Trial> trials;
    };

    void setRange(const Scenario& scenario);
    void begin(State& state, const RaceView& race, int racer);
    void next();
    [[nodiscard]] int nextRacer() const;
    void compute(int racer);
    void take(int racer, const std::vector<int>& indices, const Part& part);

    BackgroundJob* m_job;
    std::vector<State> m_states;
    std::vector<double> m_rates;
    double m_from = 1e-5;
    double m_to = 10;
    int m_selected = -1;
    bool m_isCancelled = false;
    QElapsedTimer m_clock;
};

} // namespace ad::ui
