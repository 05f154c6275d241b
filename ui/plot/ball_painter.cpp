// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ball_painter.h"

#include "core/base/text.h"
#include "ui/plot/trail_painter.h"
#include "ui/theme/appearance.h"

#include <QFontMetricsF>
#include <QObject>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

void paintShape(QPainter& painter, const QPainterPath& shape, const QColor& fill, const QColor& halo, qreal haloWidth)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(20, 26, 34, 120), 2 * haloWidth + 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(shape);
    painter.setPen(QPen(halo, 2 * haloWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(shape);
    painter.fillPath(shape, fill);
}

/// A small round sign beside the ball that says how the race ended: ✓ converged, × diverged, a flag for finished.
void paintEnd(QPainter& painter, QPointF at, Status status, qreal size)
{
    if (status != Status::Converged && status != Status::Diverged && status != Status::Finished)
        return;
    const QPointF centre = at + QPointF(size * 1.35, -size * 1.35);
    const qreal r = size * 0.85;
    painter.setPen(QPen(QColor(20, 26, 34), 1));
    painter.setBrush(Qt::white);
    painter.drawEllipse(centre, r, r);
    const QColor ink = status == Status::Converged ? QColor("#00533C") : status == Status::Diverged ? QColor("#941015") : QColor("#18202B");
    painter.setPen(QPen(ink, qMax(1.6, size * 0.24), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto p = [&](qreal x, qreal y) { return centre + QPointF(x, y) * r; };
    if (status == Status::Converged) {
        painter.drawPolyline(QPolygonF{p(-0.45, 0.05), p(-0.1, 0.4), p(0.5, -0.35)});
    } else if (status == Status::Diverged) {
        painter.drawLine(p(-0.38, -0.38), p(0.38, 0.38));
        painter.drawLine(p(-0.38, 0.38), p(0.38, -0.38));
    } else {
        painter.drawLine(p(-0.25, 0.55), p(-0.25, -0.5));
        painter.setBrush(ink);
        painter.drawPolygon(QPolygonF{p(-0.25, -0.5), p(0.45, -0.22), p(-0.25, 0.08)});
    }
}

/// The sign of a racer off the map: an arrowhead at the border, and a plate with marker and distance inside of it.
struct Sign
{
    const Track* track;
    OffMap place;
    Status status; // Running while it is still under way
    QString text;
    QRectF plate;
};

QString distanceText(double distance)
{
    return QObject::tr("%1 away").arg(std::isfinite(distance) ? QString::fromStdString(shortText(distance, 2)) : QStringLiteral("∞"));
}

void layOut(std::vector<Sign>& signs, const QRectF& rect, const QFont& font, qreal size)
{
    const QFontMetricsF metrics(font);
    const QRectF inner = rect.adjusted(4, 4, -4, -4);
    std::vector<QRectF> taken;
    for (Sign& sign : signs) {
        const QSizeF extent(metrics.horizontalAdvance(sign.text) + 3.6 * size, metrics.height() + 6);
        const QPointF inward = sign.place.anchor - 2.6 * size * sign.place.direction;
        QPointF corner = inward - QPointF(extent.width() / 2, extent.height() / 2);
        corner -= QPointF(sign.place.direction.x() * extent.width() / 2, sign.place.direction.y() * extent.height() / 2);
        sign.plate = QRectF(corner, extent);
        sign.plate.moveLeft(std::clamp(sign.plate.left(), inner.left(), std::max(inner.left(), inner.right() - extent.width())));
        sign.plate.moveTop(std::clamp(sign.plate.top(), inner.top(), std::max(inner.top(), inner.bottom() - extent.height())));
        // Plates of racers that left at the same place stand above each other, towards the middle of the map.
        const qreal step = (sign.plate.center().y() > rect.center().y() ? -1 : 1) * (extent.height() + 3);
        const auto isFree = [&] {
            return std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(sign.plate); });
        };
        for (int i = 0; i < 24 && !isFree(); ++i)
            sign.plate.translate(0, step);
        taken.push_back(sign.plate);
    }
}

void paintSign(QPainter& painter, const Sign& sign, const QFont& font, qreal size)
{
    const Theme& theme = currentTheme();
    const RacerLook& look = sign.track->look;
    const QPointF along = sign.place.direction * size;
    const QPointF across(-along.y(), along.x());
    const QPointF tip = sign.place.anchor - sign.place.direction * 3;
    QPainterPath head;
    head.addPolygon(QPolygonF{tip, tip - 1.5 * along + 0.8 * across, tip - 1.5 * along - 0.8 * across, tip});
    paintShape(painter, head, look.color, haloOf(look.color), 1.5);
    painter.setPen(QPen(look.color, 1.5));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(sign.plate, 5, 5);
    paintMarker(painter, QPointF(sign.plate.left() + 1.5 * size, sign.plate.center().y()), look, 0.75 * size);
    painter.setPen(theme.text);
    painter.setFont(font);
    painter.drawText(sign.plate.adjusted(2.8 * size, 0, -2, 0), Qt::AlignVCenter | Qt::AlignLeft, sign.text);
    if (sign.status != Status::Running)
        paintEnd(painter, sign.plate.topRight() - QPointF(size * 1.5, -size), sign.status, size * 0.9);
}

} // namespace

void paintMarker(QPainter& painter, QPointF at, const RacerLook& look, qreal radius)
{
    paintShape(painter, markerPath(look.marker, radius).translated(at), look.color, haloOf(look.color), qMax(1.0, radius * 0.28));
}

