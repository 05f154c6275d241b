// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/link_painter.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr double kTangentOffset = 5.0; // of the tangent's line from the value's

double lengthOf(const QPolygonF& line)
{
    double length = 0.0;
    for (qsizetype i = 1; i < line.size(); ++i)
        length += QLineF(line[i - 1], line[i]).length();
    return length;
}

// The first `length` pixels of a line.
QPolygonF beginning(const QPolygonF& line, double length)
{
    QPolygonF part;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (i > 0) {
            const QLineF piece(line[i - 1], line[i]);
            if (piece.length() >= length) {
                part << (piece.length() > 0.0 ? piece.pointAt(length / piece.length()) : piece.p1());
                return part;
            }
            length -= piece.length();
        }
        part << line[i];
    }
    return part;
}

QPolygonF reversed(QPolygonF line)
{
    std::reverse(line.begin(), line.end());
    return line;
}

// The line ends where its head begins, so that the tip is sharp.
void drawArrow(QPainter& painter, const QPolygonF& line, QPen pen)
{
    if (line.size() < 2)
        return;
    const double width = pen.widthF();
    const double head = 5.0 + 2.6 * width;
    const double length = lengthOf(line);
    const QPointF tip = line.back();
    const QPointF base = pointAlong(line, length > head ? 1.0 - head / length : 0.0);
    painter.setBrush(Qt::NoBrush);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::BevelJoin); // the corners are too blunt to be seen
    painter.setPen(pen);
    painter.drawPolyline(beginning(line, std::max(0.0, length - head * 0.8)));
    const QLineF axis(base, tip);
    if (axis.length() < 1e-6)
        return;
    const QPointF across = QPointF(-axis.dy(), axis.dx()) / axis.length() * head * 0.46;
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    painter.drawPolygon(QPolygonF({tip, base + across, base - across}));
}

// On the other side than the backward line. Made here, as there are tangents in one mode only.
QPolygonF beside(const QPolygonF& line)
{
    QPolygonF result;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QPointF along = line[std::min(i + 1, line.size() - 1)] - line[std::max<qsizetype>(i - 1, 0)];
        const double length = std::max(1e-6, std::hypot(along.x(), along.y()));
        result << line[i] + kTangentOffset / length * QPointF(along.y(), -along.x());
    }
    return result;
}

void drawTangentLine(QPainter& painter, const QPolygonF& line, double part, double width, const Ink& ink)
{
    QPen pen(ink(ink.theme.tangent.line), width);
    const std::vector<qreal>& dashes = ink.theme.tangent.dashes;
    pen.setDashPattern(QList<qreal>(dashes.begin(), dashes.end()));
    drawArrow(painter, part < 1.0 ? beginning(line, part * lengthOf(line)) : line, pen);
}

} // namespace

QPointF pointAlong(const QPolygonF& line, double part)
{
    if (line.isEmpty())
        return {};
    return beginning(line, std::clamp(part, 0.0, 1.0) * lengthOf(line)).back();
}

void drawBackwardLine(QPainter& painter, const QPolygonF& line, double part, double width, const Ink& ink)
{
    QPen pen(ink(ink.theme.adjoint.line), width);
    const std::vector<qreal>& dashes = ink.theme.adjoint.dashes;
    pen.setDashPattern(QList<qreal>(dashes.begin(), dashes.end()));
    const QPolygonF way = reversed(line);
    drawArrow(painter, part < 1.0 ? beginning(way, part * lengthOf(way)) : way, pen);
}

void drawLink(QPainter& painter, const LinkShape& link, const LinkState& state, const Ink& ink)
{
    const Theme& theme = ink.theme;
    // Qt draws lines of up to one pixel several times as fast as wider ones, which matters where there are many.
    const double hairline = 0.99 / state.zoom;
    const double thin = std::max(1.5, hairline);
    const double strong = state.isActive ? std::max(3.0, 2.0 / state.zoom) : std::max(2.0, hairline);
    if (state.isSelected) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accentFill, strong + std::max(8.0, 6.0 / state.zoom), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(link.forward);
    }
    if (state.forward < 1.0)
        drawArrow(painter, link.forward, QPen(ink(theme.strongBorder), thin));
    if (state.forward >= 1.0)
        drawArrow(painter, link.forward, QPen(ink(theme.value.line), strong));
    else if (state.forward > 0.0)
        drawArrow(painter, beginning(link.forward, state.forward * lengthOf(link.forward)), QPen(ink(theme.value.line), strong));
    if (state.tangent > 0.0)
        drawTangentLine(painter, beside(link.forward), state.tangent, strong, ink);
    if (state.backward > 0.0)
        drawBackwardLine(painter, link.backward, state.backward, strong, ink);
}

} // namespace ad::ui
