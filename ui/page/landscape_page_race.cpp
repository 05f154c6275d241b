// SPDX-License-Identifier: GPL-3.0-or-later
// What became of the race, forks of racers, and the race as a file.
#include "core/scenario/branch.h"
#include "core/scenario/rules.h"
#include "ui/page/landscape_page.h"
#include "ui/page/race_export.h"
#include "ui/panel/curve_controls.h"
#include "ui/panel/rules_line.h"
#include "ui/plot/curve_series.h"
#include "ui/session/session.h"
#include "ui/theme/appearance.h"

#include <algorithm>

namespace ad::ui {

void LandscapePage::showStandings()
{
    for (std::size_t i = 0; i < m_tracks.size() && i < m_reached.racers.size(); ++i)
        m_tracks[i].reached = m_reached.racers[i];
    m_curveControls->setChoice(m_shown.curves);
    m_curveControls->setMeaning(quantityMeaning(m_shown.curves.quantity, m_reached.best));
    m_rules->setRules(m_model.terrain ? QString::fromStdString(rulesLine(m_shown, *m_model.terrain)) : QString());
}

void LandscapePage::takeStandings(const std::shared_ptr<const Standings>& standings)
{
    m_reached = *standings;
    showTracks();
}

void LandscapePage::branchRacer(int racer)
{
    if (racer < 0 || racer >= static_cast<int>(m_tracks.size()) || racer >= static_cast<int>(m_shown.racers.size()))
        return;
    const Track& track = m_tracks[static_cast<std::size_t>(racer)];
    const int step = track.hasRun() ? static_cast<int>(iterateAt(track, position())) : 0;
    if (step < 1) {
        emit failed(tr("Play some steps first: a racer can take another way from step 1 on."));
        return;
    }
    if (static_cast<int>(m_shown.racers.size()) >= kMostRacers) {
        emit failed(tr("There is no room for its old self: remove a racer first."));
        return;
    }
    QColor color = track.look.color;
    color.setAlpha(255);
    session()->edit(tr("Branch %1 at step %2").arg(track.name).arg(step), [&](Scenario& scenario) {
        const int ghost = branch(scenario, racer, step);
        scenario.racers[static_cast<std::size_t>(ghost)].color = color.name().toStdString();
    });
    selectRacer(racer);
    seek(step); // what is changed now is seen from here on
}

std::optional<RaceToExport> LandscapePage::raceToExport() const
{
    if (!m_model.terrain || m_tracks.empty() || m_tracks.size() != m_shown.racers.size())
        return std::nullopt;
    RaceToExport race{m_shown, *m_model.terrain, {}, {m_reached.best, {}}, position()};
    race.scenario.racers.clear();
    for (std::size_t i = 0; i < m_tracks.size(); ++i) {
        const Result<Course> course = courseOf(m_shown, m_shown.racers[i]);
        if (!course || !m_tracks[i].hasRun())
            continue;
        race.scenario.racers.push_back(m_shown.racers[i]);
        race.runs.push_back({course->back().recipe, m_tracks[i].name.toStdString(), *m_tracks[i].run});
        race.standings.racers.push_back(m_tracks[i].reached);
    }
    return race.runs.empty() ? std::nullopt : std::optional(std::move(race));
}

} // namespace ad::ui
