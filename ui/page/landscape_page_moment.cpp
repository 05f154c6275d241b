// SPDX-License-Identifier: GPL-3.0-or-later
// What the page shows at a position of the player.
#include "ui/page/landscape_page.h"

#include "core/base/text.h"
#include "core/optim/ledger.h"
#include "ui/page/landscape_tracks.h"
#include "ui/page/step_film.h"
#include "ui/panel/race_tabs.h"
#include "ui/panel/racer_inspector.h"
#include "ui/panel/standings_table.h"
#include "ui/panel/verdict_text.h"
#include "ui/plot/curve_plot.h"
#include "ui/plot/landscape_plot.h"

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr std::size_t kMostCoordinates = 6; // that the inspector has room for

/// Those of the coordinates that are shown with numbers: the axes of the map, then the first others.
std::vector<std::size_t> namedFirst(const Terrain& terrain)
{
    std::vector<std::size_t> shown(terrain.plane().axes.begin(), terrain.plane().axes.end());
    for (std::size_t i = 0; i < terrain.names().size() && shown.size() < kMostCoordinates; ++i)
        if (std::find(shown.begin(), shown.end(), i) == shown.end())
            shown.push_back(i);
    return shown;
}

} // namespace

void LandscapePage::showPosition(double position)
{
    // In phases all racers wait until the move.
    const double shown = m_film->shownPosition(position);
    m_plot->setPosition(shown);
    m_curves->setPosition(shown);
    m_standings->setPosition(shown);
    m_tools->setPosition(position);
    showMoment();
    showOverlays(position);
    showCaption();
}

std::optional<Point> LandscapePage::selectedPoint() const
{
    if (m_selected >= static_cast<int>(m_tracks.size()) || !m_model.terrain || !m_tracks[static_cast<std::size_t>(m_selected)].hasRun())
        return std::nullopt;
    const Track& track = m_tracks[static_cast<std::size_t>(m_selected)];
    return pointAt(*m_model.program, m_model.terrain->names(), track.run->at(iterateAt(track, position())));
}

void LandscapePage::showCaption()
{
    const QString sentence = m_film->captionAt(position());
    const QString caption = sentence.isEmpty() ? captionAt(position()) : sentence;
    setCaption(m_batchRows.empty() ? caption : caption + ' ' + tr("The map is that of the rows that the selected racer's next step sees."));
}

// The landscape that the selected racer's step goes down, if that is wanted: it moves with the player.
void LandscapePage::showBatchMap()
{
    std::vector<int> rows;
    const bool hasRacer = m_selected < static_cast<int>(m_tracks.size()) && m_tracks[static_cast<std::size_t>(m_selected)].hasRun();
    if (m_shown.map.showsBatch && m_model.terrain && hasRacer) {
        const std::optional<int>& batch = m_shown.racers[static_cast<std::size_t>(m_selected)].batch;
        if (m_model.terrain->hasBatches(batch))
            rows = m_model.terrain->batches()->order(batch).rowsAt(iterateAt(m_tracks[static_cast<std::size_t>(m_selected)], position()));
    }
    if (rows == m_batchRows)
        return;
    m_batchRows = std::move(rows);
    const std::optional<Terrain> terrain = m_batchRows.empty() ? std::nullopt : m_model.terrain->onRows(m_batchRows);
    if (terrain)
        m_plot->setMoment(LandscapePlot::Moment{pointsFunctionOf(*terrain), pointValueOf(*terrain), trackValueOf(*terrain)});
    else
        m_plot->setMoment(std::nullopt);
    showCaption();
}

void LandscapePage::showMoment()
{
    showBatchMap();
    if (m_selected >= static_cast<int>(m_tracks.size()) || !m_model.terrain || !m_tracks[static_cast<std::size_t>(m_selected)].hasRun()) {
        m_inspector->clear();
        return;
    }
    const Track& track = m_tracks[static_cast<std::size_t>(m_selected)];
    const Run& run = *track.run;
    const std::int64_t k = iterateAt(track, position());
    const auto at = static_cast<std::size_t>(k);
    RacerMoment moment;
    moment.name = track.name;
    moment.look = track.look;
    moment.optimizer = findOptimizer(m_shown.racers[static_cast<std::size_t>(m_selected)].optimizer);
    if (const auto recipe = makeRecipe(settingsOf(m_shown, m_shown.racers[static_cast<std::size_t>(m_selected)])))
        moment.formula = QString::fromStdString(formulaOf(**recipe));
    moment.step = k;
    std::vector<double> gradient(static_cast<std::size_t>(run.dimension));
    double value = 0;
    m_objective->evaluate(run.at(k), 1, k, {&value, 1}, gradient);
    for (const std::size_t i : namedFirst(*m_model.terrain)) {
        moment.axisNames.push_back(QString::fromStdString(displayName(m_model.terrain->names()[i])));
        moment.position.push_back(run.at(k)[i]);
        moment.gradient.push_back(gradient[i]);
    }
    moment.loss = run.loss[at];
    moment.gradientNorm = run.gradientNorm[at];
    moment.learningRate = at < run.learningRate.size() ? run.learningRate[at] : NAN;
    moment.status = stateText(track, position());
    m_inspector->show(moment);
}

QString LandscapePage::captionAt(double position) const
{
    if (m_tracks.empty())
        return tr("Add a racer to start a race.");
    QString best;
    double lowest = INFINITY;
    for (const Track& track : m_tracks) {
        if (!track.isShown || !track.hasRun())
            continue;
        const double loss = track.run->loss[static_cast<std::size_t>(iterateAt(track, position))];
        if (loss < lowest) {
            lowest = loss;
            best = track.name;
        }
    }
    const int step = static_cast<int>(position);
    if (best.isEmpty())
        return tr("Step %1").arg(step);
    if (step == 0)
        return tr("All racers start at a loss of %1. Click on the map to start somewhere else.")
            .arg(QString::fromStdString(shortText(lowest)));
    const QString loss = QString::fromStdString(shortText(lowest));
    return step == 1 ? tr("After 1 step %1 is lowest, with a loss of %2.").arg(best, loss)
                     : tr("After %1 steps %2 is lowest, with a loss of %3.").arg(QString::number(step), best, loss);
}

} // namespace ad::ui
