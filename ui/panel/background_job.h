// SPDX-License-Identifier: GPL-3.0-or-later
// Computes something on a worker: with progress, and the newest question wins.
#pragma once

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

namespace ad::ui {

class BackgroundJob : public QObject
{
    Q_OBJECT

public:
    /// Gets the part done, 0…1, and says whether to go on.
    using Progress = std::function<bool(double)>;
    /// Runs on the worker. What it returns is called on the thread of this object, unless the job was cancelled; it may be empty.
    using Work = std::function<std::function<void()>(const Progress&)>;

    explicit BackgroundJob(QObject* parent = nullptr);
    /// Cancels, and waits until the work has noticed.
    ~BackgroundJob() override;

    /// Cancels what is under way. If the last job took less than 8 ms and `isSmall`, the work is done before this returns.
    void start(Work work, bool isSmall);
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_isCancelled != nullptr; }

signals:
    /// At most a hundred times a job.
    void progressed(double done);
    /// Nothing is under way any more, be it made or cancelled.
    void finished();

private:
    using Flag = std::shared_ptr<std::atomic<bool>>;

    void run(const Work& work, const Flag& isCancelled);

    QThreadPool m_pool;      // one thread
    Flag m_isCancelled;      // of the job under way; null: none
    double m_lastCost = 0.0; // milliseconds
};

} // namespace ad::ui
