// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/map_picture.h"

#include "ui/theme/appearance.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace ad::ui {
namespace {

constexpr int kLevels = 14;
constexpr int kShades = 1024;
constexpr double kMost = 0.2; // the tails besides which values are ordinary
constexpr double kFar = 4;    // times the ordinary values' spread: what lies further out would take their colours
constexpr double kFence = 2;  // and is shown like this

/// Where the colours begin and end. The tails of both sides are cut so that a few extreme values don't take all the colours; but the
/// lowest value is where a minimum is, so it is cut only if it is far below all others.
Scale scaleFor(const ValueRange& range, ScaleKind kind, std::span<const double> values)
{
    const double spread = range.high - range.low;
    double low = range.low - range.min <= spread ? range.min : range.low;
    // A wall or a well in a plain takes less than the tail; then the plain's colours would be everything.
    double high = range.max - range.high <= spread || spread == 0 ? range.max : range.high;
    // Beside a pole, as that of 1/x, even the tails lie far out, and most of the map would be one colour.
    const ValueRange most = valueRange(values, kMost);
    const double ordinary = most.high - most.low;
    if (ordinary > 0 && most.low - low > kFar * ordinary)
        low = most.low - kFence * ordinary;
    // The logarithm has room for large values, but not for small ones, from which it counts.
    if (kind == ScaleKind::Linear && ordinary > 0 && high - most.high > kFar * ordinary)
        high = most.high + kFence * ordinary;
    if (!std::isfinite(high - low))
        return {kind, low / 4, high / 4};
    return {kind, low, high};
}

QImage imageOf(const Field& field, const Scale& scale, ColorMap colors)
{
    std::array<QRgb, kShades + 1> shades;
    for (int i = 0; i <= kShades; ++i)
        shades[static_cast<std::size_t>(i)] = colorAt(colors, static_cast<double>(i) / kShades).rgb();
    QImage image(field.columns, field.rows, QImage::Format_ARGB32_Premultiplied);
    for (int row = 0; row < field.rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(field.rows - 1 - row));
        for (int column = 0; column < field.columns; ++column) {
            const double unit = scale.toUnit(field.at(column, row));
            line[column] = std::isnan(unit) ? qRgba(0, 0, 0, 0) : shades[static_cast<std::size_t>(std::lround(unit * kShades))];
        }
    }
    return image;
}

/// Every second sample of a large field: contours interpolate, so they stay within a tenth of a pixel, at a quarter of the cost.
Field thinned(const Field& field)
{
    if (field.columns <= 256 && field.rows <= 256)
        return field;
    Field thin{field.window, 256, 256, std::vector<double>(256 * 256)};
    for (int row = 0; row < 256; ++row) {
        for (int column = 0; column < 256; ++column)
            thin.values[static_cast<std::size_t>(row) * 256 + static_cast<std::size_t>(column)] =
                field.valueAt({thin.x(column), thin.y(row)});
    }
    return thin;
}

} // namespace

MapPicture pictureOf(Field field, const MapStyle& style, const std::optional<Scale>& scale)
{
    MapPicture picture;
    picture.window = field.window;
    picture.style = style;
    picture.range = valueRange(field.values);
    if (picture.range.finiteCount > 0) {
        picture.scale = scale ? *scale : scaleFor(picture.range, style.scale, field.values);
        picture.image = imageOf(field, picture.scale, style.colors);
        const std::vector<double> levels = contourLevels(picture.scale.low(), picture.scale.high(), kLevels, style.scale);
        picture.contours = contours(thinned(field), levels);
    }
    picture.field = std::move(field);
    return picture;
}

MapPicture pictureOf(std::vector<Vec2> curve, double xmin, double xmax)
{
    MapPicture picture;
    std::vector<double> values;
    values.reserve(curve.size());
    for (const Vec2& p : curve)
        values.push_back(p.y);
    picture.range = valueRange(values);
    picture.curve = std::move(curve);
    picture.window = {xmin, xmax, 0, 1};
    if (picture.range.finiteCount == 0)
        return picture;
    picture.scale = scaleFor(picture.range, ScaleKind::Linear, values);
    const double spread = picture.scale.high() - picture.scale.low();
    const double room = spread > 1e-9 * std::abs(picture.scale.high()) && spread > 1e-150
                            ? 0.08 * spread
                            : std::max(1.0, 0.1 * std::abs(picture.scale.high()));
    picture.window.ymin = picture.scale.low() - room;
    picture.window.ymax = picture.scale.high() + room;
    return picture;
}

void paintMap(QPainter& painter, const PixelMap& map, const MapPicture& picture)
{
    painter.save();
    painter.setClipRect(map.rect);
    const Theme& theme = currentTheme();
    if (!picture.curve.empty()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.value.line, 2.5 * theme.scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        QPolygonF line;
        const auto finish = [&] {
            painter.drawPolyline(line);
            line.clear();
        };
        for (const Vec2& p : picture.curve) {
            const QPointF pixel = map.toPixel(p);
            // Far outside the picture Qt's rasterizer has no room for the coordinates.
            if (std::isfinite(pixel.y()))
                line.append({pixel.x(), std::clamp(pixel.y(), map.rect.top() - 1000, map.rect.bottom() + 1000)});
            else
                finish();
        }
        finish();
    } else if (!picture.image.isNull()) {
        // Samples lie on the border of the window, so the outer half of the outer pixels is beyond it.
        const Vec2 half{0.5 * picture.window.width() / (picture.image.width() - 1),
                        0.5 * picture.window.height() / (picture.image.height() - 1)};
        const QPointF topLeft = map.toPixel({picture.window.xmin - half.x, picture.window.ymax + half.y});
        const QPointF bottomRight = map.toPixel({picture.window.xmax + half.x, picture.window.ymin - half.y});
        painter.fillRect(map.rect, QBrush(theme.border, Qt::BDiagPattern)); // where there is no value
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRectF(topLeft, bottomRight), picture.image);
    }
    painter.restore();
}

} // namespace ad::ui
