// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/tune_section.h"

#include "core/base/text.h"
#include "core/scenario/race.h"
#include "ui/panel/background_job.h"
#include "ui/panel/tool_column.h"
#include "ui/panel/wheel_guard.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ad::ui {
namespace {

constexpr int kMostRuns = 1000;

QString shown(double value)
{
    return QString::fromStdString(shortText(value));
}

} // namespace

TuneSection::TuneSection(QWidget* parent)
    : QWidget(parent)
    , m_job(new BackgroundJob(this))
    , m_budget(new QSpinBox)
    , m_objective(new QComboBox)
    , m_button(new QPushButton)
    , m_progress(new QProgressBar)
{
    makeControls();
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_job->isBusy())
            m_job->cancel();
        else
            start();
    });
    connect(m_job, &BackgroundJob::progressed, this, [this](double done) {
        m_progress->setValue(qRound(100 * done));
        showState();
    });
    connect(m_job, &BackgroundJob::finished, this, &TuneSection::showState);
    connect(m_budget, &QSpinBox::valueChanged, this, &TuneSection::showState);
    connect(m_objective, &QComboBox::currentIndexChanged, this, &TuneSection::showState);
    showState();
}

void TuneSection::makeControls()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    addHeading(column, tr("Tune all"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    m_budget->setRange(1, kMostRuns);
    m_budget->setValue(TuneOptions{}.budget);
    m_budget->setObjectName(QStringLiteral("tuneBudget"));
    m_budget->setToolTip(tr("How many runs each racer gets"));
    m_objective->addItem(tr("final loss"));
    m_objective->addItem(tr("steps to tolerance"));
    m_objective->setObjectName(QStringLiteral("tuneObjective"));
    m_objective->setToolTip(tr("What is best: the lowest final loss, or the fewest steps until the loss stays within 0.1 % of its first "
                               "gap to the minimum"));
    form->addRow(tr("Runs each"), m_budget);
    form->addRow(tr("Objective"), m_objective);
    column->addLayout(form);
    m_about = addSentence(column);
    m_about->setProperty("look", QStringLiteral("muted"));
    m_button->setObjectName(QStringLiteral("tune"));
    column->addWidget(m_button, 0, Qt::AlignLeft);
    guardFromWheel({m_budget, m_objective});
    m_progress->setRange(0, 100);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of tuning"));
    column->addWidget(m_progress);
    m_result = addSentence(column);
    m_result->setObjectName(QStringLiteral("tuneResult"));
}

bool TuneSection::isBusy() const
{
    return m_job->isBusy();
}

TuneOptions TuneSection::options() const
{
    TuneOptions options;
    options.budget = m_budget->value();
    options.objective = m_objective->currentIndex() == 0 ? TrialObjective::FinalLoss : TrialObjective::StepsToTolerance;
    return options;
}

void TuneSection::setRace(const std::shared_ptr<const RaceView>& race)
{
    m_race = race;
    if (m_job->isBusy() && (!race || race->scenario != m_tuning))
        m_job->cancel();
    showState();
}

void TuneSection::showState()
{
    const bool isLoss = options().objective == TrialObjective::FinalLoss;
    m_about->setText((isLoss ? tr("The same number of runs for each racer, its own rate among them, from 10⁻⁶ to 10. The lowest final loss "
                                  "wins, then the fewest steps.")
                             : tr("The same number of runs for each racer, its own rate among them, from 10⁻⁶ to 10. The fewest steps to "
                                  "within 0.1 % of the first gap win, then the lowest final loss.")));
    m_button->setText(m_job->isBusy() ? tr("Cancel") : tr("Tune all"));
    m_button->setEnabled(m_race != nullptr && !m_race->scenario.racers.empty());
    m_progress->setVisible(m_job->isBusy() && m_progress->value() > 0);
    m_result->setVisible(!m_result->text().isEmpty());
}

void TuneSection::start()
{
    if (!m_race)
        return;
    m_tuning = m_race->scenario;
    m_result->clear();
    m_progress->setValue(0);
    const auto work = [this, scenario = m_tuning, terrain = m_race->terrain,
                       options = options()](const BackgroundJob::Progress& progress) -> std::function<void()> {
        const std::unique_ptr<Objective> whole = terrain.wholeObjective();
        Answer answer;
        for (std::size_t i = 0; i < scenario.racers.size(); ++i) {
            const Result<TrialSetup> setup = setupOf(scenario, static_cast<int>(i), terrain);
            if (!setup || scenario.racers[i].isGhost) // a ghost is kept as it was
                continue;
            const Goal goal = goalFrom(*whole, setup->start, scenario.minima);
            const auto part = [&](double done) {
                return progress((static_cast<double>(i) + done) / static_cast<double>(scenario.racers.size()));
            };
            const std::optional<Tuned> tuned = tune(*setup->objective(), *setup, goal, options, part);
            if (!tuned)
                return {};
            const double before = (*makeRecipe(setup->settings))->baseRate;
            answer.push_back({static_cast<int>(i), QString::fromStdString(labelOf(scenario.racers[i])), before, *tuned});
        }
        return [this, answer] { take(answer); };
    };
    m_job->start(work, false);
    showState();
}

void TuneSection::take(const Answer& answer)
{
    m_result->setText(summary(answer));
    emit edited(tr("Tune all racers"), [answer](Scenario& scenario) {
        for (const TunedRacer& racer : answer)
            if (racer.tuned.isFound() && racer.racer < static_cast<int>(scenario.racers.size()))
                setTuned(scenario.racers[static_cast<std::size_t>(racer.racer)], {{"lr", racer.tuned.rate}});
    });
}

QString TuneSection::summary(const Answer& answer) const
{
    const TuneOptions made = options();
    QString text = made.objective == TrialObjective::FinalLoss
                       ? tr("Tuned for the lowest final loss, with a budget of %1 runs each:").arg(made.budget)
                       : tr("Tuned for the fewest steps to tolerance, with a budget of %1 runs each:").arg(made.budget);
    text += QStringLiteral("<table cellspacing='2'>");
    for (const TunedRacer& racer : answer) {
        const Trial& trial = racer.tuned.trial;
        QString result = tr("every rate diverges");
        if (racer.tuned.isFound())
            result = tr("loss %1").arg(shown(trial.finalLoss)) +
                     (trial.hasArrived() ? tr(", arrives at step %1").arg(trial.stepsToTolerance) : QString());
        const QString rate = !racer.tuned.isFound() ? shown(racer.before)
                             : racer.tuned.isKept   ? tr("%1 stays").arg(shown(racer.before))
                                                    : tr("%1 → %2").arg(shown(racer.before), shown(racer.tuned.rate));
        text += QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2<br>%3</td></tr>").arg(racer.name.toHtmlEscaped(), rate, result);
    }
    return text + QStringLiteral("</table>");
}

} // namespace ad::ui
