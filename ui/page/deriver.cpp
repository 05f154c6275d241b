// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/deriver.h"

#include <QElapsedTimer>

namespace ad::ui {

namespace {

constexpr double kAtOnce = 8.0;                    // milliseconds: half a frame, the other half is for painting
constexpr std::size_t kLongestUnknownText = 20000; // characters; a text pasted into an empty document has no last cost

struct Timed
{
    std::shared_ptr<const Derivation> derivation;
    double milliseconds = 0.0;
};

Timed timedDerivation(const Scenario& scenario, Differentiate differentiate)
{
    QElapsedTimer timer;
    timer.start();
    auto derivation = std::make_shared<const Derivation>(derive(scenario, {}, differentiate));
    return {std::move(derivation), static_cast<double>(timer.nsecsElapsed()) * 1e-6};
}

} // namespace

Deriver::Deriver(QObject* parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
}

Deriver::~Deriver()
{
    m_worker.clear();
    m_worker.waitForDone();
}

void Deriver::derive(const Scenario& scenario, Differentiate differentiate)
{
    const int number = ++m_asked;
    m_worker.clear();
    if (m_lastCost < kAtOnce && scenario.program.size() < kLongestUnknownText) {
        const Timed result = timedDerivation(scenario, differentiate);
        tell(number, result.milliseconds, result.derivation, scenario.program);
        return;
    }
    m_worker.start([this, number, scenario, differentiate] {
        const Timed result = timedDerivation(scenario, differentiate);
        QMetaObject::invokeMethod(
            this, [this, number, result, program = scenario.program] { tell(number, result.milliseconds, result.derivation, program); },
            Qt::QueuedConnection);
    });
}

void Deriver::tell(int number, double milliseconds, const std::shared_ptr<const Derivation>& derivation, const std::string& program)
{
    m_lastCost = milliseconds;
    if (number <= m_told) // a newer one was made at once in the meantime
        return;
    m_told = number;
    emit derived(derivation, program);
}

} // namespace ad::ui
