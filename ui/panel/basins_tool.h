// SPDX-License-Identifier: GPL-3.0-or-later
// Which minimum the selected racer reaches from each start, and how fast: drawn on the map, with a legend.
#pragma once

#include "core/scenario/basins.h"
#include "ui/panel/background_job.h"
#include "ui/panel/race_tool.h"
#include "ui/plot/basin_look.h"

#include <optional>

class QButtonGroup;
class QLabel;
class QProgressBar;
class QPushButton;

namespace ad::ui {

class BasinLegend;

/// The map is computed in passes, from coarse to fine; each is shown as soon as it is there.
class BasinsTool : public RaceTool
{
    Q_OBJECT

public:
    explicit BasinsTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Basins"); }
    [[nodiscard]] QString about() const override;
    void setRace(std::shared_ptr<const RaceView> race) override;
    void setSelectedRacer(int racer) override;
    void setWindow(const Rectangle& window) override;
    [[nodiscard]] bool drawsOnMap() const override { return true; }
    [[nodiscard]] std::shared_ptr<const MapOverlay> overlay() const override { return m_overlay; }

    /// What is known by now; null: nothing.
    [[nodiscard]] const std::shared_ptr<const BasinMap>& map() const { return m_map; }
    [[nodiscard]] bool isBusy() const { return m_job.isBusy(); }

private:
    /// What the map depends on.
    struct Question
    {
        Scenario scenario; // without what does not count: the start, and everything about other racers
        Rectangle window;
        std::array<std::vector<double>, 3> plane; // points of the terrain's map

        friend bool operator==(const Question&, const Question&) = default;
    };

    [[nodiscard]] std::optional<Question> question() const;
    void ask();
    void restart();
    void refine();
    void take(std::shared_ptr<const BasinMap> map);
    void stop();
    void showMap();
    void showState();

    QButtonGroup* m_views;
    QLabel* m_heading;
    QLabel* m_state;
    QWidget* m_work; // how far it is, and how to stop it
    QProgressBar* m_progress;
    QPushButton* m_button;
    BasinLegend* m_legend;

    std::shared_ptr<const RaceView> m_race;
    int m_selected = -1;
    std::optional<Rectangle> m_window;
    std::optional<Question> m_question;
    std::shared_ptr<const Terrain> m_terrain;
    std::shared_ptr<const BasinTask> m_task;
    std::shared_ptr<const BasinMap> m_map;
    std::shared_ptr<const MapOverlay> m_overlay;
    bool m_isStopped = false;
    BackgroundJob m_job; // last: it ends before what it works on
};

} // namespace ad::ui
