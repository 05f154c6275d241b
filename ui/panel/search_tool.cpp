// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/search_tool.h"

#include "core/base/text.h"
#include "core/scenario/race.h"
#include "core/scenario/tune.h"
#include "ui/panel/background_job.h"
#include "ui/panel/search_axis_fields.h"
#include "ui/panel/tool_column.h"
#include "ui/panel/wheel_guard.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace ad::ui {
namespace {

constexpr int kMostRuns = 10'000;
constexpr qint64 kPart = 30; // milliseconds of one job: points appear this often

QString shown(double value, int digits = 4)
{
    return QString::fromStdString(shortText(value, digits));
}

} // namespace

SearchTool::SearchTool(QWidget* parent)
    : RaceTool(parent)
    , m_job(new BackgroundJob(this))
    , m_content(new QWidget)
    , m_x(new SearchAxisFields(tr("Horizontal parameter")))
    , m_y(new SearchAxisFields(tr("Vertical parameter")))
    , m_method(new QComboBox)
    , m_budget(new QSpinBox)
    , m_seed(new QSpinBox)
    , m_objective(new QComboBox)
    , m_button(new QPushButton)
    , m_progress(new QProgressBar)
    , m_map(new SearchMap)
{
    QVBoxLayout* outer = makeToolColumn(this);
    m_empty = addSentence(outer);
    outer->addWidget(m_content);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    makeControls(column);
    column->addWidget(m_map);
    m_sentence = addSentence(column);
    connect(m_map, &SearchMap::pointPicked, this, &SearchTool::load);
    connect(m_job, &BackgroundJob::finished, this, &SearchTool::next);
    showRacer();
}

QString SearchTool::about() const
{
    return tr("Try many values of two parameters of the selected racer, on a grid or at random");
}

void SearchTool::makeControls(QVBoxLayout* column)
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(12);
    m_method->addItem(tr("random"));
    m_method->addItem(tr("grid"));
    m_method->setObjectName(QStringLiteral("searchMethod"));
    m_method->setToolTip(tr("Random points show more different values of each parameter than a grid of as many runs."));
    m_budget->setRange(1, kMostRuns);
    m_budget->setValue(SearchPlan{}.budget);
    m_budget->setSuffix(tr(" runs"));
    m_budget->setAccessibleName(tr("Runs"));
    m_budget->setObjectName(QStringLiteral("searchBudget"));
    m_seed->setRange(0, 1'000'000);
    m_seed->setPrefix(tr("seed "));
    m_seed->setObjectName(QStringLiteral("searchSeed"));
    m_objective->addItem(tr("final loss"));
    m_objective->addItem(tr("steps to tolerance"));
    m_objective->setAccessibleName(tr("Objective"));
    m_objective->setToolTip(tr("What is best, and what the colours show"));
    m_button->setObjectName(QStringLiteral("search"));
    form->addRow(tr("x"), m_x);
    form->addRow(tr("y"), m_y);
    column->addLayout(form);
    const auto addRow = [column](std::initializer_list<QWidget*> widgets) {
        auto* row = new QHBoxLayout;
        for (QWidget* widget : widgets)
            row->addWidget(widget, 1);
        column->addLayout(row);
    };
    addRow({m_method, m_budget, m_seed});
    addRow({m_objective, m_button});
    column->addWidget(m_progress);
    guardFromWheel({m_method, m_budget, m_seed, m_objective});
    m_progress->setRange(0, 100);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the search"));
    connect(m_method, &QComboBox::activated, this, &SearchTool::showState);
    connect(m_objective, &QComboBox::activated, this, [this] {
        setContent();
        showState();
    });
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (!isBusy()) {
            start();
            return;
        }
        m_isCancelled = true;
        m_job->cancel();
    });
}

bool SearchTool::isBusy() const
{
    return m_job->isBusy();
}

const RacerChoice* SearchTool::racer() const
{
    const bool isThere = m_race && m_selected >= 0 && m_selected < static_cast<int>(m_race->scenario.racers.size());
    return isThere ? &m_race->scenario.racers[static_cast<std::size_t>(m_selected)] : nullptr;
}

SearchPlan SearchTool::plan() const
{
    return {.x = m_x->axis(),
            .y = m_y->axis(),
            .method = m_method->currentIndex() == 0 ? SearchMethod::Random : SearchMethod::Grid,
            .budget = m_budget->value(),
            .seed = static_cast<std::uint64_t>(m_seed->value())};
}

void SearchTool::setRace(std::shared_ptr<const RaceView> race)
{
    m_race = std::move(race);
    showRacer();
}

void SearchTool::setSelectedRacer(int racer)
{
    m_selected = racer;
    showRacer();
}

void SearchTool::showRacer()
{
    const RacerChoice* choice = racer();
    const Optimizer* optimizer = choice != nullptr ? findOptimizer(choice->optimizer) : nullptr;
    const bool canSearch = optimizer != nullptr && searchable(*optimizer).size() > 1;
    m_empty->setText(tr("Add a racer, or select one, to search its parameters."));
    m_empty->setVisible(!canSearch);
    m_content->setVisible(canSearch);
    if (canSearch && m_optimizer != optimizer) {
        m_optimizer = optimizer;
        m_x->setOptimizer(*optimizer, 0);
        m_y->setOptimizer(*optimizer, 1);
    }
    const bool isOfIt =
        canSearch && !m_points.empty() && trialKey(m_race->scenario, m_selected, {m_plan.x.parameter, m_plan.y.parameter}) == m_key;
    if (!isOfIt && !m_points.empty()) {
        m_points.clear();
        m_trials.clear();
        const QSignalBlocker blocker(m_job);
        m_job->cancel();
    }
    setContent();
    showState();
}

