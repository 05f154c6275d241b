// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/landscape_page.h"

#include "core/base/text.h"
#include "core/scenario/derive.h"
#include "core/trace/explain.h"
#include "ui/page/landscape_needs.h"
#include "ui/page/landscape_tracks.h"
#include "ui/page/step_film.h"
#include "ui/page/swarm_runner.h"
#include "ui/panel/empty_state.h"
#include "ui/panel/expression_edit.h"
#include "ui/panel/message_bar.h"
#include "ui/panel/race_setup.h"
#include "ui/panel/race_tabs.h"
#include "ui/panel/racer_inspector.h"
#include "ui/panel/racers_panel.h"
#include "ui/panel/standings_table.h"
#include "ui/plot/curve_plot.h"
#include "ui/plot/landscape_plot.h"
#include "ui/session/session.h"
#include "ui/theme/appearance.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QStackedWidget>

#include <cmath>

namespace ad::ui {
namespace {

constexpr int kLate = 200;           // milliseconds before an old race is dimmed
constexpr double kRaceSeconds = 12;  // a race takes about this long at speed 1
constexpr double kSlowestRate = 5.0; // steps per second

std::vector<std::string> axesOf(const AxisView& view)
{
    std::vector<std::string> names;
    for (const int axis : view.axes)
        names.push_back(view.names[static_cast<std::size_t>(axis)]);
    return names;
}

QString planeTip(PlaneKind kind)
{
    switch (kind) {
    case PlaneKind::Inputs:
        return QObject::tr("All other inputs stay where the race starts; the racers change them all.");
    case PlaneKind::Random:
        return QObject::tr(
            "Each filter of a direction has the length of that filter of the weights (Li et al. 2018, section 4). The unit is "
            "the size of the weights.");
    case PlaneKind::Principal:
        return QObject::tr("The principal components of all iterates of the shown racers, through the last point of the first one; the "
                           "numbers at the axes are the variance they explain (Li et al. 2018, section 7.2).");
    }
    return {};
}

EditorProblem problem(const Error& error)
{
    return {error.where.line,
            error.where.column,
            error.where.endColumn,
            QString::fromStdString(error.message),
            QString::fromStdString(error.hint),
            Severity::Error};
}

} // namespace

bool LandscapePage::isBusy() const
{
    return m_runner.isBusy() || m_plot->isSampling() || m_swarms->isBusy();
}

void LandscapePage::documentReplaced()
{
    m_isNewDocument = true;
    m_selected = 0;
    m_runs.clear();
    scenarioChanged();
}

void LandscapePage::scenarioChanged()
{
    const Scenario now = session()->scenario();
    const bool isNew = m_isNewDocument;
    m_program->setProgram(QString::fromStdString(now.program));
    m_setup->setScale(now.scale);
    m_setup->setSteps(now.steps);
    m_setup->setStops(now.stops);
    const bool isOtherMap = isNew || mapOf(now) != mapOf(m_shown) || now.start != m_shown.start;
    const bool isOtherModel = isOtherMap || batchesOf(now) != batchesOf(m_shown);
    const bool isOtherRace = isNew || raceOf(now) != raceOf(m_shown);
    const std::optional<Terrain> last = m_model.terrain;
    if (isOtherModel)
        m_model = landscapeModel(now);
    const Scenario before = std::exchange(m_shown, now);
    m_tools->setScenario(std::make_shared<const Scenario>(m_shown));
    if (isOtherModel) {
        const bool isSameMap = !isNew && last && mapOf(now) == mapOf(before);
        m_wantsWindow = m_wantsWindow || !isSameMap;
        if (isSameMap && m_model.terrain && !m_model.terrain->isWhole())
            m_model.window = m_plot->homeWindow(); // it is that of the ways, which come later
        if (awaitsRace() && !isNew && last && last->dimension() == m_model.terrain->dimension())
            m_model.terrain = m_model.terrain->drawnIn(last->plane()); // until there is a better one
        const bool isSamePlane = last && m_model.terrain && last->plane() == m_model.terrain->plane();
        showModel();
        if (m_model.terrain && !(isSameMap && isSamePlane) && (!awaitsRace() || isNew))
            showLandscape();
        else if (m_model.terrain)
            m_plot->setStart(startOf(*m_model.terrain));
    }
    m_isNewDocument = false;
    showView();
    if (isOtherRace)
        startRace();
    showTracks();
    // Those of a race under way start when it has come.
    if (!m_runner.isBusy() && (now.swarm != before.swarm || isOtherMap || shownOf(now) != shownOf(before)))
        startSwarms();
}

void LandscapePage::showModel()
{
    std::vector<EditorProblem> problems;
    for (const Error& error : m_model.errors)
        problems.push_back(problem(error));
    m_program->setProblems(problems);
    if (m_model.program != nullptr)
        m_setup->setAxes(m_model.candidates, m_model.terrain ? axesOf(m_model.terrain->view()) : m_shown.axes);
    m_setup->setPlane(m_shown.plane, m_model.terrain && m_model.terrain->dimension() > 2);
    showErrors();
}

void LandscapePage::showErrors()
{
    const bool isBlank = QString::fromStdString(m_shown.program).trimmed().isEmpty();
    if (isBlank) {
        m_empty->setSentence(tr("Write a program on the left, such as f = (1 − x)^2 + 100*(y − x^2)^2: its two inputs become the axes."));
    } else if (m_model.program != nullptr && !m_model.terrain) {
        m_empty->setSentence(tr("This program has no landscape: %1.").arg(m_model.obstacle));
    }
    // A map that was there stays, dimmed: the error is mostly a word that is still being typed.
    const bool hasMap = m_plot->content().picture != nullptr && !m_isNewDocument;
    const bool isEmpty = isBlank || (!m_model.terrain && (m_model.program != nullptr || !hasMap));
    if (!isBlank && !m_model.errors.empty()) {
        const Error& first = m_model.errors.front();
        const QString place = first.where.isKnown() ? tr("Line %1: ").arg(first.where.line) : QString();
        const QString hint = first.hint.empty() ? QString() : QStringLiteral(" – ") + QString::fromStdString(first.hint);
        const QString text = place + QString::fromStdString(first.message) + hint;
        m_message->showMessage(MessageKind::Error, text);
        m_empty->setSentence(tr("There is an error in the program: %1").arg(text));
    } else {
        m_message->dismiss();
    }
    m_stage->setCurrentIndex(isEmpty ? 1 : 0);
    if (!m_model.terrain)
        m_runner.cancel();
    setDimmed(!m_model.terrain);
}

void LandscapePage::showLandscape()
{
    const Terrain& terrain = *m_model.terrain;
    m_batchRows.clear();
    m_pointValue = pointValueOf(terrain);
    m_objective = terrain.wholeObjective();
    m_slice->setText(QString::fromStdString(planeSentence(terrain.plane())));
    m_slice->setToolTip(planeTip(terrain.plane().kind));
    m_slice->setVisible(!terrain.isWhole());
    const LandscapeContent& shown = m_plot->content();
    const bool isSamePlace = !m_isNewDocument && shown.axisNames == axisNames(terrain) && m_model.window == m_plot->homeWindow();
    m_plot->setMapStyle(mapStyleOf(m_shown));
    m_plot->setLandscape({pointsFunctionOf(terrain), terrain.mapDimension(), axisNames(terrain), m_pointValue, trackValueOf(terrain),
                          m_model.window, [this](Vec2 place) { return reasonAt(place); }},
                         isSamePlace ? LandscapePlot::View::Keep : LandscapePlot::View::Reset);
    m_plot->setStart(startOf(terrain));
    m_plot->setMinima(minimaOf(m_shown, terrain));
    m_racers->setSuggestedRates(suggestedRates(terrain, m_model.window));
}

QString LandscapePage::reasonAt(Vec2 place) const
{
    if (!m_model.terrain)
        return {};
    const Point point = pointAt(*m_model.program, m_model.terrain->names(), m_model.terrain->pointAt(place));
    const Derivation derivation = derive(m_shown, point);
    if (!derivation.trace)
        return {};
    const Trace& trace = *derivation.trace;
    for (int step = 0; step < trace.forwardSteps; ++step) {
        const std::span<const double> values = trace.valueOf(trace.steps[static_cast<std::size_t>(step)].node).values();
        if (!std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); }))
            return QString::fromStdString(explain(trace, step).sentence);
    }
    return {};
}

