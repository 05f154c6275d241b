// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/panel_grip.h"

#include "ui/theme/appearance.h"

#include <QMouseEvent>
#include <QPainter>

namespace ad::ui {

PanelGrip::PanelGrip(QWidget* parent)
    : QWidget(parent)
{
    setCursor(Qt::SplitHCursor);
    setAttribute(Qt::WA_Hover);
}

void PanelGrip::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        emit dragged(mapToParent(event->position().toPoint()).x());
}

void PanelGrip::paintEvent(QPaintEvent*)
{
    if (!underMouse())
        return;
    QPainter painter(this);
    painter.fillRect(QRectF(width() / 2.0 - 1, 0, 2, height()), currentTheme().accent);
}

} // namespace ad::ui
