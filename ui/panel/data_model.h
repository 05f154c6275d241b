// SPDX-License-Identifier: GPL-3.0-or-later
// A CSV text as a grid of cells that can be edited: the names of the columns in the first row, and numbers below.
#pragma once

#include "core/base/csv.h"

#include <QAbstractTableModel>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace ad::ui {

/// Every change is told as the new text of the whole table; the grid follows when that comes back by setText.
class DataModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Cells = std::vector<std::vector<std::string>>;

    using QAbstractTableModel::QAbstractTableModel;

    /// A text that is no CSV at all (an open quote) is shown as no cells, and as a problem.
    void setText(const std::string& csv);
    void setReadOnly(bool isReadOnly) { m_isReadOnly = isReadOnly; }
    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    /// Rows of numbers, from 0, that stand out.
    void setMarkedRows(const std::vector<int>& rows);

    /// What keeps this from being a table; the first one's sentence, or empty.
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool isMarked(int row) const { return m_marked.contains(row - 1); }
    [[nodiscard]] bool hasProblem(const QModelIndex& index) const;
    /// How many rows of numbers there are.
    [[nodiscard]] int dataRows() const { return std::max(0, rowCount() - 1); }

    /// A row of zeros below `row`; a column of zeros right of `column`. −1: at the beginning.
    void addRow(int row);
    void addColumn(int column);
    /// The row of names stays; so does the last column.
    void removeRowsAt(const std::set<int>& rows);
    void removeColumnsAt(const std::set<int>& columns);
    void clearCells(const QModelIndexList& cells);
    /// Puts the cells there, with more rows and columns as needed.
    void paste(int row, int column, const Cells& cells);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void edited(const QString& csv, const QString& text);

private:
    void tell(const Cells& cells, const QString& text);
    void findProblems(const std::string& csv);
    [[nodiscard]] std::string newName(const Cells& cells) const;

    Cells m_cells;                                     // all rows of one length
    std::map<std::pair<int, int>, QString> m_problems; // by row and column of the grid
    QString m_problem;
    std::set<int> m_marked;
    bool m_isReadOnly = false;
};

/// The cells of a CSV text, padded to rows of one length; nothing if it is none. The first row has the names, even if the text has none.
[[nodiscard]] DataModel::Cells cellsOf(const std::string& csv);

} // namespace ad::ui
