// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/theory_tool.h"

#include "core/base/text.h"
#include "core/scenario/plane_objective.h"
#include "core/scenario/race.h"
#include "ui/panel/critical_list.h"
#include "ui/panel/theory_rates.h"
#include "ui/panel/tool_column.h"
#include "ui/plot/theory_overlay.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace ad::ui {
namespace {

constexpr int kMostInputs = 64; // beyond, eigenvalues of the whole Hessian take too long for each edit

/// Whether both are the same function, seen in the same plane; racers and their start make no difference.
bool isSameLandscape(const RaceView& a, const RaceView& b)
{
    if (a.scenario.program != b.scenario.program || a.scenario.output != b.scenario.output || a.scenario.axes != b.scenario.axes ||
        a.scenario.tables != b.scenario.tables || a.terrain.dimension() != b.terrain.dimension())
        return false;
    const std::array<Vec2, 3> places = {Vec2{0, 0}, Vec2{1, 0}, Vec2{0, 1}};
    return std::all_of(places.begin(), places.end(), [&](Vec2 p) { return a.terrain.pointAt(p) == b.terrain.pointAt(p); });
}

/// The middle of the window and half its sides, as many as the map has axes.
std::array<std::vector<double>, 2> boxOf(const Rectangle& w, int dimension)
{
    std::vector<double> middle = {(w.xmin + w.xmax) / 2, (w.ymin + w.ymax) / 2};
    std::vector<double> reach = {w.width() / 2, w.height() / 2};
    middle.resize(static_cast<std::size_t>(dimension));
    reach.resize(static_cast<std::size_t>(dimension));
    return {middle, reach};
}

} // namespace

TheoryTool::TheoryTool(QWidget* parent)
    : RaceTool(parent)
    , m_follow(new QPushButton(tr("Follow the racer")))
    , m_numbers(new TheoryNumbers)
    , m_list(new CriticalList)
    , m_rates(new TheoryRates)
{
    QVBoxLayout* column = makeToolColumn(this);
    m_heading = addHeading(column, {});
    m_heading->setWordWrap(true);
    column->addWidget(m_follow, 0, Qt::AlignLeft);
    column->addWidget(m_numbers);
    addHeading(column, tr("Critical points"));
    column->addWidget(m_list);
    m_ratesHeading = addHeading(column, tr("Rates"));
    column->addWidget(m_rates);
    m_follow->setToolTip(tr("Study the place of the selected racer again"));
    connect(m_follow, &QPushButton::clicked, this, &TheoryTool::follow);
    connect(m_list, &CriticalList::picked, this, &TheoryTool::setPoint);
    connect(m_rates, &TheoryRates::picked, this, &TheoryTool::setRates);
    showPoint();
    showList();
    showRates();
}

QString TheoryTool::about() const
{
    return tr("Hessian, eigenvalues and Newton's step at a point; critical points; rates of convergence");
}

void TheoryTool::setRace(std::shared_ptr<const RaceView> race)
{
    const bool isSame = race != nullptr && m_race != nullptr && isSameLandscape(*race, *m_race);
    m_race = std::move(race);
    if (!isSame)
        takeTerrain();
    m_shown.reset();
    showPoint();
    showRates();
}

/// Everything about another function.
void TheoryTool::takeTerrain()
{
    m_job.cancel();
    m_critical = nullptr;
    m_minima.clear();
    m_picked.reset();
    m_plane = nullptr;
    m_whole = nullptr;
    m_isQuadratic = false;
    if (m_race != nullptr) {
        m_plane = planeObjective(m_race->terrain);
        const auto [middle, reach] = boxOf(m_race->window, m_plane->dimension());
        const bool isPlaneAll = m_race->terrain.isWhole();
        if (m_race->terrain.dimension() <= kMostInputs)
            m_whole = m_race->terrain.wholeObjective();
        m_isQuadratic = isPlaneAll ? isQuadratic(*m_plane, middle, reach)
                                   : m_whole != nullptr && isQuadratic(*m_whole, m_race->terrain.start(),
                                                                       std::vector<double>(m_race->terrain.start().size(), 1.0));
        search();
    }
    showList();
}

void TheoryTool::setSelectedRacer(int racer)
{
    m_selected = racer;
    showPoint();
    showRates();
}

void TheoryTool::setPosition(double position)
{
    m_position = position;
    showPoint();
}

void TheoryTool::setWindow(const Rectangle& window)
{
    const bool isNew = !m_window || *m_window != window;
    m_window = window;
    if (!isNew || m_race == nullptr)
        return;
    search();
    m_shown.reset();
    showPoint();
}

void TheoryTool::setPoint(Vec2 point)
{
    m_picked = point;
    showPoint();
}

void TheoryTool::follow()
{
    m_picked.reset();
    m_list->clearChoice();
    showPoint();
}

void TheoryTool::search()
{
    const Rectangle window = m_window.value_or(m_race->window);
    const auto work = [this, terrain = m_race->terrain, scenario = m_race->scenario,
                       window](const BackgroundJob::Progress& progress) -> std::function<void()> {
        CriticalSearch search;
        search.progress = progress;
        std::optional<CriticalPoints> found = ad::criticalPoints(*planeObjective(terrain), window, search);
        if (!found)
            return {};
        auto minima = minimaOf(terrain, scenario, window, &*found);
        return [this, minima = std::move(minima), points = std::make_shared<const CriticalPoints>(std::move(*found))] {
            m_minima = minima;
            takeCritical(points);
        };
    };
    m_job.start(work, false);
}

