// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playback/timeline.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace ad::ui {
namespace {

// Positions between stops are far larger than this, and what k + i/parts is rounded by is far smaller.
constexpr double kDust = 1e-7;

double easeInOut(double t)
{
    return 0.5 - 0.5 * std::cos(std::numbers::pi * t);
}

} // namespace

void Timeline::setSteps(int count, std::vector<Phase> phases)
{
    m_count = std::max(0, count);
    m_phases = std::move(phases);
    if (m_goal && m_goal->to > m_count)
        m_goal.reset();
    if (m_position > m_count) {
        m_position = m_count;
        m_isPlaying = false;
    }
    m_playhead = m_position;
}

void Timeline::setParts(int parts)
{
    assert(parts >= 1);
    m_parts = parts;
}

double Timeline::nearestStop(double position) const
{
    return std::round(position * m_parts) / m_parts;
}

double Timeline::stopBefore(double position) const
{
    return std::floor(position * m_parts + kDust) / m_parts;
}

void Timeline::setLimit(std::optional<double> position)
{
    m_limit = position;
    if (m_goal && m_goal->to > reach())
        m_goal.reset();
    m_position = std::min(m_position, reach());
    m_playhead = std::min(m_playhead, reach());
}

void Timeline::setSpeed(double factor)
{
    m_speed = std::clamp(factor, kSlowest, kFastest);
}

void Timeline::setRate(double stepsPerSecond)
{
    assert(stepsPerSecond > 0);
    m_rate = stepsPerSecond;
}

void Timeline::play()
{
    if (m_count == 0 || isHeld())
        return;
    if (m_goal)
        m_goal.reset();
    if (m_position >= m_count)
        m_position = 0.0;
    m_playhead = m_position;
    m_isPlaying = true;
}

void Timeline::pause()
{
    m_isPlaying = false;
}

void Timeline::stepForward()
{
    step(+1);
}

void Timeline::stepBack()
{
    step(-1);
}

void Timeline::step(int direction)
{
    m_isPlaying = false;
    const double base = destination();
    // Whole numbers of parts, so that a stop is the same number from both sides.
    const double next = direction > 0 ? std::floor(base * m_parts + kDust) + 1 : std::ceil(base * m_parts - kDust) - 1;
    const double to = std::clamp(next / m_parts, 0.0, reach());
    const bool isSameWay = m_goal && (m_goal->to - m_goal->from) * direction > 0;
    if (isSameWay)
        m_position = base;
    m_goal.reset();
    if (to == m_position)
        return;
    if (m_motion == Motion::Reduced)
        m_position = to;
    else
        m_goal = Goal{m_position, to, 0.0};
}

void Timeline::seek(double position)
{
    if (std::isnan(position))
        return;
    m_goal.reset();
    const double place = m_motion == Motion::Reduced ? nearestStop(position) : position;
    m_position = std::clamp(place, 0.0, reach());
    m_playhead = m_position;
}

void Timeline::advance(double milliseconds)
{
    const double seconds = std::max(0.0, milliseconds) / 1000.0;
    if (m_goal)
        advanceGoal(seconds);
    else if (m_isPlaying)
        advancePlay(seconds);
}

void Timeline::advanceGoal(double seconds)
{
    m_goal->elapsed += seconds;
    // A step that is half done takes half the time, but none is so short that it can't be seen.
    const double length = std::max(0.25 / m_parts, std::abs(m_goal->to - m_goal->from));
    const double part = m_goal->elapsed * m_rate * m_speed / length;
    if (part >= 1.0) {
        m_position = m_goal->to;
        m_goal.reset();
        return;
    }
    m_position = m_goal->from + (m_goal->to - m_goal->from) * easeInOut(part);
}

void Timeline::advancePlay(double seconds)
{
    m_playhead += seconds * m_rate * m_speed;
    if (m_playhead >= reach()) {
        m_playhead = reach();
        m_isPlaying = false;
    }
    m_position = m_motion == Motion::Reduced ? stopBefore(m_playhead) : m_playhead;
}

} // namespace ad::ui
