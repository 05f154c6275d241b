// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/data_tool.h"

#include "core/base/text.h"
#include "core/scenario/named_point.h"
#include "ui/panel/batch_form.h"
#include "ui/panel/data_grid.h"
#include "ui/panel/data_model.h"
#include "ui/plot/scatter_plot.h"
#include "ui/theme/appearance.h"
#include "ui/theme/look.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QToolButton>

#include <algorithm>

namespace ad::ui {
namespace {

constexpr int kMostRowsSeen = 6; // of the grid, before it scrolls

// A table from a file, as a text for the grid.
std::string textOf(const CsvTable& table)
{
    DataModel::Cells cells = {table.names};
    for (std::size_t row = 0; row < static_cast<std::size_t>(table.rows); ++row) {
        cells.emplace_back();
        for (const std::vector<double>& column : table.columns)
            cells.back().push_back(exactText(column[row]));
    }
    return writeCells(cells);
}

} // namespace

QString DataTool::about() const
{
    return tr("The tables that the program takes data from, and how many rows a step sees");
}

bool DataTool::isOfDocument() const
{
    return m_tables->currentIndex() >= 0 && m_tables->currentIndex() < static_cast<int>(m_scenario->tables.size());
}

std::string DataTool::tableName() const
{
    return m_tables->currentData().toString().toStdString();
}

std::optional<int> DataTool::selectedBatch() const
{
    if (m_racer < 0 || m_racer >= static_cast<int>(m_race->scenario.racers.size()))
        return std::nullopt;
    return m_race->scenario.racers[static_cast<std::size_t>(m_racer)].batch;
}

void DataTool::setScenario(std::shared_ptr<const Scenario> scenario)
{
    const bool isSame =
        scenario->tables == m_scenario->tables && scenario->files == m_scenario->files && scenario->program == m_scenario->program;
    m_scenario = std::move(scenario);
    if (isSame)
        return;
    const QSignalBlocker blocker(m_tables);
    const QString current = m_tables->currentData().toString();
    const int before = m_tables->count();
    m_tables->clear();
    for (const DataTable& table : m_scenario->tables)
        m_tables->addItem(QString::fromStdString(table.name), QString::fromStdString(table.name));
    for (const DataFile& file : m_scenario->files)
        m_tables->addItem(tr("%1 (file)").arg(QString::fromStdString(file.name)), QString::fromStdString(file.name));
    const int found = m_tables->findData(current);
    const bool isAdded = m_tables->count() == before + 1 && before > 0 && !m_scenario->tables.empty();
    m_tables->setCurrentIndex(isAdded ? static_cast<int>(m_scenario->tables.size()) - 1 : std::max(0, found));
    m_stack->setCurrentIndex(m_tables->count() == 0 ? 0 : 1);
    if (m_tables->count() > 0)
        showTable();
}

void DataTool::showTable()
{
    std::string text;
    if (isOfDocument()) {
        text = m_scenario->tables[static_cast<std::size_t>(m_tables->currentIndex())].csv;
    } else {
        const std::size_t file = static_cast<std::size_t>(m_tables->currentIndex()) - m_scenario->tables.size();
        const Result<CsvTable>& content = *m_scenario->files[file].content;
        text = content ? textOf(*content) : std::string();
    }
    m_model->setReadOnly(!isOfDocument());
    m_model->setText(text);
    m_remove->setEnabled(isOfDocument());
    QString problem = m_model->problem();
    if (!isOfDocument()) {
        const std::size_t file = static_cast<std::size_t>(m_tables->currentIndex()) - m_scenario->tables.size();
        const Result<CsvTable>& content = *m_scenario->files[file].content;
        problem = content ? QString() : QString::fromStdString(content.error().message);
    }
    const std::vector<std::string> used = tablesNamedIn(m_scenario->program);
    const bool isUsed = std::find(used.begin(), used.end(), tableName()) != used.end();
    if (problem.isEmpty() && !isUsed && m_model->columnCount() > 0)
        problem = tr("The program does not use this table yet: write  data x = csv(\"%1\", \"%2\")")
                      .arg(QString::fromStdString(tableName()), m_model->index(0, 0).data().toString());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    setLook(m_problem, "look", m_model->problem().isEmpty() ? QStringLiteral("muted") : QStringLiteral("error"));
    fitGrid();
}

void DataTool::setRace(std::shared_ptr<const RaceView> race)
{
    m_race = std::move(race);
    m_iterate = -1;
    if (m_race && m_race->program != m_predicted) {
        m_predicted = m_race->program;
        m_prediction = Prediction::of(*m_predicted);
    }
    showBatch();
    showPrediction();
}

void DataTool::setSelectedRacer(int racer)
{
    m_racer = racer;
    m_iterate = -1;
    showMoment();
}

void DataTool::setPosition(double position)
{
    m_position = position;
    showMoment();
}

void DataTool::showBatch()
{
    const bool hasRows = m_race && m_race->terrain.batches();
    m_batch->setVisible(hasRows);
    if (!hasRows)
        return;
    m_form->setBatch(m_race->scenario.batch, m_race->terrain.batches()->order().rows(), m_race->scenario.steps);
    m_form->setShowsBatch(m_race->scenario.map.showsBatch);
}

void DataTool::showPrediction()
{
    const bool isSeen = m_race && m_prediction;
    m_plotHeading->setVisible(isSeen);
    m_plot->setVisible(isSeen);
    if (isSeen) {
        const auto shown = [](const std::string& name) { return QString::fromStdString(displayName(name)); };
        m_plotHeading->setText(tr("What the model says"));
        m_plot->setPoints(m_prediction->rows(), {shown(m_prediction->xName()), shown(m_prediction->yName())});
    }
    showMoment();
}

const Track* DataTool::selectedTrack() const
{
    const bool hasTrack =
        m_racer >= 0 && m_racer < static_cast<int>(m_race->tracks.size()) && m_race->tracks[static_cast<std::size_t>(m_racer)].hasRun();
    return hasTrack ? &m_race->tracks[static_cast<std::size_t>(m_racer)] : nullptr;
}

void DataTool::showMoment()
{
    const bool hasRows = m_race && m_race->terrain.batches();
    m_moment->setVisible(hasRows);
    if (!hasRows) {
        m_model->setMarkedRows({});
        return;
    }
    const BatchOrder order = m_race->terrain.batches()->order(selectedBatch());
    const Track* track = selectedTrack();
    const std::int64_t iterate = track != nullptr ? iterateAt(*track, m_position) : static_cast<std::int64_t>(m_position);
    if (iterate == m_iterate)
        return;
    m_iterate = iterate;
    const std::vector<int> rows = order.isWhole() ? std::vector<int>() : order.rowsAt(iterate);
    m_model->setMarkedRows(m_model->dataRows() == order.rows() ? rows : std::vector<int>());
    if (m_prediction) {
        m_plot->setMarked(rows);
        if (track != nullptr)
            m_plot->setCurve(m_prediction->curve(pointAt(*m_race->program, m_race->terrain.names(), track->run->at(iterate))),
                             track->look.color);
        else
            m_plot->setCurve({}, {});
    }
    m_moment->setText(track != nullptr ? sentenceOf(*track, iterate) : tr("Add a racer to see what it does with these rows."));
}

QString DataTool::sentenceOf(const Track& track, std::int64_t iterate) const
{
    const auto at = static_cast<std::size_t>(iterate);
    const auto number = [](double value) { return QString::fromStdString(shortText(value)); };
    QString text;
    if (m_prediction)
        text = tr("%1 of %2 after step %3. ").arg(QString::fromStdString(displayName(m_prediction->name())), track.name).arg(iterate);
    if (at < track.run->batchLoss.size())
        text += tr("Its next step sees the marked rows: a loss of %1, while that of all rows is %2.")
                    .arg(number(track.run->batchLoss[at]), number(track.run->loss[at]));
    else
        text += tr("Every step of it sees all rows.");
    return text;
}

std::string DataTool::freeName(const std::string& proposal) const
{
    const auto isTaken = [this](const std::string& name) {
        return std::any_of(m_scenario->tables.begin(), m_scenario->tables.end(),
                           [&](const DataTable& table) { return table.name == name; });
    };
    std::string name = proposal.empty() ? "table" : proposal;
    for (int i = 2; isTaken(name); ++i)
        name = proposal + " " + std::to_string(i);
    return name;
}

void DataTool::fitGrid()
{
    const Theme& theme = currentTheme();
    const int height = theme.px(28);
    m_grid->verticalHeader()->setDefaultSectionSize(height);
    const int rows = std::clamp(m_model->rowCount(), 3, kMostRowsSeen);
    m_grid->setFixedHeight(height * rows + theme.px(6));
}

} // namespace ad::ui
