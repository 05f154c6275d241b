// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/background_job.h"

#include <QElapsedTimer>

namespace ad::ui {
namespace {

constexpr double kAtOnce = 8.0; // milliseconds: half a frame, the other half is for painting

double since(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) * 1e-6;
}

} // namespace

BackgroundJob::BackgroundJob(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

BackgroundJob::~BackgroundJob()
{
    if (m_isCancelled)
        *m_isCancelled = true;
    m_pool.clear();
    m_pool.waitForDone();
}

void BackgroundJob::cancel()
{
    if (!m_isCancelled)
        return;
    *m_isCancelled = true;
    m_isCancelled.reset();
    m_pool.clear();
    emit finished();
}

void BackgroundJob::start(Work work, bool isSmall)
{
    cancel();
    if (isSmall && m_lastCost < kAtOnce) {
        QElapsedTimer timer;
        timer.start();
        if (const std::function<void()> tell = work([](double) { return true; }))
            tell();
        m_lastCost = since(timer);
        emit finished();
        return;
    }
    m_isCancelled = std::make_shared<std::atomic<bool>>(false);
    m_pool.start([this, work = std::move(work), flag = m_isCancelled] { run(work, flag); });
}

// On the worker.
void BackgroundJob::run(const Work& work, const Flag& isCancelled)
{
    QElapsedTimer timer;
    timer.start();
    int told = 0;
    const Progress progress = [&](double done) {
        if (const int percent = static_cast<int>(100 * done); percent > told) {
            told = percent;
            QMetaObject::invokeMethod(this, [this, isCancelled, done] {
                if (!*isCancelled)
                    emit progressed(done);
            });
        }
        return !*isCancelled;
    };
    std::function<void()> tell = work(progress);
    QMetaObject::invokeMethod(this, [this, isCancelled, tell = std::move(tell), cost = since(timer)] {
        m_lastCost = cost;
        if (*isCancelled)
            return;
        m_isCancelled.reset();
        if (tell)
            tell();
        emit finished();
    });
}

} // namespace ad::ui
