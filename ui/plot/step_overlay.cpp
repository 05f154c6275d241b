// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/step_overlay.h"

#include "ui/plot/ball_painter.h"
#include "ui/plot/label_boxes.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr qreal kLane = 26;         // pixels between arrows beside each other, above a curve
constexpr qreal kFar = 1e5;         // pixels: what is farther away is drawn in its direction
constexpr qreal kShortest = 3;      // pixels: a shorter arrow is a point and has no head
const QColor kRim(20, 26, 34, 170); // around halos, as balls have it

bool isDrawn(const QLineF& line)
{
    return std::isfinite(line.dx()) && std::isfinite(line.dy()) && std::isfinite(line.x1()) && std::isfinite(line.y1()) &&
           line.length() >= kShortest;
}

QPointF bounded(QPointF p)
{
    return {std::clamp(p.x(), -kFar, kFar), std::clamp(p.y(), -kFar, kFar)};
}

qreal widthOf(StepInk ink)
{
    return currentTheme().scale * (ink == StepInk::Memory ? 2.4 : ink == StepInk::Move ? 4.4 : 3.4);
}

QSizeF plateOf(const QFont& font, const QString& text)
{
    const QFontMetricsF metrics(font);
    return {std::ceil(metrics.horizontalAdvance(text)) + 10, std::ceil(metrics.height()) + 4};
}

void paintPlate(QPainter& painter, const QRectF& rect, const QString& text, const QColor& edge)
{
    const Theme& theme = currentTheme();
    QColor ground = theme.surface;
    ground.setAlpha(232);
    painter.setPen(QPen(edge, 1.6 * theme.scale));
    painter.setBrush(ground);
    painter.drawRoundedRect(rect, 4, 4);
    painter.setPen(theme.text);
    painter.drawText(rect, Qt::AlignCenter, text);
}

} // namespace

QLineF StepOverlay::lineOf(const DrawnArrow& arrow, const PixelMap& map, int lane) const
{
    const QPointF tail = bounded(map.toPixel(arrow.tail));
    const QPointF tip = bounded(map.toPixel(arrow.tip));
    if (!m_drawing.isCurve)
        return {tail, tip};
    // On the side of the ball where there is more room.
    const qreal height = map.toPixel(m_drawing.place).y();
    const qreal side = height - map.rect.top() > map.rect.height() / 3 ? -1 : 1;
    const qreal y = height + side * (lane + 1) * kLane * currentTheme().scale;
    return {QPointF(tail.x(), y), QPointF(tip.x(), y)};
}

std::vector<QRectF> StepOverlay::labelRects(const PixelMap& map) const
{
    const QFont font = interfaceFont(currentTheme().bodyText());
    LabelGround ground{map.rect.adjusted(4, 4, -4, -4), {}, {}};
    std::vector<QRectF> rects;
    const qreal ball = currentTheme().px(12);
    const QPointF place = map.toPixel(m_drawing.place);
    ground.taken.emplace_back(place.x() - ball, place.y() - ball, 2 * ball, 2 * ball);
    QRectF note;
    if (!m_drawing.note.isEmpty()) {
        note = QRectF(QPointF(0, 0), plateOf(font, m_drawing.note));
        // Where the step is not.
        if (place.y() > ground.bounds.center().y())
            note.moveTopLeft(ground.bounds.topLeft());
        else
            note.moveBottomLeft(ground.bounds.bottomLeft());
        ground.taken.push_back(note);
    }
    std::vector<QLineF> lines;
    int lane = 0;
    for (const DrawnArrow& arrow : m_drawing.arrows) {
        lines.push_back(lineOf(arrow, map, lane++));
        if (isDrawn(lines.back()))
            ground.lines.push_back(lines.back());
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!isDrawn(lines[i])) {
            rects.emplace_back();
            continue;
        }
        // The tip, or where the arrow leaves the map.
        QPointF anchor = lines[i].p2();
        anchor.setX(std::clamp(anchor.x(), ground.bounds.left(), ground.bounds.right()));
        anchor.setY(std::clamp(anchor.y(), ground.bounds.top(), ground.bounds.bottom()));
        const QLineF along = lines[i].unitVector();
        rects.push_back(placeLabel(ground, plateOf(font, m_drawing.arrows[i].label), anchor, {along.dx(), along.dy()}));
    }
    rects.push_back(note);
    return rects;
}

