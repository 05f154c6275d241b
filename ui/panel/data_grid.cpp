// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/data_grid.h"

#include "ui/panel/data_model.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace ad::ui {

DataGrid::DataGrid(QWidget* parent)
    : QTableView(parent)
{
    setAccessibleName(tr("Table"));
    setTabKeyNavigation(false); // Tab leaves the grid, so that the keyboard reaches everything
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(64);
    verticalHeader()->setSectionsClickable(true);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed);
}

void DataGrid::setData(DataModel* model)
{
    m_data = model;
    setModel(model);
}

std::set<int> DataGrid::selectedRows() const
{
    std::set<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        rows.insert(index.row());
    return rows;
}

std::set<int> DataGrid::selectedColumns() const
{
    std::set<int> columns;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        columns.insert(index.column());
    return columns;
}

void DataGrid::addRow()
{
    const int row = currentIndex().isValid() ? currentIndex().row() : m_data->rowCount() - 1;
    const int column = std::max(0, currentIndex().column());
    m_data->addRow(row);
    setCurrentIndex(m_data->index(std::clamp(row + 1, 1, m_data->rowCount() - 1), column));
}

void DataGrid::addColumn()
{
    m_data->addColumn(currentIndex().isValid() ? currentIndex().column() : m_data->columnCount() - 1);
}

void DataGrid::removeRows()
{
    if (!selectedRows().empty())
        m_data->removeRowsAt(selectedRows());
}

void DataGrid::removeColumns()
{
    if (!selectedColumns().empty())
        m_data->removeColumnsAt(selectedColumns());
}

void DataGrid::copy()
{
    DataModel::Cells cells;
    for (const int row : selectedRows()) {
        cells.emplace_back();
        for (const int column : selectedColumns())
            cells.back().push_back(m_data->index(row, column).data().toString().toStdString());
    }
    QString text;
    for (const std::vector<std::string>& row : cells) {
        QStringList line;
        for (const std::string& cell : row)
            line << QString::fromStdString(cell);
        text += line.join('\t') + '\n'; // what spreadsheets take apart again
    }
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void DataGrid::paste()
{
    if (m_data->isReadOnly())
        return;
    const Result<std::vector<CsvRow>> rows = readCells(QApplication::clipboard()->text().toStdString());
    if (!rows || rows->empty())
        return;
    DataModel::Cells cells;
    for (const CsvRow& row : *rows) {
        cells.emplace_back();
        for (const CsvCell& cell : row)
            cells.back().push_back(cell.text);
    }
    // Names go into the row of names, numbers below it, wherever nothing else was said.
    const int first = headerOf(*rows).isWritten ? 0 : 1;
    m_data->paste(currentIndex().isValid() ? currentIndex().row() : first, std::max(0, currentIndex().column()), cells);
}

void DataGrid::removeOrClear()
{
    const bool isWhole = static_cast<int>(selectedColumns().size()) == m_data->columnCount() && m_data->columnCount() > 1;
    if (m_data->isReadOnly())
        return;
    if (isWhole)
        removeRows();
    else if (!selectionModel()->selectedIndexes().isEmpty())
        m_data->clearCells(selectionModel()->selectedIndexes());
}

void DataGrid::goDown()
{
    const QModelIndex at = currentIndex();
    if (at.row() + 1 >= m_data->rowCount())
        addRow();
    else
        setCurrentIndex(m_data->index(at.row() + 1, at.column()));
}

void DataGrid::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::Paste))
        paste();
    else if (event->key() == Qt::Key_Delete)
        removeOrClear();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid() && state() != EditingState &&
             !m_data->isReadOnly())
        goDown();
    else
        QTableView::keyPressEvent(event);
}

void DataGrid::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("Copy"), this, &DataGrid::copy);
    if (!m_data->isReadOnly()) {
        menu.addAction(tr("Paste"), this, &DataGrid::paste);
        menu.addSeparator();
        menu.addAction(tr("Add row"), this, &DataGrid::addRow);
        menu.addAction(tr("Add column"), this, &DataGrid::addColumn);
        menu.addAction(tr("Delete rows"), this, &DataGrid::removeRows);
        menu.addAction(tr("Delete columns"), this, &DataGrid::removeColumns);
    }
    menu.exec(event->globalPos());
}

} // namespace ad::ui
