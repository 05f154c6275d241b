// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the best learning rate of every racer with the same number of runs for each.
#pragma once

#include "core/scenario/tune.h"
#include "ui/panel/race_tool.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace ad::ui {

class BackgroundJob;

class TuneSection : public QWidget
{
    Q_OBJECT

public:
    explicit TuneSection(QWidget* parent = nullptr);

    /// Another race than the one that is being tuned for cancels that.
    void setRace(const std::shared_ptr<const RaceView>& race);
    [[nodiscard]] bool isBusy() const;

signals:
    void edited(const QString& text, std::function<void(ad::Scenario&)> change, const QString& mergeKey = {});

private:
    struct TunedRacer
    {
        int racer = 0;
        QString name;
        double before = 0;
        Tuned tuned;
    };
    using Answer = std::vector<TunedRacer>;

    void makeControls();
    void start();
    void take(const Answer& answer);
    void showState();
    [[nodiscard]] TuneOptions options() const;
    [[nodiscard]] QString summary(const Answer& answer) const;

    std::shared_ptr<const RaceView> m_race;
    Scenario m_tuning; // what is being tuned
    BackgroundJob* m_job;
    QSpinBox* m_budget;
    QComboBox* m_objective;
    QPushButton* m_button;
    QProgressBar* m_progress;
    QLabel* m_about;
    QLabel* m_result;
};

} // namespace ad::ui
