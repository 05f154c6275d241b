// SPDX-License-Identifier: GPL-3.0-or-later
// The trace as a table, one row a node: name, expression, value, adjoint.
#pragma once

#include "core/trace/replay.h"

#include <QTableView>

#include <memory>

namespace ad::ui {

class TraceModel;

/// What is not computed yet is "·".
class TraceTable : public QTableView
{
    Q_OBJECT

public:
    explicit TraceTable(QWidget* parent = nullptr);

    /// Rows for the nodes of the forward graph but constants; null empties the table.
    void setTrace(std::shared_ptr<const Trace> trace);
    /// `frame` is one of the trace that is shown. Marks the row of its step.
    void showFrame(const Frame& frame);

    [[nodiscard]] int rowOf(NodeId node) const;

signals:
    void nodePicked(NodeId node);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void applyMeasures();
    void hideWhatHasNoRoom();

    TraceModel* m_model;
};

} // namespace ad::ui
