// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playback/player.h"

#include "ui/theme/appearance.h"

namespace ad::ui {

Player::Player(QObject* parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(16);
    connect(&m_timer, &QTimer::timeout, this, &Player::tick);
}

/// Runs `change`, then tells what is different. Signals come last, so that who hears one sees a finished state.
template<typename Change>
void Player::change(Change&& change)
{
    const Timeline before = m_timeline;
    m_timeline.setMotion(isMotionReduced() ? Motion::Reduced : Motion::Smooth);
    change(m_timeline);
    if (m_timeline.isMoving() && !m_timer.isActive()) {
        m_clock.start();
        m_timer.start();
    } else if (!m_timeline.isMoving()) {
        m_timer.stop();
    }
    const Timeline after = m_timeline; // a slot may change it again
    if (before.count() != after.count() || before.phases() != after.phases())
        emit rangeChanged();
    if (before.speed() != after.speed())
        emit speedChanged(after.speed());
    if (before.position() != after.position())
        emit positionChanged(after.position());
    if (before.isPlaying() != after.isPlaying())
        emit playingChanged(after.isPlaying());
    if (before.isPlaying() && !after.isPlaying() && after.isHeld() && after.position() >= after.reach())
        emit held();
}

void Player::goOn(void (Timeline::*move)())
{
    const bool isHeld = m_timeline.isHeld();
    change([=](Timeline& t) { (t.*move)(); });
    if (isHeld)
        emit held();
}

void Player::tick()
{
    // A window that was dragged or covered makes the clock leap; the picture shall go on, not jump.
    constexpr qint64 kLongest = 100;
    advance(static_cast<double>(qMin(m_clock.restart(), kLongest)));
}

void Player::setTimeline(const Timeline& timeline)
{
    change([&](Timeline& t) { t = timeline; });
}

void Player::setSteps(int count, std::vector<Phase> phases)
{
    change([&](Timeline& t) { t.setSteps(count, std::move(phases)); });
}

void Player::setParts(int parts)
{
    change([=](Timeline& t) { t.setParts(parts); });
}

void Player::setRate(double stepsPerSecond)
{
    change([&](Timeline& t) { t.setRate(stepsPerSecond); });
}

void Player::setSpeed(double factor)
{
    change([&](Timeline& t) { t.setSpeed(factor); });
}

void Player::setLimit(std::optional<double> position)
{
    change([=](Timeline& t) { t.setLimit(position); });
}

void Player::advance(double milliseconds)
{
    change([&](Timeline& t) { t.advance(milliseconds); });
}

void Player::play()
{
    goOn(&Timeline::play);
}

void Player::pause()
{
    change([](Timeline& t) { t.pause(); });
}

void Player::toggle()
{
    isPlaying() ? pause() : play();
}

void Player::stepForward()
{
    goOn(&Timeline::stepForward);
}

void Player::stepBack()
{
    change([](Timeline& t) { t.stepBack(); });
}

void Player::toStart()
{
    change([](Timeline& t) { t.toStart(); });
}

void Player::toEnd()
{
    goOn(&Timeline::toEnd);
}

void Player::seek(double position)
{
    change([=](Timeline& t) { t.seek(position); });
}

} // namespace ad::ui