void TheoryTool::takeCritical(std::shared_ptr<const CriticalPoints> found)
{
    m_critical = std::move(found);
    showList();
    m_shown.reset();
    showPoint();
    showRates();
}

const Track* TheoryTool::track() const
{
    if (m_race == nullptr || m_selected < 0 || m_selected >= static_cast<int>(m_race->tracks.size()))
        return nullptr;
    const Track& selected = m_race->tracks[static_cast<std::size_t>(m_selected)];
    return selected.hasRun() && selected.run->dimension == m_race->terrain.dimension() ? &selected : nullptr;
}

std::optional<Vec2> TheoryTool::studied() const
{
    if (m_race == nullptr)
        return std::nullopt;
    if (m_picked)
        return m_picked;
    if (const Track* racer = track())
        return m_race->terrain.placeOf(racer->run->at(iterateAt(*racer, m_position)));
    return m_race->terrain.placeOf(m_race->terrain.start());
}

void TheoryTool::showPoint()
{
    const std::optional<Vec2> place = studied();
    if (m_picked)
        m_heading->setText(tr("At a place of your choice"));
    else if (const Track* racer = track())
        m_heading->setText(tr("Where %1 stands after step %2").arg(racer->name).arg(iterateAt(*racer, m_position)));
    else
        m_heading->setText(place ? tr("At the start") : tr("Nothing to study yet"));
    m_follow->setVisible(m_picked.has_value());
    m_numbers->setVisible(place.has_value());
    if (!place) {
        m_here.reset();
        m_shown.reset();
        m_overlay = nullptr;
        emit overlayChanged();
        return;
    }
    if (place == m_shown)
        return;
    m_shown = place;
    const bool isCurve = m_race->terrain.mapDimension() == 1;
    m_here = localTheory(*m_plane, isCurve ? std::vector{place->x} : std::vector{place->x, place->y});
    TheoryView view{*m_here, {}, m_isQuadratic, !m_race->terrain.isWhole()};
    for (const std::string& name : m_race->terrain.mapNames())
        view.axisNames.push_back(QString::fromStdString(displayName(name)));
    view.axisNames.resize(std::max<std::size_t>(view.axisNames.size(), 2));
    m_numbers->show(view);
    m_overlay = std::make_shared<const TheoryOverlay>(*m_here, m_critical, m_window.value_or(m_race->window));
    emit overlayChanged();
}

void TheoryTool::showList()
{
    if (m_race == nullptr)
        m_list->clear();
    else
        m_list->show(m_critical, m_race->terrain.mapDimension() == 1, !m_race->terrain.isWhole());
}

QString TheoryTool::reasonWithoutRates() const
{
    if (track() == nullptr)
        return tr("Select a racer to compare its convergence with the theory.");
    if (m_whole == nullptr)
        return tr("Rates are told of functions of at most %1 inputs.").arg(kMostInputs);
    return m_isQuadratic ? tr("This quadratic has no single minimum to converge to.")
                         : tr("Rates are told on quadratics, and near the minimum where a racer ends; %1 does not end at a minimum with "
                              "upward curvature all around.")
                               .arg(track()->name);
}

void TheoryTool::showRates()
{
    const Track* racer = track();
    m_ratesHeading->setText(racer != nullptr ? tr("Rate of %1").arg(racer->name) : tr("Rates"));
    std::optional<TheoryGoal> goal;
    if (racer != nullptr && m_whole != nullptr) {
        const std::span<const double> end = racer->run->at(racer->run->stopStep);
        const int at = MinimumRegions(m_minima, m_window.value_or(m_race->window)).at(end);
        const std::span<const double> minimum =
            at >= 0 ? std::span<const double>(m_minima[static_cast<std::size_t>(at)].at) : std::span<const double>();
        goal = goalOf(*m_whole, localTheory(*m_whole, m_race->terrain.start()), m_isQuadratic, minimum);
    }
    const Result<Course> course =
        goal ? courseOf(m_race->scenario, m_race->scenario.racers[static_cast<std::size_t>(m_selected)]) : Result<Course>(Error{});
    if (!course) {
        m_rates->showNone(reasonWithoutRates());
        return;
    }
    RatesView view{racer->name, racerTheory(*goal, *course->back().recipe, *racer->run), goal->theory.eigenvalues, goal->isQuadratic};
    if (m_race->terrain.hasBatches(m_race->scenario.racers[static_cast<std::size_t>(m_selected)].batch)) {
        view.theory.method = {{}, NoTheory::Noise}; // each step sees another function
        view.theory.predicted.reset();
    }
    m_rates->show(view);
}

void TheoryTool::setRates(double alpha, double beta)
{
    if (track() == nullptr)
        return;
    const auto racer = static_cast<std::size_t>(m_selected);
    emit edited(
        tr("Set learning rate and momentum"),
        [racer, alpha, beta](Scenario& scenario) {
            if (racer >= scenario.racers.size())
                return;
            // α and β are those of the plain form; others divide α by what their momentum multiplies it with.
            Settings& parameters = scenario.racers[racer].parameters;
            parameters.erase("dampening");
            const auto form = parameters.find("momentum_form");
            const bool isAverage = form != parameters.end() && form->second == Setting(std::string("average"));
            // Nobody points at a map more exactly than three digits.
            const auto rounded = [](double value) { return QString::number(value, 'g', 3).toDouble(); };
            parameters["lr"] = rounded(isAverage && beta > 0 ? alpha / (1 - beta) : alpha);
            parameters["momentum"] = rounded(beta);
            if (beta == 0)
                parameters.erase("nesterov");
        },
        QStringLiteral("rates"));
}

} // namespace ad::ui
