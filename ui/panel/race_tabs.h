// SPDX-License-Identifier: GPL-3.0-or-later
// The tools beside the landscape as tabs, of which one is seen.
#pragma once

#include "ui/panel/race_tool.h"
#include "ui/panel/tabs.h"

#include <optional>

namespace ad::ui {

/// Passes on what is shown to the tool in sight, and what that tool wants.
class RaceTabs : public Tabs
{
    Q_OBJECT

public:
    explicit RaceTabs(QWidget* parent = nullptr);

    /// Takes ownership.
    void addTool(RaceTool* tool);
    [[nodiscard]] RaceTool* tool(int index) const { return m_tools[static_cast<std::size_t>(index)]; }

    void setScenario(std::shared_ptr<const Scenario> scenario);
    void setRace(std::shared_ptr<const RaceView> race);
    void setSelectedRacer(int racer);
    void setPosition(double position);
    void setWindow(const Rectangle& window);
    void setPoint(Vec2 point);
    /// What the chosen tool draws on the map; may be null.
    [[nodiscard]] std::shared_ptr<const MapOverlay> overlay() const;

signals:
    void overlayChanged();
    void seekRequested(double position);
    void racerPicked(int racer);
    void edited(const QString& text, std::function<void(ad::Scenario&)> change, const QString& mergeKey);

protected:
    void refresh() override;

private:
    /// The tool of the chosen tab, if there is somebody to be told.
    [[nodiscard]] RaceTool* listener() const;

    std::vector<RaceTool*> m_tools;
    std::shared_ptr<const Scenario> m_scenario;
    std::shared_ptr<const RaceView> m_race;
    int m_selected = -1;
    double m_position = 0;
    std::optional<Rectangle> m_window;
};

} // namespace ad::ui
