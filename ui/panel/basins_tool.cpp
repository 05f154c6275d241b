// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/basins_tool.h"

#include "ui/panel/basin_legend.h"
#include "ui/panel/tool_column.h"
#include "ui/plot/basin_overlay.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ad::ui {
namespace {

constexpr int kColumns = 480;
constexpr int kRows = 360;
constexpr int kCurveColumns = 960;

} // namespace

BasinsTool::BasinsTool(QWidget* parent)
    : RaceTool(parent)
    , m_views(new QButtonGroup(this))
    , m_work(new QWidget)
    , m_progress(new QProgressBar)
    , m_button(new QPushButton)
    , m_legend(new BasinLegend)
{
    QVBoxLayout* column = makeToolColumn(this);
    m_heading = addHeading(column, {});
    for (const auto& [view, text] : {std::pair{BasinView::Basin, tr("Which minimum")}, std::pair{BasinView::Steps, tr("How many steps")}}) {
        auto* button = new QRadioButton(text);
        m_views->addButton(button, static_cast<int>(view));
        column->addWidget(button);
    }
    m_views->button(static_cast<int>(BasinView::Basin))->setChecked(true);
    m_progress->setRange(0, 100);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the basin map"));
    auto* row = new QHBoxLayout(m_work);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_progress, 1);
    row->addWidget(m_button);
    column->addWidget(m_work);
    m_state = addSentence(column);
    column->addWidget(m_legend);
    auto* definition = addSentence(
        column, tr("One run from each place, as in the race. It reaches a minimum if it ends within 1 % of the map's diagonal of it (and "
                   "not further than a third of the way to the next one), with a loss at most 0.1 % of the map's typical height above "
                   "it; its steps are those before it stays there. It diverges if a number is not finite, or if it ends more than ten "
                   "map widths away."));
    definition->setProperty("look", QStringLiteral("small"));
    connect(m_views, &QButtonGroup::idClicked, this, &BasinsTool::showMap);
    connect(m_button, &QPushButton::clicked, this, &BasinsTool::stop);
    connect(&m_job, &BackgroundJob::progressed, this, [this](double done) { m_progress->setValue(qRound(100 * done)); });
    showState();
}

QString BasinsTool::about() const
{
    return tr("Which minimum the selected racer reaches from each start, and in how many steps");
}

void BasinsTool::setRace(std::shared_ptr<const RaceView> race)
{
    m_race = std::move(race);
    ask();
}

void BasinsTool::setSelectedRacer(int racer)
{
    m_selected = racer;
    ask();
}

void BasinsTool::setWindow(const Rectangle& window)
{
    m_window = window;
    ask();
}

std::optional<BasinsTool::Question> BasinsTool::question() const
{
    if (m_race == nullptr || m_selected < 0 || m_selected >= static_cast<int>(m_race->scenario.racers.size()))
        return std::nullopt;
    Question question{m_race->scenario,
                      m_window.value_or(m_race->window),
                      {m_race->terrain.pointAt({0, 0}), m_race->terrain.pointAt({1, 0}), m_race->terrain.pointAt({0, 1})}};
    Scenario& scenario = question.scenario;
    RacerChoice racer = scenario.racers[static_cast<std::size_t>(m_selected)];
    racer.start.clear();
    racer.color.clear();
    racer.isShown = true;
    scenario.racers = {std::move(racer)};
    scenario.start.clear();
    scenario.map = {};
    scenario.curves = {};
    scenario.swarm = {};
    scenario.graph = {};
    scenario.scale = {};
    scenario.title.clear();
    if (m_race->terrain.mapDimension() == 1) { // only the samples tell how high the curve is drawn
        question.window.ymin = 0;
        question.window.ymax = 1;
    }
    return question;
}

/// Starts anew if the answer would be another one.
void BasinsTool::ask()
{
    std::optional<Question> now = question();
    if (now == m_question)
        return;
    m_question = std::move(now);
    restart();
}

void BasinsTool::restart()
{
    m_job.cancel();
    m_isStopped = false;
    m_map = nullptr;
    m_task = nullptr;
    if (!m_question) {
        showMap();
        return;
    }
    const Result<BasinTask> task = basinTask(m_question->scenario, 0);
    if (!task) {
        showMap();
        m_state->setText(QString::fromStdString(task.error().message));
        return;
    }
    m_terrain = std::make_shared<const Terrain>(m_race->terrain);
    m_task = std::make_shared<const BasinTask>(*task);
    m_progress->setValue(0);
    // The old picture stays in sight until the first pass is there.
    const auto work = [this, terrain = m_terrain, question = *m_question](const BackgroundJob::Progress&) -> std::function<void()> {
        const bool isCurve = terrain->mapDimension() == 1;
        auto map = std::make_shared<const BasinMap>(emptyBasins(*terrain, question.window, isCurve ? kCurveColumns : kColumns, kRows,
                                                                minimaOf(*terrain, question.scenario, question.window)));
        return [this, map] { take(map); };
    };
    m_job.start(work, false);
    showState();
}

void BasinsTool::refine()
{
    const auto work = [this, terrain = m_terrain, task = m_task,
                       before = m_map](const BackgroundJob::Progress& progress) -> std::function<void()> {
        std::optional<BasinMap> map = refined(*before, *terrain, *task, progress);
        if (!map)
            return {};
        return [this, next = std::make_shared<const BasinMap>(std::move(*map))] { take(next); };
    };
    m_progress->setValue(0);
    m_job.start(work, false);
}

void BasinsTool::take(std::shared_ptr<const BasinMap> map)
{
    m_map = std::move(map);
    if (m_map->stride <= BasinMap::kFirstStride)
        showMap();
    if (m_map->stride > 1 && !m_isStopped)
        refine();
    showState();
}

void BasinsTool::stop()
{
    m_isStopped = !m_isStopped;
    if (m_isStopped)
        m_job.cancel();
    else if (m_map != nullptr)
        refine();
    else
        restart();
    showState();
}

void BasinsTool::showMap()
{
    const auto view = static_cast<BasinView>(m_views->checkedId());
    m_overlay = m_map != nullptr && m_map->stride <= BasinMap::kFirstStride && m_terrain != nullptr
                    ? std::make_shared<const BasinOverlay>(m_map, view, *m_terrain)
                    : nullptr;
    m_legend->show(m_map, view);
    showState();
    emit overlayChanged();
}

void BasinsTool::showState()
{
    const bool hasRacer = m_question.has_value();
    m_heading->setText(hasRacer ? tr("Where %1 ends").arg(m_race->tracks[static_cast<std::size_t>(m_selected)].name) : tr("Basins"));
    const bool isComplete = m_map != nullptr && m_map->stride == 1;
    const bool isUnderWay = m_task != nullptr && !isComplete;
    m_work->setVisible(isUnderWay);
    m_button->setText(m_isStopped ? tr("Go on") : tr("Stop"));
    if (!hasRacer)
        m_state->setText(tr("Add a racer to see where it ends from each start."));
    else if (m_map != nullptr && m_map->stride <= BasinMap::kFirstStride)
        m_state->setText(tr("%1 × %2 starts of %3 steps each. Point at the map for a start's end; click to run from there.")
                             .arg((m_map->columns + m_map->stride - 1) / m_map->stride)
                             .arg((m_map->rows + m_map->stride - 1) / m_map->stride)
                             .arg(m_task != nullptr ? m_task->steps : 0));
    else if (m_task != nullptr)
        m_state->setText(tr("The first starts are under way."));
}

} // namespace ad::ui
