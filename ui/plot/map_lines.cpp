// SPDX-License-Identifier: GPL-3.0-or-later
// The lines and numbers of a map: contours and the colour bar.
#include "core/base/text.h"
#include "ui/plot/map_picture.h"
#include "ui/theme/appearance.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ad::ui {
namespace {

QString label(double value)
{
    return QString::fromStdString(shortText(value, 3));
}

QPolygonF toPixels(const PixelMap& map, const ContourLine& line)
{
    QPolygonF polygon;
    polygon.reserve(static_cast<qsizetype>(line.points.size()) + 1);
    QPointF last;
    for (const Vec2& p : line.points) {
        const QPointF pixel = map.toPixel(p);
        if (polygon.isEmpty() || (pixel - last).manhattanLength() > 1.0)
            polygon.append(last = pixel);
    }
    if (line.isClosed && polygon.size() > 2)
        polygon.append(polygon.front());
    return polygon;
}

void paintLabel(QPainter& painter, const QString& text, QPointF at, double angle, const QColor& color)
{
    const QFontMetricsF metrics(painter.font());
    QPainterPath path;
    path.addText(-metrics.horizontalAdvance(text) / 2, metrics.capHeight() / 2, painter.font(), text);
    painter.save();
    painter.translate(at);
    painter.rotate(-angle * 180 / std::numbers::pi);
    const bool isLight = color.lightnessF() > 0.5;
    painter.strokePath(path,
                       QPen(isLight ? QColor(0, 0, 0, 150) : QColor(255, 255, 255, 170), 2.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, isLight ? QColor(255, 255, 255, 240) : QColor(0, 0, 0, 225));
    painter.restore();
}

/// The round values at which the bar has ticks.
std::vector<double> ticks(const MapPicture& picture)
{
    return contourLevels(picture.scale.low(), picture.scale.high(), 8, picture.scale.kind());
}

} // namespace

QColor contourColor(const MapPicture& picture, double level)
{
    // White lines on dark colours, dark lines on light ones; quiet, because racers run over them.
    return colorAt(picture.style.colors, picture.scale.toUnit(level)).lightnessF() < 0.5 ? QColor(255, 255, 255, 90) : QColor(0, 0, 0, 85);
}

void paintContours(QPainter& painter, const PixelMap& map, const MapPicture& picture)
{
    painter.save();
    painter.setClipRect(map.rect);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const ContourLine& line : picture.contours) {
        painter.setPen(QPen(contourColor(picture, line.level), 1.0));
        painter.drawPolyline(toPixels(map, line));
    }
    painter.restore();
}

std::vector<ContourLabel> contourLabels(const PixelMap& map, const MapPicture& picture, qreal fontPixels)
{
    const ContourLabelOptions options{fontPixels * 4.2, fontPixels * 10};
    return placeContourLabels(picture.contours, map.pixelsPerUnit(), options);
}

void paintContourLabels(QPainter& painter, const PixelMap& map, const MapPicture& picture, const std::vector<ContourLabel>& labels,
                        qreal fontPixels)
{
    painter.save();
    painter.setClipRect(map.rect);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setPixelSize(qRound(fontPixels));
    painter.setFont(font);
    const QRectF inner = map.rect.adjusted(fontPixels, fontPixels, -fontPixels, -fontPixels);
    for (const ContourLabel& place : labels) {
        const QPointF at = map.toPixel(place.position);
        const double level = picture.contours[static_cast<std::size_t>(place.line)].level;
        if (inner.contains(at)) // else half of the number would be cut off
            paintLabel(painter, label(level), at, place.angle, contourColor(picture, level));
    }
    painter.restore();
}

void paintColorBar(QPainter& painter, const QRectF& bar, const MapPicture& picture, qreal fontPixels)
{
    if (picture.range.finiteCount == 0 || !picture.curve.empty() || bar.height() < 20)
        return;
    const Theme& theme = currentTheme();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    QLinearGradient gradient(bar.bottomLeft(), bar.topLeft());
    for (int i = 0; i <= 32; ++i)
        gradient.setColorAt(i / 32.0, colorAt(picture.style.colors, i / 32.0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRect(bar);
    QFont font = painter.font();
    font.setPixelSize(qRound(fontPixels));
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const auto heightOf = [&](double value) { return bar.bottom() - picture.scale.toUnit(value) * bar.height(); };
    qreal lastLabel = 1e9; // ticks rise, so heights fall
    for (const double value : ticks(picture)) {
        const qreal y = heightOf(value);
        painter.setPen(QPen(theme.mutedText, 1));
        painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 4, y));
        if (lastLabel - y < metrics.height() || y - bar.top() < 2)
            continue;
        lastLabel = y;
        painter.setPen(theme.text);
        painter.drawText(QPointF(bar.right() + 8, y + metrics.capHeight() / 2), label(value));
    }
    painter.restore();
}

qreal colorBarLabelWidth(const MapPicture& picture, const QFont& font)
{
    const QFontMetricsF metrics(font);
    qreal width = metrics.horizontalAdvance(QStringLiteral("1000"));
    for (const double value : ticks(picture))
        width = std::max(width, metrics.horizontalAdvance(label(value)));
    return width + 12;
}

} // namespace ad::ui
