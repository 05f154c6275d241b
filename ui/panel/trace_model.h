// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the trace table.
#pragma once

#include "core/trace/replay.h"

#include <QAbstractTableModel>
#include <QColor>

#include <memory>
#include <vector>

namespace ad::ui {

class TraceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Expression, Value, TangentValue, AdjointValue, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setTrace(std::shared_ptr<const Trace> trace);
    void showFrame(const Frame& frame);
    [[nodiscard]] NodeId nodeAt(int row) const { return m_rows[static_cast<std::size_t>(row)].node; }
    /// -1 for constants.
    [[nodiscard]] int rowOf(NodeId node) const;
    [[nodiscard]] int activeRow() const { return rowOf(m_active); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        NodeId node;
        QString name;
        QString expression;
    };

    [[nodiscard]] QString text(const Row& row, int column, int digits) const;
    [[nodiscard]] QColor inkOf(const Row& row, int column) const;

    std::shared_ptr<const Trace> m_trace; // keeps alive what m_nodes points to
    std::vector<Row> m_rows;              // by rising node
    std::vector<NodeFrame> m_nodes;
    NodeId m_active = kNoNode;
};

} // namespace ad::ui
