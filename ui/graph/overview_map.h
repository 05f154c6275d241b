// SPDX-License-Identifier: GPL-3.0-or-later
// A small picture of the whole graph with the part that is seen, in a corner of the stage.
#pragma once

#include "ui/graph/graph_scene.h"

#include "core/trace/replay.h"

#include <QWidget>

#include <memory>

namespace ad::ui {

/// Dragging in it moves the part that is seen.
class OverviewMap : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewMap(QWidget* parent = nullptr);

    /// Null: nothing.
    void setScene(std::shared_ptr<const GraphScene> scene);
    /// Of that scene; it has to live as long as it is shown.
    void setFrame(const Frame& frame);
    /// The part of the scene that is seen.
    void setSeen(const QRectF& seen);
    [[nodiscard]] QRectF seen() const { return m_seen; }

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The middle of what is to be seen, in the scene.
    void centrePicked(const QPointF& centre);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QTransform toMap() const;
    void pick(const QPointF& position);

    std::shared_ptr<const GraphScene> m_scene;
    const Frame* m_frame = nullptr;
    QRectF m_seen;
};

} // namespace ad::ui