void StepOverlay::paintBox(QPainter& painter, const PixelMap& map) const
{
    const Vec2 scale = map.pixelsPerUnit();
    const QPointF centre = map.toPixel(m_drawing.place);
    QSizeF half(std::abs(m_drawing.halfSides->x) * scale.x, std::abs(m_drawing.halfSides->y) * scale.y);
    if (m_drawing.isCurve)
        half.setHeight(2.5 * kLane * currentTheme().scale);
    if (!std::isfinite(half.width()) || !std::isfinite(half.height()))
        return;
    const QRectF box(bounded(centre - QPointF(half.width(), half.height())), bounded(centre + QPointF(half.width(), half.height())));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(kRim, 4.5 * currentTheme().scale));
    painter.drawRect(box);
    painter.setPen(QPen(Qt::white, 2.2 * currentTheme().scale));
    painter.drawRect(box);
}

void StepOverlay::paintArrow(QPainter& painter, const DrawnArrow& arrow, const QLineF& line) const
{
    const qreal width = widthOf(arrow.ink);
    const QColor color = arrow.ink == StepInk::Gradient ? currentTheme().adjoint.line : m_drawing.look.color;
    const QPointF along(line.dx() / line.length(), line.dy() / line.length());
    const QPointF across(-along.y(), along.x());
    const qreal head = std::min(4.2 * width, 0.7 * line.length());
    const QPointF base = line.p2() - along * head * 0.8;
    QPainterPath tip;
    tip.addPolygon(
        QPolygonF{line.p2(), line.p2() - along * head + across * head * 0.5, line.p2() - along * head - across * head * 0.5, line.p2()});
    const auto stroke = [&](const QColor& ink, qreal wide) {
        painter.setPen(QPen(ink, wide, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        painter.drawLine(line.p1(), base);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(tip);
    };
    stroke(kRim, width + 5);
    stroke(Qt::white, width + 3);
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap);
    if (arrow.ink == StepInk::Gradient)
        pen.setDashPattern({2.4, 0.9});
    painter.setPen(pen);
    painter.drawLine(line.p1(), base);
    painter.fillPath(tip, color);
}

void StepOverlay::paintAbove(QPainter& painter, const PixelMap& map) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.setClipRect(map.rect);
    if (m_drawing.halfSides)
        paintBox(painter, map);
    if (m_drawing.ghost) {
        painter.save();
        painter.setOpacity(0.55);
        paintMarker(painter, bounded(map.toPixel(*m_drawing.ghost)), m_drawing.look, currentTheme().px(8));
        painter.restore();
    }
    int lane = 0;
    std::vector<QLineF> lines;
    for (const DrawnArrow& arrow : m_drawing.arrows) {
        lines.push_back(lineOf(arrow, map, lane++));
        if (isDrawn(lines.back()))
            paintArrow(painter, arrow, lines.back());
    }
    if (m_drawing.hasBall && map.window.contains(m_drawing.place))
        paintMarker(painter, map.toPixel(m_drawing.place), m_drawing.look, currentTheme().px(7));
    painter.restore();
    painter.setFont(interfaceFont(currentTheme().bodyText()));
    const std::vector<QRectF> rects = labelRects(map);
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (isDrawn(lines[i]))
            paintPlate(painter, rects[i], m_drawing.arrows[i].label,
                       m_drawing.arrows[i].ink == StepInk::Gradient ? currentTheme().adjoint.line : m_drawing.look.color);
    if (!m_drawing.note.isEmpty())
        paintPlate(painter, rects.back(), m_drawing.note, currentTheme().strongBorder);
}

} // namespace ad::ui
