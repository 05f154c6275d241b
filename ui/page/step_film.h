// SPDX-License-Identifier: GPL-3.0-or-later
// The switch "Anatomy of a step", and what it shows: the selected racer's steps in their phases.
#pragma once

#include "core/optim/step_anatomy.h"
#include "ui/panel/step_reader.h"

class QAction;

namespace ad::ui {

/// While it is on, a step has as many stops as phases: position k + i/n is the end of phase i of the step that leaves iterate k.
class StepFilm : public QObject
{
    Q_OBJECT

public:
    explicit StepFilm(QObject* parent = nullptr);

    [[nodiscard]] QAction* action() const { return m_action; }
    [[nodiscard]] bool isOn() const;
    void setRacer(const std::shared_ptr<const RaceView>& race, int racer);
    /// The part of the plane that the map shows: arrows are drawn so that they fit.
    void setWindow(const Rectangle& window);

    /// Stops of a step; 1 while it is off, or there is no step.
    [[nodiscard]] int parts() const;
    /// Where racers stand meanwhile: they wait until the last phase, the move.
    [[nodiscard]] double shownPosition(double position) const;
    /// The picture and the sentence of a position; null and empty while it is off, or between steps.
    [[nodiscard]] std::shared_ptr<const MapOverlay> overlayAt(double position);
    [[nodiscard]] QString captionAt(double position);

signals:
    /// Switched on or off, or there is something else to be shown.
    void changed();

private:
    struct Moment
    {
        int phase = 0;
        double part = 0; // of it that is over
    };
    /// The anatomy of the step at a position; null if there is none.
    [[nodiscard]] const StepAnatomy* anatomyAt(double position);
    /// Nothing at a whole position.
    [[nodiscard]] std::optional<Moment> momentAt(double position) const;
    [[nodiscard]] std::vector<double> reach() const;
    [[nodiscard]] QString noteOf(const StepAnatomy& anatomy, const Moment& moment) const;
    void countParts();

    QAction* m_action;
    StepReader m_reader;
    std::shared_ptr<const RaceView> m_race;
    int m_racer = -1;
    int m_parts = 1;
    Rectangle m_window;
    std::shared_ptr<const StepPage> m_page; // whose anatomy is kept
    StepAnatomy m_anatomy;
};

} // namespace ad::ui
