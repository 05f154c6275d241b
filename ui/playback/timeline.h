// SPDX-License-Identifier: GPL-3.0-or-later
// Where playback stands and how it moves on: a value that is given the time, and has no clock of its own.
#pragma once

#include <QString>

#include <algorithm>
#include <optional>
#include <vector>

namespace ad::ui {

enum class PhaseKind {
    Forward,
    Backward,
    Tangent,
    Update,
};

/// A named stretch of steps: from position `begin` to position `end`.
struct Phase
{
    QString name = {};
    PhaseKind kind = PhaseKind::Forward;
    int begin = 0;
    int end = 0;

    friend bool operator==(const Phase&, const Phase&) = default;
};

enum class Motion {
    Smooth,
    Reduced, ///< positions are stops: things jump
};

/// Position k means that k steps are done, 3.25 that the fourth one is a quarter through; 0 ≤ position ≤ count.
class Timeline
{
public:
    static constexpr double kSlowest = 0.25;
    static constexpr double kFastest = 8.0;

    [[nodiscard]] double position() const { return m_position; }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] const std::vector<Phase>& phases() const { return m_phases; }
    [[nodiscard]] double speed() const { return m_speed; }
    [[nodiscard]] double rate() const { return m_rate; }
    [[nodiscard]] bool isPlaying() const { return m_isPlaying; }
    /// Playing, or on the way to a step.
    [[nodiscard]] bool isMoving() const { return m_isPlaying || m_goal.has_value(); }
    /// What nothing moves past, or the end if there is no limit.
    [[nodiscard]] double reach() const { return m_limit ? std::min(*m_limit, double(m_count)) : m_count; }
    /// It stands at a limit, or is on the way there, and can't go on.
    [[nodiscard]] bool isHeld() const { return m_limit && destination() >= reach(); }
    /// Where it will be at rest: the goal of the step under way, else the position.
    [[nodiscard]] double destination() const { return m_goal ? m_goal->to : m_position; }

    /// Stops between two whole positions, ≥ 1 (asserted): steps go from k to k + 1/parts. 1 at first: only whole positions.
    void setParts(int parts);
    [[nodiscard]] int parts() const { return m_parts; }
    /// Keeps the position if it still exists, and stops what moves past the new end.
    void setSteps(int count, std::vector<Phase> phases);
    /// Nothing passes `position`, a whole number, until the limit is taken away: what comes after it is not to be seen yet.
    void setLimit(std::optional<double> position);
    /// Clamped to kSlowest … kFastest.
    void setSpeed(double factor);
    /// Steps per second at speed 1, > 0 (asserted).
    void setRate(double stepsPerSecond);
    void setMotion(Motion motion) { m_motion = motion; }

    /// Plays from here; from the start if it stands at the end. Nothing to play: stays.
    void play();
    void pause();
    /// Moves to the next (previous) stop and stays there. If a step in this direction is still under way, it is finished at
    /// once and the next begins, so that no key press is lost.
    void stepForward();
    void stepBack();
    void toStart() { seek(0.0); }
    void toEnd() { seek(m_count); }
    /// Jumps, and stops a step under way; playing goes on from there. Clamped; NaN is ignored.
    void seek(double position);

    /// Lets time pass, ≥ 0 milliseconds.
    void advance(double milliseconds);

private:
    struct Goal
    {
        double from;
        double to;
        double elapsed; // seconds
    };

    void step(int direction);
    /// The stop nearest to, or the last one at or before, a position.
    [[nodiscard]] double nearestStop(double position) const;
    [[nodiscard]] double stopBefore(double position) const;
    void advanceGoal(double seconds);
    void advancePlay(double seconds);

    double m_position = 0.0;
    double m_playhead = 0.0; // the position of playing before it is rounded for reduced motion
    int m_count = 0;
    int m_parts = 1;
    std::vector<Phase> m_phases;
    double m_speed = 1.0;
    double m_rate = 1.0 / 0.6; // a step takes 600 ms
    bool m_isPlaying = false;
    std::optional<Goal> m_goal;
    std::optional<double> m_limit;
    Motion m_motion = Motion::Smooth;
};

} // namespace ad::ui
