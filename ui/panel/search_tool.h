// SPDX-License-Identifier: GPL-3.0-or-later
// A search over two parameters of the selected racer, as a map of the points that were tried.
#pragma once

#include "core/scenario/search.h"
#include "ui/panel/race_tool.h"
#include "ui/plot/search_map.h"

#include <QElapsedTimer>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace ad::ui {

class BackgroundJob;
class SearchAxisFields;

class SearchTool : public RaceTool
{
    Q_OBJECT

public:
    explicit SearchTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Search"); }
    [[nodiscard]] QString about() const override;
    void setRace(std::shared_ptr<const RaceView> race) override;
    void setSelectedRacer(int racer) override;

    [[nodiscard]] SearchMap* map() const { return m_map; }
    [[nodiscard]] bool isBusy() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeControls(QVBoxLayout* column);
    void showRacer();
    void showState();
    void start();
    void next();
    void take(const Goal& goal, const std::vector<std::optional<Trial>>& trials);
    void load(int point);
    void setContent();
    [[nodiscard]] const RacerChoice* racer() const;
    [[nodiscard]] SearchPlan plan() const;
    [[nodiscard]] QString sentence() const;

    std::shared_ptr<const RaceView> m_race;
    int m_selected = -1;
    const Optimizer* m_optimizer = nullptr; // whose parameters are offered
    BackgroundJob* m_job;
    QLabel* m_empty;
    QWidget* m_content;
    SearchAxisFields* m_x;
    SearchAxisFields* m_y;
    QComboBox* m_method;
    QSpinBox* m_budget;
    QSpinBox* m_seed;
    QComboBox* m_objective;
    QPushButton* m_button;
    QProgressBar* m_progress;
    SearchMap* m_map;
    QLabel* m_sentence;

    // The search that is made or was made.
    Scenario m_key;
    std::shared_ptr<const TrialSetup> m_setup;
    SearchPlan m_plan;
    std::vector<Vec2> m_points;
    std::vector<std::optional<Trial>> m_trials;
    std::optional<Goal> m_goal;
    QString m_problem;
    bool m_isCancelled = false;
    std::size_t m_chunk = 1; // points of one job
    QElapsedTimer m_clock;
};

} // namespace ad::ui
