// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/race_tabs.h"

namespace ad::ui {

RaceTabs::RaceTabs(QWidget* parent)
    : Tabs(parent)
{
    // Another tab draws something else.
    connect(this, &Tabs::currentChanged, this, &RaceTabs::overlayChanged);
}

void RaceTabs::addTool(RaceTool* tool)
{
    m_tools.push_back(tool);
    connect(tool, &RaceTool::seekRequested, this, &RaceTabs::seekRequested);
    connect(tool, &RaceTool::racerPicked, this, &RaceTabs::racerPicked);
    connect(tool, &RaceTool::edited, this, &RaceTabs::edited);
    connect(tool, &RaceTool::overlayChanged, this, [this, tool] {
        if (tool == listener())
            emit overlayChanged();
    });
    addTab(tool, tool->title(), tool->about());
}

RaceTool* RaceTabs::listener() const
{
    if (currentIndex() < 0 || currentIndex() >= static_cast<int>(m_tools.size()))
        return nullptr;
    RaceTool* current = tool(currentIndex());
    return isVisible() || current->drawsOnMap() ? current : nullptr;
}

std::shared_ptr<const MapOverlay> RaceTabs::overlay() const
{
    const RaceTool* tool = listener();
    return tool != nullptr && m_race ? tool->overlay() : nullptr;
}

void RaceTabs::setScenario(std::shared_ptr<const Scenario> scenario)
{
    m_scenario = std::move(scenario);
    if (RaceTool* tool = listener())
        tool->setScenario(m_scenario);
}

void RaceTabs::setRace(std::shared_ptr<const RaceView> race)
{
    m_race = std::move(race);
    if (RaceTool* tool = listener())
        tool->setRace(m_race);
    emit overlayChanged();
}

void RaceTabs::setSelectedRacer(int racer)
{
    m_selected = racer;
    if (RaceTool* tool = listener())
        tool->setSelectedRacer(racer);
}

void RaceTabs::setPosition(double position)
{
    m_position = position;
    if (RaceTool* tool = listener())
        tool->setPosition(position);
}

void RaceTabs::setWindow(const Rectangle& window)
{
    m_window = window;
    if (RaceTool* tool = listener())
        tool->setWindow(window);
}

void RaceTabs::setPoint(Vec2 point)
{
    if (RaceTool* tool = listener())
        tool->setPoint(point);
}

void RaceTabs::refresh()
{
    RaceTool* tool = listener();
    if (tool == nullptr)
        return;
    if (m_scenario)
        tool->setScenario(m_scenario);
    tool->setRace(m_race);
    tool->setSelectedRacer(m_selected);
    if (m_window)
        tool->setWindow(*m_window);
    tool->setPosition(m_position);
}

} // namespace ad::ui
