// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger of one racer: who it is, its step, the equations, and its schedule.
#pragma once

#include "ui/panel/step_reader.h"

class QLabel;

namespace ad::ui {

class LedgerRows;
class SeriesPlot;

class LedgerColumn : public QWidget
{
    Q_OBJECT

public:
    explicit LedgerColumn(QWidget* parent = nullptr);

    /// @param racer  an index into the tracks; −1: nobody.
    void setRacer(const std::shared_ptr<const RaceView>& race, int racer);
    void setPosition(double position);
    [[nodiscard]] const LedgerRows& rows() const { return *m_rows; }
    [[nodiscard]] const SeriesPlot& schedule() const { return *m_schedule; }
    [[nodiscard]] QString heading() const;

signals:
    void seekRequested(double position);

private:
    void showStep();
    void showSchedule(const StepPage& page);
    void chooseAxes();

    std::shared_ptr<const RaceView> m_race;
    int m_racer = -1;
    double m_position = 0;
    StepReader m_reader;
    std::shared_ptr<const StepPage> m_shown;
    std::shared_ptr<const Recipe> m_scheduled; // whose schedule is drawn
    std::vector<std::int64_t> m_scheduleSteps; // of its points
    std::vector<QString> m_axisNames;
    std::vector<std::size_t> m_coordinates;
    bool m_areAxesOfTheMap = false; // of many coordinates only those
    QLabel* m_swatch;
    QLabel* m_name;
    QLabel* m_note;
    LedgerRows* m_rows;
    QLabel* m_scheduleName;
    SeriesPlot* m_schedule;
};

} // namespace ad::ui
