// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/data_model.h"

#include "ui/theme/appearance.h"

#include <QFont>

#include <algorithm>
#include <iterator>

namespace ad::ui {

DataModel::Cells cellsOf(const std::string& csv)
{
    const Result<std::vector<CsvRow>> rows = readCells(csv);
    DataModel::Cells cells;
    if (!rows)
        return cells;
    const CsvHeader header = headerOf(*rows);
    if (!header.isWritten && !rows->empty())
        cells.push_back(header.names);
    std::size_t columns = 0;
    for (const CsvRow& row : *rows) {
        cells.emplace_back();
        for (const CsvCell& cell : row)
            cells.back().push_back(cell.text);
        columns = std::max(columns, row.size());
    }
    for (std::vector<std::string>& row : cells)
        row.resize(columns);
    return cells;
}

namespace {

// The grid counts rows of numbers, as its header does, and not lines of a text.
QString sentenceOf(const CsvProblem& problem, bool hasNames)
{
    QString text = QString::fromStdString(problem.error.message);
    if (problem.row >= 0) {
        const int row = problem.row + (hasNames ? 0 : 1);
        const QString column = text.section(QStringLiteral(": "), 0, 0).section(QStringLiteral(", "), 1);
        const QString rest = text.section(QStringLiteral(": "), 1);
        text = row == 0 ? QObject::tr("names, %1: %2").arg(column, rest)
                        : QObject::tr("row %1, %2: %3").arg(QString::number(row), column, rest);
    }
    if (!problem.error.hint.empty())
        text += QStringLiteral(": ") + QString::fromStdString(problem.error.hint);
    return text.left(1).toUpper() + text.mid(1) + '.';
}

} // namespace

void DataModel::setText(const std::string& csv)
{
    Cells cells = cellsOf(csv);
    const bool isSameSize = cells.size() == m_cells.size() && (cells.empty() || cells.front().size() == m_cells.front().size());
    if (!isSameSize)
        beginResetModel();
    m_cells = std::move(cells);
    findProblems(csv);
    if (!isSameSize)
        endResetModel();
    else if (!m_cells.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void DataModel::findProblems(const std::string& csv)
{
    m_problems.clear();
    m_problem.clear();
    const Result<std::vector<CsvRow>> rows = readCells(csv);
    if (!rows) {
        m_problem = QString::fromStdString(rows.error().message);
        return;
    }
    const int shift = headerOf(*rows).isWritten ? 0 : 1; // the grid has a row of names in any case
    for (const CsvProblem& problem : problemsOf(*rows)) {
        const QString text = sentenceOf(problem, shift == 0);
        if (m_problem.isEmpty())
            m_problem = text;
        if (problem.row < 0)
            continue;
        // A row of another length lacks its last cells, or has too many.
        const auto own = static_cast<int>((*rows)[static_cast<std::size_t>(problem.row)].size());
        const auto wanted = static_cast<int>(rows->front().size());
        for (int column = 0; column < columnCount(); ++column)
            if (column == problem.column || (problem.column < 0 && column >= std::min(own, wanted)))
                m_problems.emplace(std::pair(problem.row + shift, column), text);
    }
}

void DataModel::setMarkedRows(const std::vector<int>& rows)
{
    std::set<int> marked(rows.begin(), rows.end());
    if (marked == m_marked)
        return;
    std::set<int> changed;
    std::set_symmetric_difference(marked.begin(), marked.end(), m_marked.begin(), m_marked.end(), std::inserter(changed, changed.end()));
    m_marked = std::move(marked);
    for (const int row : changed)
        if (row + 1 < rowCount())
            emit dataChanged(index(row + 1, 0), index(row + 1, columnCount() - 1));
}

bool DataModel::hasProblem(const QModelIndex& index) const
{
    return m_problems.contains({index.row(), index.column()});
}

void DataModel::tell(const Cells& cells, const QString& text)
{
    emit edited(QString::fromStdString(writeCells(cells)), text);
}

void DataModel::addRow(int row)
{
    Cells cells = m_cells;
    if (cells.empty())
        cells = {{"x", "y"}};
    const int below = std::clamp(row + 1, 1, static_cast<int>(cells.size()));
    cells.insert(cells.begin() + below, std::vector<std::string>(cells.front().size(), "0"));
    tell(cells, tr("Add row"));
}

std::string DataModel::newName(const Cells& cells) const
{
    for (int i = 1;; ++i) {
        std::string name = "c" + std::to_string(i);
        if (cells.empty() || std::find(cells.front().begin(), cells.front().end(), name) == cells.front().end())
            return name;
    }
}

void DataModel::addColumn(int column)
{
    Cells cells = m_cells;
    if (cells.empty())
        cells = {{}, {}};
    const std::string name = newName(cells);
    for (std::size_t row = 0; row < cells.size(); ++row) {
        const int at = std::clamp(column + 1, 0, static_cast<int>(cells[row].size()));
        cells[row].insert(cells[row].begin() + at, row == 0 ? name : "0");
    }
    tell(cells, tr("Add column"));
}

void DataModel::removeRowsAt(const std::set<int>& rows)
{
    Cells cells;
    for (int row = 0; row < rowCount(); ++row)
        if (row == 0 || !rows.contains(row))
            cells.push_back(m_cells[static_cast<std::size_t>(row)]);
    tell(cells, tr("Delete rows"));
}

void DataModel::removeColumnsAt(const std::set<int>& columns)
{
    if (static_cast<int>(columns.size()) >= columnCount())
        return;
    Cells cells;
    for (const std::vector<std::string>& row : m_cells) {
        cells.emplace_back();
        for (int column = 0; column < columnCount(); ++column)
            if (!columns.contains(column))
                cells.back().push_back(row[static_cast<std::size_t>(column)]);
    }
    tell(cells, tr("Delete columns"));
}

void DataModel::clearCells(const QModelIndexList& indexes)
{
    Cells cells = m_cells;
    for (const QModelIndex& index : indexes)
        cells[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())].clear();
    tell(cells, tr("Clear cells"));
}

void DataModel::paste(int row, int column, const Cells& pasted)
{
    Cells cells = m_cells;
    std::size_t width = cells.empty() ? 0 : cells.front().size();
    for (const std::vector<std::string>& line : pasted)
        width = std::max(width, static_cast<std::size_t>(column) + line.size());
    cells.resize(std::max(cells.size(), static_cast<std::size_t>(row) + pasted.size()));
    for (std::size_t r = 0; r < cells.size(); ++r)
        while (cells[r].size() < width) {
            const std::string added = r == 0 ? newName(cells) : "0";
            cells[r].push_back(added);
        }
    for (std::size_t r = 0; r < pasted.size(); ++r)
        for (std::size_t c = 0; c < pasted[r].size(); ++c)
            cells[static_cast<std::size_t>(row) + r][static_cast<std::size_t>(column) + c] = pasted[r][c];
    tell(cells, tr("Paste"));
}

int DataModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cells.size());
}

int DataModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_cells.empty() ? 0 : static_cast<int>(m_cells.front().size());
}

QVariant DataModel::data(const QModelIndex& index, int role) const
{
    const Theme& theme = currentTheme();
    const bool isName = index.row() == 0;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return QString::fromStdString(m_cells[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())]);
    case Qt::TextAlignmentRole:
        return int((isName ? Qt::AlignHCenter : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole: {
        const auto found = m_problems.find({index.row(), index.column()});
        return found == m_problems.end() ? QVariant() : QVariant(found->second);
    }
    case Qt::FontRole:
        if (isName || isMarked(index.row())) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case Qt::ForegroundRole:
        return hasProblem(index) ? QVariant(theme.error) : QVariant();
    case Qt::BackgroundRole:
        if (hasProblem(index))
            return theme.errorFill;
        return isMarked(index.row()) ? QVariant(theme.value.fill) : isName ? QVariant(theme.sunken) : QVariant();
    default:
        return {};
    }
}

QVariant DataModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Vertical || role != Qt::DisplayRole)
        return {};
    return section == 0 ? QString() : (isMarked(section) ? QStringLiteral("▸ %1") : QStringLiteral("%1")).arg(section);
}

Qt::ItemFlags DataModel::flags(const QModelIndex& index) const
{
    return QAbstractTableModel::flags(index) | (m_isReadOnly ? Qt::NoItemFlags : Qt::ItemIsEditable);
}

bool DataModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || m_isReadOnly)
        return false;
    Cells cells = m_cells;
    std::string& cell = cells[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
    const std::string text = value.toString().trimmed().toStdString();
    if (cell == text)
        return false;
    cell = text;
    tell(cells, index.row() == 0 ? tr("Rename column") : tr("Change data"));
    return true;
}

} // namespace ad::ui
