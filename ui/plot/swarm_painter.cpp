// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/swarm_painter.h"

#include "ui/plot/trail_painter.h"

#include <QPainter>
#include <QPixmap>

#include <cmath>

namespace ad::ui {
namespace {

// A dot with its halo, painted once: thousands of ellipses would take too long.
QPixmap dotOf(const QColor& color, qreal radius, qreal ratio)
{
    const qreal side = 2 * radius + 3;
    QPixmap pixmap((QSizeF(side, side) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(haloOf(color), 1));
    painter.setBrush(color);
    painter.drawEllipse(QPointF(side / 2, side / 2), radius, radius);
    return pixmap;
}

} // namespace

void paintSwarms(QPainter& painter, const DotPlacement& placement, const std::vector<Track>& tracks,
                 const std::vector<std::shared_ptr<const Swarm>>& swarms, double position, qreal radius)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    std::vector<QPainter::PixmapFragment> fragments;
    for (std::size_t i = 0; i < tracks.size() && i < swarms.size(); ++i) {
        if (!tracks[i].isShown || swarms[i] == nullptr)
            continue;
        const QPixmap dot = dotOf(tracks[i].look.color, radius, ratio);
        fragments.clear();
        for (int k = 0; k < swarms[i]->count; ++k) {
            const Vec2 place = swarms[i]->placeAt(k, position);
            if (!std::isfinite(place.x) || !std::isfinite(place.y))
                continue;
            if (const auto at = placement(place))
                fragments.push_back(QPainter::PixmapFragment::create(*at, QRectF(dot.rect()), 1 / ratio, 1 / ratio));
        }
        painter.drawPixmapFragments(fragments.data(), static_cast<int>(fragments.size()), dot);
    }
}

} // namespace ad::ui
