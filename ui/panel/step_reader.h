// SPDX-License-Identifier: GPL-3.0-or-later
// Knows what each step of a racer computed, once it has read the run on a worker.
#pragma once

#include "core/optim/step_book.h"
#include "ui/panel/background_job.h"
#include "ui/panel/race_tool.h"

namespace ad::ui {

class StepReader : public QObject
{
    Q_OBJECT

public:
    explicit StepReader(QObject* parent = nullptr);

    /// The racer to read, an index into the tracks; −1 or null: none. Reads again only if the racer's run is another one.
    void setRacer(const std::shared_ptr<const RaceView>& race, int racer);
    /// The step that leaves the iterate at or before `position`, at the end the last one made; nothing while the run is being read, or if
    /// there was no step. Cost: a few dozen steps, or nothing if it is the step of the last call.
    [[nodiscard]] std::shared_ptr<const StepPage> at(double position);
    /// Steps in the book; 0 while it is being read.
    [[nodiscard]] std::int64_t count() const { return m_book ? m_book->count() : 0; }
    [[nodiscard]] bool isBusy() const { return m_job.isBusy(); }

signals:
    /// The steps can be asked for now, or there are none any more.
    void changed();

private:
    void clear();

    BackgroundJob m_job;
    std::shared_ptr<const Run> m_run; // what the book was made for
    std::shared_ptr<StepBook> m_book;
    std::shared_ptr<const StepPage> m_page;
};

} // namespace ad::ui
