// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/racer_swatch.h"

#include <QPainter>
#include <QPixmap>

namespace ad::ui {

void paintSwatch(QPainter& painter, const QRectF& rect, const RacerLook& look, qreal lineWidth)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(look.color, lineWidth, Qt::SolidLine, Qt::FlatCap);
    if (!look.dashes.empty())
        pen.setDashPattern(QList<qreal>(look.dashes.begin(), look.dashes.end()));
    painter.setPen(pen);
    painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()));
    painter.fillPath(markerPath(look.marker, rect.height() * 0.34).translated(rect.center()), look.color);
    painter.restore();
}

QIcon swatchIcon(const RacerLook& look, QSize size)
{
    QPixmap pixmap(size * 2);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintSwatch(painter, QRectF(QPointF(0, 0), QSizeF(size)), look);
    painter.end();
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected); // else the style tints it, and it is no longer the racer's colour
    return icon;
}

} // namespace ad::ui
