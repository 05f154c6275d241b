// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/rates_tool.h"

#include "core/base/text.h"
#include "core/scenario/race.h"
#include "ui/panel/rate_row.h"
#include "ui/panel/rate_sweeps.h"
#include "ui/panel/tool_column.h"
#include "ui/panel/tune_section.h"
#include "ui/theme/appearance.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ad::ui {
namespace {

constexpr qint64 kLong = 500; // milliseconds before progress is shown

QString shown(double value, int digits = 4)
{
    return QString::fromStdString(shortText(value, digits));
}

} // namespace

RatesTool::RatesTool(QWidget* parent)
    : RaceTool(parent)
    , m_sweeps(new RateSweeps(this))
    , m_content(new QWidget)
    , m_head(new RateRow(RateRow::Strip::Without))
    , m_strip(new RateStrip(RateStrip::Kind::Large))
    , m_progressRow(new QWidget)
    , m_progress(new QProgressBar)
    , m_stop(new QPushButton)
    , m_tune(new TuneSection)
{
    QVBoxLayout* outer = makeToolColumn(this);
    m_empty = addSentence(outer, tr("Add a racer to see which learning rates work for it."));
    outer->addWidget(m_content);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_head);
    column->addWidget(m_strip);
    m_sentence = addSentence(column);
    makeProgress(column);
    m_othersHeading = addHeading(column, tr("All racers"));
    m_others = new QVBoxLayout;
    m_others->setSpacing(8);
    column->addLayout(m_others);
    column->addWidget(m_tune);
    connect(m_strip, &RateStrip::ratePicked, this, &RatesTool::setRate);
    connect(m_sweeps, &RateSweeps::grew, this, [this](int racer) {
        showRow(racer);
        if (racer == m_selected)
            showSelected();
    });
    connect(m_sweeps, &RateSweeps::progressed, this, &RatesTool::showProgress);
    connect(m_sweeps, &RateSweeps::finished, this, &RatesTool::showProgress);
    connect(m_tune, &TuneSection::edited, this, &RatesTool::edited);
    showAll();
}

QString RatesTool::about() const
{
    return tr("Which learning rates work for each racer, and what theory says; tune all racers alike");
}

void RatesTool::makeProgress(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout(m_progressRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_progress, 1);
    row->addWidget(m_stop);
    m_progress->setRange(0, 100);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the learning rates"));
    column->addWidget(m_progressRow);
    m_progressRow->hide();
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_sweeps->isCancelled())
            m_sweeps->resume();
        else
            m_sweeps->cancel();
        showProgress();
    });
}

bool RatesTool::isBusy() const
{
    return m_sweeps->isBusy() || m_tune->isBusy();
}

void RatesTool::setRace(std::shared_ptr<const RaceView> race)
{
    m_race = std::move(race);
    m_sweeps->setRace(m_race);
    m_tune->setRace(m_race);
    m_selected = std::min(m_selected, m_sweeps->racers() - 1);
    showAll();
}

void RatesTool::setSelectedRacer(int racer)
{
    m_selected = std::min(racer, m_sweeps->racers() - 1);
    m_sweeps->setSelected(m_selected);
    showSelected();
    showProgress();
}

void RatesTool::showAll()
{
    const auto count = static_cast<std::size_t>(m_sweeps->racers());
    while (m_rows.size() > count) {
        m_rows.back()->hide();
        m_rows.back()->deleteLater(); // its own click may have brought us here
        m_rows.pop_back();
    }
    while (m_rows.size() < count) {
        auto* row = new RateRow(RateRow::Strip::With, m_content);
        connect(row, &RateRow::picked, this, [this, racer = static_cast<int>(m_rows.size())] { emit racerPicked(racer); });
        m_rows.push_back(row);
        m_others->addWidget(row);
    }
    for (int racer = 0; racer < static_cast<int>(count); ++racer)
        showRow(racer);
    m_empty->setVisible(count == 0);
    m_content->setVisible(count > 0);
    m_othersHeading->setVisible(count > 1);
    showSelected();
    showProgress();
}

void RatesTool::showRow(int racer)
{
    RateRow* row = m_rows[static_cast<std::size_t>(racer)];
    row->setContent(m_sweeps->content(racer), m_sweeps->from(), m_sweeps->to());
    row->setVisible(m_rows.size() > 1);
}