void SearchTool::start()
{
    const Result<TrialSetup> setup = setupOf(m_race->scenario, m_selected, m_race->terrain);
    m_problem = setup ? QString() : QString::fromStdString(setup.error().message);
    m_plan = plan();
    if (m_plan.x.parameter == m_plan.y.parameter)
        m_problem = tr("Choose two different parameters.");
    m_points.clear();
    m_trials.clear();
    m_goal.reset();
    if (m_problem.isEmpty()) {
        m_setup = std::make_shared<const TrialSetup>(*setup);
        m_key = trialKey(m_race->scenario, m_selected, {m_plan.x.parameter, m_plan.y.parameter});
        m_points = searchPoints(m_plan);
    }
    m_isCancelled = false;
    m_chunk = 1;
    next();
}

void SearchTool::next()
{
    setContent();
    if (m_isCancelled || m_trials.size() >= m_points.size()) {
        showState();
        return;
    }
    const std::size_t count = std::min(m_chunk, m_points.size() - m_trials.size());
    const auto first = m_points.begin() + static_cast<std::ptrdiff_t>(m_trials.size());
    const std::vector<Vec2> points(first, first + static_cast<std::ptrdiff_t>(count));
    m_clock.start();
    m_job->start(
        [this, setup = m_setup, plan = m_plan, points, known = m_goal,
         minima = m_key.minima](const BackgroundJob::Progress& progress) -> std::function<void()> {
            const std::unique_ptr<Objective> objective = setup->objective();
            const Goal goal = known ? *known : goalFrom(*setup->terrain.wholeObjective(), setup->start, minima);
            const auto trials = tryPoints(*objective, *setup, goal, plan, points, progress);
            if (!trials)
                return {};
            return [this, goal, trials] { take(goal, *trials); };
        },
        false);
    showState();
}

void SearchTool::take(const Goal& goal, const std::vector<std::optional<Trial>>& trials)
{
    m_goal = goal;
    m_trials.insert(m_trials.end(), trials.begin(), trials.end());
    const qint64 took = m_clock.elapsed();
    m_chunk = took < kPart ? 2 * m_chunk : std::max<std::size_t>(1, m_chunk / 2);
}

void SearchTool::setContent()
{
    SearchMapContent content;
    content.plan = m_points.empty() ? plan() : m_plan;
    content.objective = m_objective->currentIndex() == 0 ? TrialObjective::FinalLoss : TrialObjective::StepsToTolerance;
    content.points.assign(m_points.begin(), m_points.begin() + static_cast<std::ptrdiff_t>(m_trials.size()));
    content.trials = m_trials;
    content.minimum = m_goal && m_goal->isFound() ? m_goal->minimum : 0;
    const RacerChoice* choice = racer();
    if (const auto recipe = choice != nullptr ? makeRecipe(settingsOf({}, *choice)) : Result<std::shared_ptr<const Recipe>>(Error{})) {
        const ParameterValues& values = (*recipe)->values;
        if (values.has(content.plan.x.parameter) && values.has(content.plan.y.parameter))
            content.current = Vec2{values[content.plan.x.parameter], values[content.plan.y.parameter]};
    }
    if (m_selected >= 0 && m_race && m_selected < static_cast<int>(m_race->tracks.size()))
        content.look = m_race->tracks[static_cast<std::size_t>(m_selected)].look;
    m_map->setContent(content);
}

void SearchTool::showState()
{
    m_button->setText(isBusy() ? tr("Cancel") : tr("Search"));
    m_seed->setVisible(m_method->currentIndex() == 0);
    m_progress->setVisible(isBusy());
    m_progress->setValue(m_points.empty() ? 0 : static_cast<int>(100 * m_trials.size() / m_points.size()));
    m_sentence->setText(sentence());
}

QString SearchTool::sentence() const
{
    if (!m_problem.isEmpty())
        return m_problem;
    if (m_trials.empty())
        return tr("Each run is the race of this racer with two other values. Click a point to load it.");
    const auto diverged =
        std::count_if(m_trials.begin(), m_trials.end(), [](const auto& trial) { return trial && trial->status == Status::Diverged; });
    const int best = m_map->content().best();
    if (best < 0)
        return tr("None of %1 runs ends with a number.").arg(m_trials.size());
    const auto at = static_cast<std::size_t>(best);
    return tr("%1 of %2 runs diverge. The best (ringed): %3 = %4, %5 = %6, with a final loss of %7.")
               .arg(diverged)
               .arg(m_trials.size())
               .arg(QString::fromStdString(m_plan.x.parameter), shown(m_points[at].x), QString::fromStdString(m_plan.y.parameter),
                    shown(m_points[at].y, 6), shown(m_trials[at]->finalLoss)) +
           (m_isCancelled ? tr(" Cancelled.") : QString());
}

void SearchTool::load(int point)
{
    if (racer() == nullptr || point >= static_cast<int>(m_trials.size()) || !m_trials[static_cast<std::size_t>(point)])
        return;
    Settings found;
    ad::setPoint(found, m_plan, m_points[static_cast<std::size_t>(point)]);
    const QString name = QString::fromStdString(labelOf(*racer()));
    emit edited(tr("Load a point for %1").arg(name),
                [racer = static_cast<std::size_t>(m_selected), found](Scenario& scenario) { setTuned(scenario.racers[racer], found); });
}

void SearchTool::changeEvent(QEvent* event)
{
    RaceTool::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_map != nullptr)
        m_map->update();
}

} // namespace ad::ui