void LandscapePage::startRace()
{
    if (!m_model.terrain)
        return;
    m_late.start(kLate);
    m_runner.request(m_shown, *m_model.terrain);
}

void LandscapePage::takeRace(const std::shared_ptr<const RaceResult>& result)
{
    m_late.stop();
    m_progress->hide();
    m_runs = result->runs;
    m_racerErrors = result->errors;
    std::size_t longest = 0;
    for (const auto& run : m_runs)
        longest = std::max(longest, run != nullptr && !run->loss.empty() ? run->loss.size() - 1 : 0);
    m_rate = std::max(kSlowestRate, static_cast<double>(longest) / kRaceSeconds);
    applyRate();
    setSteps(static_cast<int>(longest), {});
    setDimmed(false);
    if (m_model.terrain && !m_model.terrain->isWhole())
        drawInPlane(result->plane);
    showTracks();
    startSwarms();
}

void LandscapePage::setDimmed(bool isDimmed)
{
    m_plot->setDimmed(isDimmed);
    m_curves->setDimmed(isDimmed);
    m_standings->setDimmed(isDimmed);
}

void LandscapePage::showTracks()
{
    m_racers->setRacers(m_shown.racers, m_racerErrors);
    m_strip->setCurrentIndex(m_shown.racers.empty() ? 1 : 0);
    // While a race with other racers is under way, runs belong to the list they were made for.
    if (m_runner.isBusy() && m_runs.size() != m_shown.racers.size())
        return;
    m_tracks = tracksOf(m_shown, m_runs, currentTheme().isDark);
    for (Track& track : m_tracks) {
        if (track.run != nullptr && m_model.terrain && track.run->dimension != m_model.terrain->dimension())
            track.run = nullptr; // of the map before
    }
    if (m_model.terrain)
        placeTracks(m_tracks, *m_model.terrain);
    showStandings();
    m_plot->setTracks(m_tracks);
    m_curves->setChoice(m_shown.curves);
    m_curves->setTracks(m_tracks, m_reached.best);
    m_standings->setTracks(m_tracks);
    showTools();
    selectRacer(std::min(m_selected, static_cast<int>(m_tracks.size()) - 1));
    showPosition(position());
}

void LandscapePage::showTools()
{
    m_race = nullptr;
    if (m_model.terrain)
        m_race = std::make_shared<const RaceView>(RaceView{m_shown, m_model.program, *m_model.terrain, m_model.window, m_tracks});
    m_tools->setRace(m_race);
    m_tools->setWindow(m_plot->content().window);
    m_film->setWindow(m_plot->content().window);
}

void LandscapePage::selectRacer(int racer)
{
    m_selected = std::max(racer, 0);
    const int shown = racer < static_cast<int>(m_tracks.size()) ? racer : -1;
    m_plot->setSelected(shown);
    m_curves->setSelected(shown);
    m_standings->setSelected(shown);
    m_racers->setSelected(m_selected);
    m_tools->setSelectedRacer(shown);
    m_film->setRacer(m_race, shown);
    showMoment();
}

void LandscapePage::keepWindow()
{
    if (!m_model.terrain)
        return;
    const Rectangle w = m_plot->content().window;
    session()->edit(tr("Keep this window"), [&](Scenario& scenario) { scenario.window = WindowChoice{w.xmin, w.xmax, w.ymin, w.ymax}; });
}

void LandscapePage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_racers != nullptr)
        showTracks();
}

} // namespace ad::ui
