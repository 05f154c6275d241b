// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/runs_tool.h"

#include "core/base/csv_field.h"
#include "core/base/text.h"
#include "core/scenario/branch.h"
#include "core/scenario/race.h"
#include "ui/panel/racer_swatch.h"
#include "ui/panel/verdict_text.h"
#include "ui/theme/appearance.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace ad::ui {
namespace {

constexpr int kRacerRole = Qt::UserRole;
constexpr int kExactRole = Qt::UserRole + 1; // for CSV
constexpr int kSortRole = Qt::UserRole + 2;  // a number, or nothing

/// Sorts numbers by their size; what has none comes last.
class Cell : public QTableWidgetItem
{
public:
    explicit Cell(const QString& text)
        : QTableWidgetItem(text)
    {
        setData(kExactRole, QString(text).replace(QChar(0x2212), '-'));
        setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
        bool isNumber = false;
        const double number = QString(text).replace(QChar(0x2212), '-').toDouble(&isNumber);
        if (isNumber)
            setNumber(number);
    }
    void setNumber(double number)
    {
        setData(kSortRole, number);
        setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    bool operator<(const QTableWidgetItem& other) const override
    {
        const QVariant mine = data(kSortRole);
        const QVariant its = other.data(kSortRole);
        if (mine.isValid() && its.isValid())
            return mine.toDouble() < its.toDouble();
        return mine.isValid() == its.isValid() ? text() < other.text() : mine.isValid();
    }
};

Cell* numberCell(double value)
{
    auto* cell = new Cell(QString::fromStdString(shortText(value)));
    const QString exact = QString::fromStdString(exactText(value));
    cell->setData(kExactRole, exact);
    cell->setToolTip(exact);
    cell->setNumber(std::isnan(value) ? INFINITY : value);
    return cell;
}

Cell* verdictCell(RaceVerdict verdict)
{
    auto* cell = new Cell(verdictText(verdict));
    const std::string_view name = verdictName(verdict);
    cell->setData(kExactRole, QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    cell->setToolTip(verdictTip(verdict));
    return cell;
}

} // namespace

RunsTool::RunsTool(QWidget* parent)
    : RaceTool(parent)
    , m_table(new QTableWidget(this))
    , m_hint(new QLabel(tr("Add a racer to have a run to compare."), this))
    , m_keep(new QPushButton(tr("Keep"), this))
    , m_delete(new QPushButton(tr("Delete"), this))
    , m_copy(new QPushButton(tr("Copy as CSV"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_keep, m_delete, m_copy})
        buttons->addWidget(button);
    buttons->addStretch(1);
    m_keep->setToolTip(tr("Keeps what the selected racer does now as a ghost, to compare later changes with it"));
    m_delete->setToolTip(tr("Removes the selected run (Delete)"));
    m_copy->setToolTip(tr("Copies the table with all digits"));
    m_hint->setProperty("look", "muted");
    m_hint->setWordWrap(true);
    makeTable();
    layout->addLayout(buttons);
    layout->addWidget(m_hint);
    layout->addWidget(m_table, 1);
    connect(m_keep, &QPushButton::clicked, this, &RunsTool::keep);
    connect(m_delete, &QPushButton::clicked, this, &RunsTool::remove);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(csv()); });
}

void RunsTool::makeTable()
{
    m_table->setAccessibleName(tr("Runs"));
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsClickable(true);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
        const QString heading = m_table->horizontalHeaderItem(column)->text();
        m_order = heading == m_sorted && m_order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
        m_sorted = heading;
        sort();
        setSelectedRacer(m_selected);
    });
    m_table->installEventFilter(this);
    connect(m_table, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* item) {
        // Later, because the edit makes new cells, and this one is still in use.
        if (item->column() == 0)
            QMetaObject::invokeMethod(
                this, [this, racer = racerOf(item->row()), name = item->text().trimmed()] { rename(racer, name); }, Qt::QueuedConnection);
    });
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row, int, int before, int) {
        if (row >= 0 && row != before)
            emit racerPicked(racerOf(row));
    });
}

int RunsTool::racerOf(int row) const
{
    const QTableWidgetItem* name = m_table->item(row, 0);
    return name != nullptr ? name->data(kRacerRole).toInt() : -1;
}

void RunsTool::setRace(std::shared_ptr<const RaceView> race)
{
    m_race = std::move(race);
    showRace();
}

void RunsTool::showRace()
{
    const QSignalBlocker blocker(m_table);
    const int count = m_race != nullptr ? static_cast<int>(std::min(m_race->tracks.size(), m_race->scenario.racers.size())) : 0;
    const RunComparison comparison = count > 0 ? comparisonOf(m_race->scenario) : RunComparison();
    // The panel is narrow: what came of a run stands before what it was made with.
    QStringList headings = {tr("Run"), tr("Final loss"), tr("Verdict"), tr("To 0.1 %")};
    for (const std::string& column : comparison.columns)
        headings.append(QString::fromStdString(column));
    headings.append(tr("Gradients"));
    m_table->setColumnCount(static_cast<int>(headings.size()));
    m_table->setHorizontalHeaderLabels(headings);
    m_table->setRowCount(count);
    m_table->setIconSize({currentTheme().px(24), currentTheme().px(16)});
    for (int row = 0; row < count; ++row)
        fillRow(row, comparison);
    sort();
    m_table->resizeColumnsToContents();
    m_hint->setVisible(count == 0);
    m_table->setVisible(count > 0);
    for (QPushButton* button : {m_keep, m_delete, m_copy})
        button->setEnabled(count > 0);
    setSelectedRacer(m_selected);
}

