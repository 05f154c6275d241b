// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/surface_painter.h"

#include "ui/plot/ball_painter.h"
#include "ui/plot/surface_axes.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr int kMovingSide = 97; // vertices of the mesh
constexpr int kStillSide = 257;
constexpr qreal kStillRatio = 2;
constexpr qreal kMostMoving = 0.6e6; // pixels of a frame while it is turned
constexpr qreal kMostPixels = 2.4e6; // of a picture with finer pixels: more would be a pause that is felt
constexpr double kRoom = 0.012;      // of the box: a contour is that far above the surface before the surface hides it

// Where the box is seen, with room for edges.
QRect areaOf(const SurfaceCamera& camera, const QSize& size)
{
    QPolygonF corners;
    for (const double x : {-1.0, 1.0})
        for (const double y : {-1.0, 1.0})
            for (const double z : {0.0, kSurfaceHeight})
                corners.append(camera.toPixel({x, y, z}));
    return corners.boundingRect().toAlignedRect().adjusted(-2, -2, 2, 2).intersected(QRect(QPoint(0, 0), size));
}

// The unit square in which places outside of the window are told by offMap.
PixelMap floorOf(const MapPicture& picture)
{
    return {QRectF(-1, -1, 2, 2), picture.window};
}

} // namespace

QRectF surfaceRect(const QSize& size)
{
    const Theme& theme = currentTheme();
    const QRectF all(QPointF(0, 0), QSizeF(size));
    const QRectF inner = all.adjusted(theme.px(56), theme.px(28), -theme.px(40), -theme.px(44));
    return inner.width() > 20 && inner.height() > 20 ? inner : all;
}

qreal SurfacePainter::ratioFor(const Key& key, const QSize& size)
{
    const qreal pixels = key.ratio * key.ratio * size.width() * size.height();
    if (key.quality == SurfaceQuality::Moving)
        return key.ratio * std::min(1.0, std::sqrt(kMostMoving / pixels));
    return key.canvas == Canvas::Paper ? kStillRatio * key.ratio
                                       : key.ratio * std::clamp(std::sqrt(kMostPixels / pixels), 1.0, kStillRatio);
}

