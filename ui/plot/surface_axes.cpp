// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/surface_axes.h"

#include "core/base/text.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr int kTicks = 5;
constexpr int kHeights = 6;

struct Tick
{
    double at; // in the box
    double value;
};

// Round numbers, the ends included if they are round.
std::vector<Tick> ticksOf(double low, double high)
{
    std::vector<Tick> ticks;
    const double step = niceStep(high - low, kTicks);
    for (double k = std::ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; ++k)
        ticks.push_back({2 * (k * step - low) / (high - low) - 1, k == 0 ? 0.0 : k * step});
    return ticks;
}

std::vector<Tick> heightsOf(const MapPicture& picture)
{
    std::vector<Tick> ticks;
    for (const double value : contourLevels(picture.scale.low(), picture.scale.high(), kHeights, picture.scale.kind()))
        ticks.push_back({kSurfaceHeight * picture.scale.toUnit(value), value});
    return ticks;
}

// The corner of the floor that is nearest to the eye, as signs of x and y.
Vec3 nearCorner(const SurfaceCamera& camera)
{
    return {camera.toEye().x >= 0 ? 1.0 : -1.0, camera.toEye().y >= 0 ? 1.0 : -1.0, 0};
}

// The corner of the floor that is seen furthest to the left.
Vec3 leftCorner(const SurfaceCamera& camera)
{
    return {camera.right().x >= 0 ? -1.0 : 1.0, camera.right().y >= 0 ? -1.0 : 1.0, 0};
}

QString label(double value, double step)
{
    return QString::fromStdString(shortText(std::abs(value) < 1e-9 * step ? 0.0 : value, 5));
}

// Text beside a point, on the side that `away` points to.
void paintText(QPainter& painter, QPointF at, QPointF away, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    const double length = std::hypot(away.x(), away.y());
    const QPointF direction = length > 0 ? away / length : QPointF(0, 1);
    const QSizeF size(metrics.horizontalAdvance(text), metrics.capHeight());
    const QPointF middle = at + QPointF(direction.x() * size.width() / 2, direction.y() * size.height() / 2);
    painter.drawText(middle + QPointF(-size.width() / 2, size.height() / 2), text);
}

// One of the two axes of the floor, along its nearest edge. @param across  from the middle of the box to that edge.
void paintFloorAxis(QPainter& painter, const SurfaceCamera& camera, const std::vector<Tick>& ticks, bool isX, const QString& name)
{
    const Theme& theme = currentTheme();
    const Vec3 nearest = nearCorner(camera);
    const auto point = [&](double along, double out) { return isX ? Vec3{along, nearest.y * out, 0} : Vec3{nearest.x * out, along, 0}; };
    const QPointF away = camera.toPixel(point(0, 1)) - camera.toPixel(point(0, 0));
    const double length = std::hypot(away.x(), away.y());
    const QPointF direction = length > 1 ? away / length : QPointF(0, 1);
    painter.setPen(QPen(theme.strongBorder, 1.2));
    painter.drawLine(camera.toPixel(point(-1, 1)), camera.toPixel(point(1, 1)));
    painter.setFont(interfaceFont(theme.smallText()));
    const double step = ticks.size() > 1 ? ticks[1].value - ticks[0].value : 1;
    double widest = 0;
    for (const Tick& tick : ticks) {
        const QPointF at = camera.toPixel(point(tick.at, 1));
        painter.setPen(QPen(theme.strongBorder, 1));
        painter.drawLine(at, at + direction * theme.px(5));
        painter.setPen(theme.mutedText);
        const QString text = label(tick.value, step);
        paintText(painter, at + direction * theme.px(9), direction, text);
        widest = std::max(widest, std::abs(direction.x()) * QFontMetricsF(painter.font()).horizontalAdvance(text) +
                                      std::abs(direction.y()) * QFontMetricsF(painter.font()).height());
    }
    QFont font = interfaceFont(theme.bodyText());
    font.setItalic(true);
    painter.setFont(font);
    painter.setPen(theme.text);
    paintText(painter, camera.toPixel(point(0, 1)) + direction * (widest + theme.px(18)), direction, name);
}

void paintHeightAxis(QPainter& painter, const SurfaceCamera& camera, const std::vector<Tick>& ticks, const QString& name)
{
    const Theme& theme = currentTheme();
    const Vec3 corner = leftCorner(camera);
    const auto at = [&](double z) { return camera.toPixel({corner.x, corner.y, z}); };
    if (std::abs(at(0).y() - at(kSurfaceHeight).y()) < theme.px(40))
        return; // seen from above there is no height
    painter.setPen(QPen(theme.strongBorder, 1.2));
    painter.drawLine(at(0), at(kSurfaceHeight));
    painter.setFont(interfaceFont(theme.smallText()));
    double last = 1e9; // pixels: numbers don't stand on each other
    for (const Tick& tick : ticks) {
        const QPointF p = at(tick.at);
        painter.setPen(QPen(theme.strongBorder, 1));
        painter.drawLine(p, p - QPointF(theme.px(5), 0));
        if (last - p.y() < QFontMetricsF(painter.font()).height())
            continue;
        last = p.y();
        painter.setPen(theme.mutedText);
        paintText(painter, p - QPointF(theme.px(9), 0), {-1, 0}, QString::fromStdString(shortText(tick.value, 5)));
    }
    QFont font = interfaceFont(theme.bodyText());
    font.setItalic(true);
    painter.setFont(font);
    painter.setPen(theme.text);
    paintText(painter, at(kSurfaceHeight) - QPointF(0, theme.px(10)), {0, -1}, name);
}

} // namespace

void paintSurfaceBox(QPainter& painter, const SurfaceCamera& camera, const MapPicture& picture)
{
    const Theme& theme = currentTheme();
    const Vec3 nearest = nearCorner(camera);
    const auto polygon = [&](const std::array<Vec3, 4>& corners) {
        QPolygonF shape;
        for (const Vec3& corner : corners)
            shape.append(camera.toPixel(corner));
        return shape;
    };
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.window);
    painter.drawPolygon(polygon({Vec3{-1, -1, 0}, Vec3{1, -1, 0}, Vec3{1, 1, 0}, Vec3{-1, 1, 0}}));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(polygon(
        {Vec3{-nearest.x, -1, 0}, Vec3{-nearest.x, 1, 0}, Vec3{-nearest.x, 1, kSurfaceHeight}, Vec3{-nearest.x, -1, kSurfaceHeight}}));
    painter.drawPolygon(polygon(
        {Vec3{-1, -nearest.y, 0}, Vec3{1, -nearest.y, 0}, Vec3{1, -nearest.y, kSurfaceHeight}, Vec3{-1, -nearest.y, kSurfaceHeight}}));
    painter.setPen(QPen(theme.grid, 1));
    for (const Tick& tick : heightsOf(picture)) {
        painter.drawPolyline(QPolygonF{camera.toPixel({nearest.x, -nearest.y, tick.at}), camera.toPixel({-nearest.x, -nearest.y, tick.at}),
                                       camera.toPixel({-nearest.x, nearest.y, tick.at})});
    }
}

void paintSurfaceAxes(QPainter& painter, const SurfaceCamera& camera, const MapPicture& picture, const std::array<QString, 3>& names)
{
    paintFloorAxis(painter, camera, ticksOf(picture.window.xmin, picture.window.xmax), true, names[0]);
    paintFloorAxis(painter, camera, ticksOf(picture.window.ymin, picture.window.ymax), false, names[1]);
    paintHeightAxis(painter, camera, heightsOf(picture), names[2]);
}

} // namespace ad::ui
