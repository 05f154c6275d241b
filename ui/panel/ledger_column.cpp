// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/ledger_column.h"

#include "core/base/text.h"
#include "ui/panel/ledger_rows.h"
#include "ui/panel/racer_swatch.h"
#include "ui/plot/series_plot.h"
#include "ui/theme/appearance.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace ad::ui {
namespace {

constexpr std::size_t kMostAxes = 6;
constexpr std::int64_t kMostPoints = 240; // of the curve of a schedule: as many as it has pixels

} // namespace

LedgerColumn::LedgerColumn(QWidget* parent)
    : QWidget(parent)
    , m_swatch(new QLabel(this))
    , m_name(new QLabel(this))
    , m_note(new QLabel(this))
    , m_rows(new LedgerRows(this))
    , m_scheduleName(new QLabel(this))
    , m_schedule(new SeriesPlot(this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    for (QLabel* label : {m_name, m_scheduleName})
        label->setProperty("look", QStringLiteral("heading"));
    m_note->setProperty("look", QStringLiteral("muted"));
    for (QLabel* label : {m_name, m_note, m_scheduleName})
        label->setWordWrap(true);
    grid->addWidget(m_swatch, 0, 0);
    grid->addWidget(m_name, 0, 1);
    grid->addWidget(m_note, 1, 0, 1, 2);
    grid->addWidget(m_rows, 2, 0, 1, 2);
    grid->addWidget(m_scheduleName, 3, 0, 1, 2);
    grid->addWidget(m_schedule, 4, 0, 1, 2);
    grid->setRowStretch(5, 1);
    m_schedule->setMinimumHeight(176);
    m_schedule->setAccessibleName(tr("Learning rate against step"));
    m_scheduleName->hide();
    m_schedule->hide();
    connect(&m_reader, &StepReader::changed, this, &LedgerColumn::showStep);
    connect(m_schedule, &SeriesPlot::indexPicked, this, [this](int index) {
        if (index >= 0 && index < static_cast<int>(m_scheduleSteps.size()))
            emit seekRequested(static_cast<double>(m_scheduleSteps[static_cast<std::size_t>(index)]));
    });
}

QString LedgerColumn::heading() const
{
    return m_name->text();
}

void LedgerColumn::setRacer(const std::shared_ptr<const RaceView>& race, int racer)
{
    m_race = race;
    m_racer = race && racer < static_cast<int>(race->tracks.size()) ? racer : -1;
    m_shown = nullptr;
    chooseAxes();
    m_reader.setRacer(m_race, m_racer);
    showStep();
}

void LedgerColumn::setPosition(double position)
{
    m_position = position;
    showStep();
}

void LedgerColumn::chooseAxes()
{
    m_axisNames.clear();
    m_coordinates.clear();
    if (!m_race)
        return;
    const Terrain& terrain = m_race->terrain;
    const std::vector<std::string>& all = terrain.names();
    const auto add = [&](std::size_t i) {
        m_axisNames.push_back(QString::fromStdString(displayName(all[i])));
        m_coordinates.push_back(i);
    };
    // Of many coordinates those that the map shows.
    for (const std::string& name : terrain.mapNames())
        if (const auto found = std::find(all.begin(), all.end(), name); all.size() > kMostAxes && found != all.end())
            add(static_cast<std::size_t>(found - all.begin()));
    m_areAxesOfTheMap = !m_coordinates.empty();
    if (!m_areAxesOfTheMap)
        for (std::size_t i = 0; i < std::min(all.size(), kMostAxes); ++i)
            add(i);
}

void LedgerColumn::showStep()
{
    const std::shared_ptr<const StepPage> page = m_reader.at(m_position);
    const bool isRacer = m_racer >= 0;
    m_swatch->setVisible(isRacer);
    m_rows->setVisible(page != nullptr);
    if (!page) {
        m_shown = nullptr;
        m_scheduled = nullptr;
        m_name->setText(isRacer ? m_race->tracks[static_cast<std::size_t>(m_racer)].name : QString());
        m_note->setText(!isRacer                ? tr("Select a racer to see its steps as equations.")
                        : m_reader.isBusy()     ? tr("Reading the run …")
                        : m_reader.count() == 0 ? tr("This racer has made no step.")
                                                : QString());
        m_note->show();
        m_scheduleName->hide();
        m_schedule->hide();
        return;
    }
    if (page == m_shown)
        return;
    m_shown = page;
    const Track& track = m_race->tracks[static_cast<std::size_t>(m_racer)];
    m_swatch->setPixmap(swatchIcon(track.look, {28, 16}).pixmap(28, 16));
    m_name->setText(tr("%1, step %2 of %3").arg(track.name).arg(page->record.iterate + 1).arg(m_reader.count()));
    const std::size_t all = m_race->terrain.names().size();
    m_note->setText(m_areAxesOfTheMap ? tr("The axes of the map, of %1 coordinates.").arg(all)
                                      : tr("The first %1 of %2 coordinates.").arg(m_coordinates.size()).arg(all));
    m_note->setVisible(all > m_coordinates.size());
    m_rows->setRows(ledgerOf(*page->recipe, page->record, page->before ? &*page->before : nullptr), m_axisNames, m_coordinates);
    showSchedule(*page);
}

void LedgerColumn::showSchedule(const StepPage& page)
{
    const Recipe& recipe = *page.recipe;
    const bool hasSchedule = !recipe.schedule.isConstant();
    m_scheduleName->setVisible(hasSchedule);
    m_schedule->setVisible(hasSchedule);
    if (!hasSchedule)
        return;
    if (m_scheduled != page.recipe) {
        m_scheduled = page.recipe;
        m_scheduleName->setText(
            QString::fromUtf8(recipe.schedule.row->displayName.data(), static_cast<qsizetype>(recipe.schedule.row->displayName.size())));
        const std::int64_t last = std::max<std::int64_t>(1, m_race->scenario.steps - 1);
        const std::int64_t stride = (last + kMostPoints - 1) / kMostPoints;
        Series series{tr("learning rate"), m_racer, {}, -1};
        m_scheduleSteps.clear();
        for (std::int64_t step = 0; step <= last; step += stride) {
            m_scheduleSteps.push_back(step);
            series.points.emplace_back(static_cast<double>(step), recipe.learningRate(step, recipe.baseRate));
        }
        m_schedule->setSeries({series}, {tr("step"), TickStyle::Linear}, {QStringLiteral("η"), TickStyle::Linear});
    }
    const auto nearest = std::upper_bound(m_scheduleSteps.begin(), m_scheduleSteps.end(), page.record.iterate);
    m_schedule->setCursor(static_cast<int>(nearest - m_scheduleSteps.begin()) - 1);
}

} // namespace ad::ui
