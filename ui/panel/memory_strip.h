// SPDX-License-Identifier: GPL-3.0-or-later
// The values of a trace as a strip of cells: what is in memory, and what the backward pass still needs.
#pragma once

#include "core/trace/memory.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace ad::ui {

/// One cell an operation, in the order in which they are computed; a click picks the node.
class MemoryStrip : public QWidget
{
    Q_OBJECT

public:
    explicit MemoryStrip(QWidget* parent = nullptr);

    /// Null empties the strip.
    void setTrace(std::shared_ptr<const Trace> trace);
    void showFrame(const Frame& frame);
    [[nodiscard]] const MemoryPlan* plan() const { return m_plan.get(); }
    [[nodiscard]] QRectF cell(int index) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

signals:
    void nodePicked(NodeId node);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int cellAt(const QPointF& position) const;

    std::shared_ptr<const Trace> m_trace;
    std::unique_ptr<const MemoryPlan> m_plan;
    std::vector<Keeping> m_keeping; // of each operation
};

} // namespace ad::ui