void RunsTool::sort()
{
    QHeaderView* header = m_table->horizontalHeader();
    int column = -1;
    for (int i = 0; i < m_table->columnCount() && !m_sorted.isEmpty(); ++i)
        column = m_table->horizontalHeaderItem(i)->text() == m_sorted ? i : column;
    header->setSortIndicatorShown(column >= 0);
    if (column < 0)
        return;
    const QSignalBlocker blocker(m_table);
    header->setSortIndicator(column, m_order);
    m_table->sortItems(column, m_order);
}

void RunsTool::fillRow(int row, const RunComparison& comparison)
{
    const Track& track = m_race->tracks[static_cast<std::size_t>(row)];
    auto* name = new Cell(track.name);
    name->setData(kRacerRole, row);
    name->setFlags(name->flags() | Qt::ItemIsEditable);
    name->setIcon(swatchIcon(track.look, m_table->iconSize()));
    name->setToolTip(tr("Double click or F2 to rename"));
    std::vector<Cell*> cells = {name};
    if (track.hasRun())
        cells.insert(cells.end(), {numberCell(track.run->loss.back()), verdictCell(track.reached.verdict),
                                   new Cell(track.reached.arrival ? QString::number(*track.reached.arrival) : QString())});
    else
        cells.insert(cells.end(), {new Cell(QString()), new Cell(QString()), new Cell(QString())});
    for (const std::string& text : comparison.rows[static_cast<std::size_t>(row)])
        cells.push_back(new Cell(QString::fromStdString(text)));
    const bool isCounted = track.hasRun() && !track.run->evaluations.empty();
    cells.push_back(new Cell(isCounted ? QString::number(track.run->evaluations.back()) : QString()));
    for (std::size_t column = 0; column < cells.size(); ++column) {
        m_table->setItem(row, static_cast<int>(column), cells[column]);
        if (track.isGhost)
            cells[column]->setForeground(currentTheme().mutedText);
    }
}

void RunsTool::setSelectedRacer(int racer)
{
    m_selected = racer;
    const QSignalBlocker blocker(m_table);
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (racerOf(row) == racer)
            m_table->selectRow(row);
    const bool isOne = m_race != nullptr && racer >= 0 && racer < static_cast<int>(m_race->scenario.racers.size());
    m_keep->setEnabled(isOne && static_cast<int>(m_race->scenario.racers.size()) < kMostRacers);
    m_delete->setEnabled(isOne);
}

void RunsTool::keep()
{
    if (!m_keep->isEnabled())
        return;
    const auto racer = static_cast<std::size_t>(m_selected);
    const std::optional<std::vector<double>> start = startOf(m_race->scenario.racers[racer], m_race->terrain);
    QColor color = m_race->tracks[racer].look.color;
    color.setAlpha(255);
    emit edited(tr("Keep %1").arg(m_race->tracks[racer].name),
                [racer, start = start.value_or(m_race->terrain.start()), color = color.name().toStdString()](Scenario& scenario) {
                    const int ghost = keepAsGhost(scenario, static_cast<int>(racer), start);
                    scenario.racers[static_cast<std::size_t>(ghost)].color = color;
                });
}

void RunsTool::remove()
{
    if (!m_delete->isEnabled())
        return;
    const int racer = m_selected;
    emit edited(tr("Delete %1").arg(m_race->tracks[static_cast<std::size_t>(racer)].name), [racer](Scenario& scenario) {
        if (racer < static_cast<int>(scenario.racers.size()))
            scenario.racers.erase(scenario.racers.begin() + racer);
    });
}

void RunsTool::rename(int racer, const QString& name)
{
    if (m_race == nullptr || racer < 0 || racer >= static_cast<int>(m_race->tracks.size()) ||
        name == m_race->tracks[static_cast<std::size_t>(racer)].name)
        return;
    emit edited(tr("Rename %1").arg(m_race->tracks[static_cast<std::size_t>(racer)].name), [racer, name](Scenario& scenario) {
        if (racer < static_cast<int>(scenario.racers.size()))
            scenario.racers[static_cast<std::size_t>(racer)].name = name.toStdString();
    });
}

QString RunsTool::csv() const
{
    std::string text;
    const auto add = [&text](int column, const QString& field) { text += (column > 0 ? "," : "") + csvField(field.toStdString()); };
    for (int column = 0; column < m_table->columnCount(); ++column)
        add(column, m_table->horizontalHeaderItem(column)->text());
    text += "\n";
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (int column = 0; column < m_table->columnCount(); ++column)
            add(column, m_table->item(row, column)->data(kExactRole).toString());
        text += "\n";
    }
    return QString::fromStdString(text);
}

bool RunsTool::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_table && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        remove();
        return true;
    }
    return RaceTool::eventFilter(object, event);
}

void RunsTool::changeEvent(QEvent* event)
{
    RaceTool::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_race != nullptr)
        showRace();
}

} // namespace ad::ui