void SurfacePainter::prepare(const Key& key)
{
    if (key == m_key && !m_image.isNull())
        return;
    m_key = key;
    const bool isMoving = key.quality == SurfaceQuality::Moving;
    const int side = isMoving ? kMovingSide : kStillSide;
    if (m_meshed != key.picture || m_mesh.side != side)
        m_mesh = surfaceMesh(*key.picture, side);
    m_meshed = key.picture;
    m_camera = SurfaceCamera(key.eye, surfaceRect(key.size));
    const QRect area = areaOf(m_camera, key.size);
    m_raster = SurfaceRaster(m_mesh, m_camera, area, ratioFor(key, area.size()), key.picture->style.colors);
    m_trails.setView(m_camera, key.picture);
    m_image = m_raster.image();
    if (key.canvas == Canvas::Paper)
        return;
    if (!isMoving) {
        m_image = m_image.scaled((QSizeF(area.size()) * key.ratio).toSize(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        m_image.setDevicePixelRatio(key.ratio);
    }
    QPainter painter(&m_image); // in the units of the camera, whatever the ratio of the image
    painter.translate(-area.topLeft());
    paintContours(painter);
}

void SurfacePainter::paintContours(QPainter& painter) const
{
    const MapPicture& picture = *m_key.picture;
    const bool isMoving = m_key.quality == SurfaceQuality::Moving;
    const qreal least = isMoving ? 6 : 1.5; // pixels between two points
    painter.setRenderHint(QPainter::Antialiasing, !isMoving);
    for (const ContourLine& contour : picture.contours) {
        painter.setPen(QPen(contourColor(picture, contour.level), isMoving ? 1.0 : 1.1));
        QPolygonF line;
        const auto finish = [&] {
            if (line.size() > 1)
                painter.drawPolyline(line);
            line.clear();
        };
        const auto add = [&](const Vec2& place, bool isLast) {
            const double z = kSurfaceHeight * picture.scale.toUnit(contour.level);
            const Vec3 point{2 * (place.x - picture.window.xmin) / picture.window.width() - 1,
                             2 * (place.y - picture.window.ymin) / picture.window.height() - 1, z};
            const QPointF pixel = m_camera.toPixel(point);
            if (!line.isEmpty() && !isLast && (pixel - line.back()).manhattanLength() < least)
                return;
            if (m_raster.hides(m_camera, point, kRoom))
                finish();
            else
                line.append(pixel);
        };
        for (const Vec2& place : contour.points)
            add(place, &place == &contour.points.back());
        if (contour.isClosed)
            add(contour.points.front(), true);
        finish();
    }
}

BallPlace SurfacePainter::ballPlace(Vec2 place) const
{
    const MapPicture& picture = *m_key.picture;
    const auto pointAt = [&](Vec2 at) {
        const auto point = onSurface(picture, at);
        const PixelMap floor = floorOf(picture);
        const QPointF below = floor.toPixel(at);
        return point ? *point : Vec3{below.x(), -below.y(), 0}; // in a hole: on the floor
    };
    const PixelMap floor = floorOf(picture);
    if (std::optional<OffMap> off = offMap(floor, place)) {
        const Vec3 border = pointAt(floor.toData(off->anchor));
        const Vec3 beyond{border.x + off->direction.x(), border.y - off->direction.y(), border.z};
        off->anchor = m_camera.toPixel(border);
        const QPointF away = m_camera.toPixel(beyond) - off->anchor;
        const double length = std::hypot(away.x(), away.y());
        off->direction = length > 0 ? away / length : QPointF(0, -1);
        return {{}, off, false};
    }
    const Vec3 point = pointAt(place);
    return {m_camera.toPixel(point), std::nullopt, m_raster.hides(m_camera, point, 0.03)};
}

void SurfacePainter::paintRacers(QPainter& painter, const LandscapeContent& content)
{
    const Theme& theme = currentTheme();
    const MapPicture& picture = *m_key.picture;
    const auto style = m_key.canvas == Canvas::Paper             ? SurfaceTrails::Style::Paper
                       : m_key.quality == SurfaceQuality::Moving ? SurfaceTrails::Style::Moving
                                                                 : SurfaceTrails::Style::Still;
    m_trails.paint(painter, m_raster, content.position, content.trail, 2.2 * theme.scale, style);
    const auto dotAt = [this](Vec2 place) -> std::optional<QPointF> {
        const auto point = onSurface(*m_key.picture, place);
        return point && !m_raster.hides(m_camera, *point, 0.03) ? std::optional(m_camera.toPixel(*point)) : std::nullopt;
    };
    paintSwarms(painter, dotAt, content.tracks, content.swarms, content.position, 2.4 * theme.scale);
    const auto faintIfHidden = [&](Vec2 place, const std::function<void(QPointF)>& draw) {
        if (!picture.window.contains(place))
            return;
        const BallPlace at = ballPlace(place);
        painter.setOpacity(at.isHidden ? 0.35 : 1.0);
        draw(at.pixel);
        painter.setOpacity(1);
    };
    for (const Vec2& minimum : content.minima)
        faintIfHidden(minimum, [&](QPointF at) { paintMinimum(painter, at, theme.px(9)); });
    if (content.start)
        faintIfHidden(*content.start, [&](QPointF at) { paintStart(painter, at, theme.px(8)); });
    paintBalls(
        painter, surfaceRect(m_key.size), [this](Vec2 place) { return ballPlace(place); }, content.tracks, content.position,
        content.selected, theme.px(7));
}

void SurfacePainter::paint(QPainter& painter, const QSize& size, const LandscapeContent& content, const SurfaceEye& eye,
                           SurfaceQuality quality, Canvas canvas)
{
    if (content.picture == nullptr || content.picture->range.finiteCount == 0 || size.isEmpty())
        return;
    const qreal ratio = canvas == Canvas::Paper ? 1 : painter.device()->devicePixelRatioF();
    prepare({content.picture, eye, size, quality, canvas, ratio});
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    paintSurfaceBox(painter, m_camera, *content.picture);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, quality == SurfaceQuality::Still);
    painter.drawImage(QRectF(m_raster.area()), m_image);
    if (canvas == Canvas::Paper) {
        painter.save();
        paintContours(painter);
        painter.restore();
    }
    painter.setFont(interfaceFont(currentTheme().smallText()));
    paintRacers(painter, content);
    paintSurfaceAxes(painter, m_camera, *content.picture, {content.axisNames[0], content.axisNames[1], QStringLiteral("f")});
    painter.restore();
}

std::optional<Vec2> SurfacePainter::placeAt(QPointF pixel) const
{
    if (m_key.picture == nullptr)
        return std::nullopt;
    const std::optional<Vec3> point = m_raster.pointAt(m_camera, pixel);
    if (!point)
        return std::nullopt;
    return placeBelow(*m_key.picture, *point);
}

std::optional<QPointF> SurfacePainter::pixelOf(Vec2 place) const
{
    if (m_key.picture == nullptr)
        return std::nullopt;
    const std::optional<Vec3> point = onSurface(*m_key.picture, place);
    if (!point)
        return std::nullopt;
    return m_camera.toPixel(*point);
}

} // namespace ad::ui