void paintStart(QPainter& painter, QPointF at, qreal size)
{
    QPainterPath ring;
    ring.addEllipse(at, size, size);
    for (const QPointF& d : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)}) {
        ring.moveTo(at + d * size);
        ring.lineTo(at + d * size * 1.7);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(20, 26, 34, 190), 4.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(ring);
    painter.setPen(QPen(Qt::white, 2.2, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(ring);
}

void paintMinimum(QPainter& painter, QPointF at, qreal size)
{
    paintShape(painter, markerPath(Marker::Star, size).translated(at), QColor(20, 26, 34), Qt::white, 1.4);
}

void paintDescentArrow(QPainter& painter, const PixelMap& map, Vec2 at, Vec2 gradient, qreal size)
{
    const double norm = length(gradient);
    if (!std::isfinite(norm) || norm == 0)
        return;
    const Vec2 scale = map.pixelsPerUnit();
    QPointF direction(-gradient.x / norm * scale.x, gradient.y / norm * scale.y);
    direction /= std::hypot(direction.x(), direction.y());
    const QPointF across(-direction.y(), direction.x());
    const QPointF from = map.toPixel(at) + direction * size * 1.1;
    const QPointF tip = from + direction * size * (4.0 + std::clamp(1.5 * std::log10(1 + norm), 0.0, 8.0));
    const QPointF base = tip - direction * size * 1.5;
    const RoleLook& look = currentTheme().adjoint;
    QPainterPath head;
    head.addPolygon(QPolygonF{tip, base + across * size * 0.85, base - across * size * 0.85, tip});
    // A dark rim, where trails have a light one: so it is not taken for a way.
    painter.setPen(QPen(QColor(20, 26, 34), 0.85 * size, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(from, base);
    QPen pen(look.line.lighter(125), 0.45 * size, Qt::SolidLine, Qt::FlatCap);
    pen.setDashPattern({2.0, 0.7});
    painter.setPen(pen);
    painter.drawLine(from, base);
    paintShape(painter, head, look.line.lighter(125), QColor(20, 26, 34), 1.6);
}

std::optional<OffMap> offMap(const PixelMap& map, Vec2 place)
{
    if (map.window.contains(place))
        return std::nullopt;
    const Rectangle& w = map.window;
    const auto finite = [](double v, double otherwise) { return std::isnan(v) ? otherwise : v; };
    const Vec2 p{finite(place.x, w.xmin), finite(place.y, w.ymin)};
    const Vec2 nearest{std::clamp(p.x, w.xmin, w.xmax), std::clamp(p.y, w.ymin, w.ymax)};
    const Vec2 away = p - nearest;
    // Coordinates may be so large that pixels overflow; the larger one alone tells the direction then.
    const double largest = std::max(std::abs(away.x), std::abs(away.y));
    QPointF direction(0, -1);
    if (std::isfinite(largest) && largest > 0)
        direction = {away.x / largest * map.pixelsPerUnit().x, -away.y / largest * map.pixelsPerUnit().y};
    else if (std::isinf(away.x) || std::isinf(away.y))
        direction = {std::isinf(away.x) ? std::copysign(1.0, away.x) : 0.0, std::isinf(away.y) ? -std::copysign(1.0, away.y) : 0.0};
    direction /= std::hypot(direction.x(), direction.y());
    return OffMap{map.toPixel(nearest), direction, std::isnan(place.x) || std::isnan(place.y) ? INFINITY : length(away)};
}

void paintBalls(QPainter& painter, const PixelMap& map, const std::vector<Track>& tracks, double position, int selected, qreal size)
{
    const auto placement = [&map](Vec2 place) {
        const auto off = offMap(map, place);
        return BallPlace{off ? QPointF() : map.toPixel(place), off, false};
    };
    paintBalls(painter, map.rect, placement, tracks, position, selected, size);
}

void paintBalls(QPainter& painter, const QRectF& rect, const std::function<BallPlace(Vec2)>& placement, const std::vector<Track>& tracks,
                double position, int selected, qreal size)
{
    QFont font = painter.font();
    font.setPixelSize(qRound(size * 1.7));
    std::vector<Sign> signs;
    const auto paintOne = [&](int i) {
        const Track& track = tracks[static_cast<std::size_t>(i)];
        const BallPlace place = placement(placeAt(track, position));
        const Status status = isAtEnd(track, position) ? track.run->status : Status::Running;
        if (place.off) {
            signs.push_back({&track, *place.off, status, distanceText(place.off->distance), {}});
            return;
        }
        const qreal opacity = painter.opacity();
        painter.setOpacity(place.isHidden ? 0.35 * opacity : opacity);
        paintMarker(painter, place.pixel, track.look, i == selected ? 1.35 * size : size);
        if (status != Status::Running)
            paintEnd(painter, place.pixel, status, size);
        painter.setOpacity(opacity);
    };
    for (int i = 0; i < static_cast<int>(tracks.size()); ++i) {
        if (i != selected && tracks[static_cast<std::size_t>(i)].isShown && tracks[static_cast<std::size_t>(i)].hasRun())
            paintOne(i);
    }
    if (selected >= 0 && selected < static_cast<int>(tracks.size()) && tracks[static_cast<std::size_t>(selected)].isShown &&
        tracks[static_cast<std::size_t>(selected)].hasRun())
        paintOne(selected);
    layOut(signs, rect, font, size);
    for (const Sign& sign : signs)
        paintSign(painter, sign, font, size);
}

} // namespace ad::ui
