// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/deriver.h"

#include "core/scenario/scalar_view.h"

#include <QElapsedTimer>

namespace ad::ui {

namespace {

constexpr double kAtOnce = 8.0;                    // milliseconds: half a frame, the other half is for painting
constexpr std::size_t kLongestUnknownText = 20000; // characters; a text pasted into an empty document has no last cost

} // namespace

Deriver::Timed Deriver::timedDerivation(const Scenario& scenario, Differentiate differentiate, const GraphScene* shown)
{
    QElapsedTimer timer;
    timer.start();
    Timed result;
    result.derivation = std::make_shared<const Derivation>(ad::derive(scenario, {}, differentiate));
    if (result.derivation->trace)
        result.scene = makeScene(result.derivation->trace, shown, {.collapsed = collapsedGroups(*result.derivation)});
    result.milliseconds = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
    return result;
}

Deriver::Deriver(QObject* parent)
    : QObject(parent)
    , m_patience(kAtOnce)
{
    m_worker.setMaxThreadCount(1);
}

Deriver::~Deriver()
{
    m_worker.clear();
    m_worker.waitForDone();
}

void Deriver::derive(const Scenario& scenario, Differentiate differentiate, std::shared_ptr<const GraphScene> shown)
{
    const int number = ++m_asked;
    m_worker.clear();
    if (m_lastCost < m_patience && scenario.program.size() < kLongestUnknownText) {
        tell(number, timedDerivation(scenario, differentiate, shown.get()), scenario.program);
        return;
    }
    m_worker.start([this, number, scenario, differentiate, shown = std::move(shown)] {
        const Timed result = timedDerivation(scenario, differentiate, shown.get());
        QMetaObject::invokeMethod(
            this, [this, number, result, program = scenario.program] { tell(number, result, program); }, Qt::QueuedConnection);
    });
}

void Deriver::tell(int number, const Timed& result, const std::string& program)
{
    m_lastCost = result.milliseconds;
    if (number <= m_told) // a newer one was made at once in the meantime
        return;
    m_told = number;
    emit derived(result.derivation, result.scene, program);
}

} // namespace ad::ui
