// SPDX-License-Identifier: GPL-3.0-or-later
// The border of a side panel, which can be dragged.
#pragma once

#include <QWidget>

namespace ad::ui {

class PanelGrip : public QWidget
{
    Q_OBJECT

public:
    explicit PanelGrip(QWidget* parent);

signals:
    /// The pointer is at this x, in the parent's coordinates.
    void dragged(int x);

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace ad::ui
