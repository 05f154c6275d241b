// SPDX-License-Identifier: GPL-3.0-or-later
// The one clock: moves the position of a timeline while something plays, and tells everybody.
#pragma once

#include "ui/playback/timeline.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace ad::ui {

/// The only object besides Session that changes. Its timer runs, at about 60 Hz, only while something moves.
class Player : public QObject
{
    Q_OBJECT

public:
    explicit Player(QObject* parent = nullptr);

    [[nodiscard]] const Timeline& timeline() const { return m_timeline; }
    /// Puts another timeline in, for example that of the page which is shown now.
    void setTimeline(const Timeline& timeline);

    [[nodiscard]] double position() const { return m_timeline.position(); }
    [[nodiscard]] int count() const { return m_timeline.count(); }
    [[nodiscard]] bool isPlaying() const { return m_timeline.isPlaying(); }
    [[nodiscard]] double speed() const { return m_timeline.speed(); }

    /// @see Timeline::setSteps
    void setSteps(int count, std::vector<Phase> phases = {});
    /// @see Timeline::setParts
    void setParts(int parts);
    /// Steps per second at speed 1.
    void setRate(double stepsPerSecond);
    void setSpeed(double factor);

    /// @see Timeline::setLimit
    void setLimit(std::optional<double> position);

    /// Lets time pass without the clock: for tests and for export as frames.
    void advance(double milliseconds);

public slots:
    void play();
    void pause();
    void toggle();
    void stepForward();
    void stepBack();
    void toStart();
    void toEnd();
    void seek(double position);

signals:
    void positionChanged(double position);
    void playingChanged(bool isPlaying);
    /// The number of steps or the phases are different.
    void rangeChanged();
    void speedChanged(double factor);
    /// Somebody wants to go on past the limit, or playing has come to it.
    void held();

private:
    template<typename Change>
    void change(Change&& change);
    void goOn(void (Timeline::*move)());
    void tick();

    Timeline m_timeline;
    QTimer m_timer;
    QElapsedTimer m_clock;
};

} // namespace ad::ui