void RatesTool::showSelected()
{
    if (!m_race || m_sweeps->racers() == 0)
        return;
    const int racer = std::max(m_selected, 0);
    m_head->setContent(m_sweeps->content(racer), m_sweeps->from(), m_sweeps->to());
    m_strip->setRange(m_sweeps->from(), m_sweeps->to());
    m_strip->setContent(m_sweeps->content(racer));
    m_sentence->setText(sentence(racer));
}

void RatesTool::showProgress()
{
    const double done = m_sweeps->done();
    const bool isLong = m_sweeps->isBusy() && m_sweeps->elapsed() > kLong;
    m_progress->setValue(qRound(100 * done));
    m_stop->setText(m_sweeps->isCancelled() ? tr("Go on") : tr("Cancel"));
    m_progressRow->setVisible(done < 1 && (isLong || m_sweeps->isCancelled()));
}

QString RatesTool::sentence(int racer) const
{
    const RateStripContent& content = m_sweeps->content(racer);
    if (!content.message.isEmpty() || content.rates.empty())
        return {};
    const auto at = static_cast<std::size_t>(racer);
    QString text;
    if (at < m_race->tracks.size() && m_race->tracks[at].hasRun()) {
        const Run& run = *m_race->tracks[at].run;
        text = run.status == Status::Diverged ? tr("η = %1 diverges at step %2.").arg(shown(content.current)).arg(run.stopStep + 1)
                                              : tr("η = %1 ends at a loss of %2.").arg(shown(content.current), shown(run.loss.back()));
        text += QLatin1Char(' ');
    }
    if (content.works) {
        const auto best = static_cast<std::size_t>(bestOf(content.trials, TrialObjective::StepsToTolerance));
        const QString from = shown(content.works->from);
        text += content.works->decades() > 0 ? tr("From %1 to %2 it works: ").arg(from, shown(content.works->to))
                                             : tr("It works at %1: ").arg(from);
        text += tr("the loss comes within 0.1 % of its first gap to the minimum, and stays there. With %1 it arrives first, at step %2.")
                    .arg(shown(content.rates[best]))
                    .arg(content.trials[best].stepsToTolerance);
    } else if (content.goal.isFound()) {
        text += tr("With no rate the loss comes within 0.1 % of its first gap to the minimum by step %1.").arg(m_race->scenario.steps);
    } else {
        text += tr("The way down from this start leads to no minimum, so none of the rates can arrive.");
    }
    return text + QLatin1Char(' ') + limitSentence(racer);
}

QString RatesTool::limitSentence(int racer) const
{
    const RateLimit& limit = m_sweeps->content(racer).limit;
    const RacerChoice& choice = m_race->scenario.racers[static_cast<std::size_t>(racer)];
    if (limit.kind == RateLimit::Kind::None) {
        if (choice.schedule != "constant")
            return tr("Theory's limit is that of a constant rate; this racer has a schedule.");
        return choice.optimizer == "sgd" ? tr("Theory knows no limit for these settings.")
                                         : tr("Theory knows no limit for it: its steps don't grow in proportion to the gradient.");
    }
    QString formula = QString::fromStdString(formulaOf(limit)).replace(QStringLiteral("λmax"), QStringLiteral("λₘₐₓ"));
    formula.replace(QLatin1Char('/'), QStringLiteral("/\u2060")); // no line ends within it
    if (!(limit.rate < 1e300))
        return tr("Theory sets no limit here: nothing bends up.");
    if (limit.kind == RateLimit::Kind::Newton)
        return tr("Theory: on a quadratic it diverges above 2, whatever the curvature.");
    return (limit.isAtMinimum ? tr("Theory: it can't settle in the minimum above %1 = %2.")
                              : tr("Theory, with the curvature at the start: it diverges above %1 = %2."))
        .arg(formula, shown(limit.rate));
}

void RatesTool::setRate(double rate, int gesture)
{
    const int racer = std::max(m_selected, 0);
    emit edited(
        tr("Change lr of %1").arg(m_sweeps->content(racer).name),
        [racer, rate](Scenario& scenario) {
            RacerChoice& choice = scenario.racers[static_cast<std::size_t>(racer)];
            choice.parameters.insert_or_assign("lr", rate);
            choice.isTuned = false;
        },
        QStringLiteral("rates %1 %2").arg(racer).arg(gesture));
}

void RatesTool::changeEvent(QEvent* event)
{
    RaceTool::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showAll();
}

} // namespace ad::ui
