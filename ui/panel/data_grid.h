// SPDX-License-Identifier: GPL-3.0-or-later
// The view of a DataModel: typing, copying to and pasting from a spreadsheet.
#pragma once

#include <QTableView>

#include <set>

namespace ad::ui {

class DataModel;

/// Typing replaces a cell, Enter goes down and, below the last row, makes a new one. Ctrl+C, Ctrl+V; Delete takes rows away if they are
/// selected as a whole, and else empties cells.
class DataGrid : public QTableView
{
    Q_OBJECT

public:
    explicit DataGrid(QWidget* parent = nullptr);

    void setData(DataModel* model);

public slots:
    /// Below and right of the current cell.
    void addRow();
    void addColumn();
    void removeRows();
    void removeColumns();
    void copy();
    void paste();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] std::set<int> selectedRows() const;
    [[nodiscard]] std::set<int> selectedColumns() const;
    void removeOrClear();
    void goDown();

    DataModel* m_data = nullptr;
};

} // namespace ad::ui
