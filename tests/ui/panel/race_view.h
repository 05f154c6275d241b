// SPDX-License-Identifier: GPL-3.0-or-later
// A race as a tool beside the landscape is told it.
#pragma once

#include "core/scenario/library.h"
#include "ui/page/landscape_model.h"
#include "ui/page/landscape_tracks.h"
#include "ui/panel/race_tool.h"

namespace ad::ui::test {

inline std::shared_ptr<const RaceView> raceView(const Scenario& scenario)
{
    const LandscapeModel model = landscapeModel(scenario);
    const std::optional<RaceResult> race = runRacers(scenario, *model.terrain);
    return std::make_shared<const RaceView>(
        RaceView{scenario, model.program, *model.terrain, model.window, tracksOf(scenario, race->runs, false)});
}

/// A tool whose edits come back to it, as the page and the session do it.
template<typename ToolType>
struct ToolLoop
{
    ToolType tool;
    Scenario scenario;
    int selected = 0;
    QStringList texts;
    QStringList keys;

    explicit ToolLoop(Scenario start, int racer = 0)
        : scenario(std::move(start))
        , selected(racer)
    {
        tool.resize(320, 700);
        show();
        QObject::connect(&tool, &RaceTool::edited, &tool,
                         [this](const QString& text, const std::function<void(Scenario&)>& change, const QString& key) {
                             change(scenario);
                             texts << text;
                             keys << key;
                             show();
                         });
        QObject::connect(&tool, &RaceTool::racerPicked, &tool, [this](int picked) {
            selected = picked;
            tool.setSelectedRacer(picked);
        });
        tool.show();
    }
    void show()
    {
        tool.setRace(raceView(scenario));
        tool.setSelectedRacer(selected);
    }
    [[nodiscard]] double rate(int racer) const
    {
        return std::get<double>(scenario.racers[static_cast<std::size_t>(racer)].parameters.at("lr"));
    }
};

} // namespace ad::ui::test
