// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/racer_look.h"

#include <QTransform>

#include <array>
#include <cmath>
#include <numbers>

namespace ad::ui {
namespace {

constexpr int kCount = 8;

// Okabe and Ito's eight; their black is white on dark, and their yellow is darker on light, where it would vanish.
constexpr std::array<QRgb, kCount> kLightColors = {0xffe69f00, 0xff56b4e9, 0xff009e73, 0xffc9a800,
                                                   0xff0072b2, 0xffd55e00, 0xffcc79a7, 0xff000000};
constexpr std::array<QRgb, kCount> kDarkColors = {0xffe69f00, 0xff56b4e9, 0xff009e73, 0xfff0e442,
                                                  0xff2b92d0, 0xffd55e00, 0xffcc79a7, 0xffffffff};

std::vector<qreal> dashes(int index)
{
    static const std::array<std::vector<qreal>, 4> kDashes = {{{}, {6.0, 2.5}, {1.5, 2.0}, {6.0, 2.0, 1.5, 2.0}}};
    return kDashes[static_cast<std::size_t>(index) % kDashes.size()];
}

QPainterPath polygon(int corners, qreal radius, qreal firstAngle, qreal innerRadius)
{
    QPainterPath path;
    const int points = innerRadius > 0 ? 2 * corners : corners;
    for (int i = 0; i < points; ++i) {
        const qreal angle = firstAngle + 2.0 * std::numbers::pi * i / points;
        const qreal r = innerRadius > 0 && i % 2 == 1 ? innerRadius : radius;
        const QPointF point(r * std::cos(angle), r * std::sin(angle));
        if (i == 0)
            path.moveTo(point);
        else
            path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

QPainterPath plus(qreal radius)
{
    const qreal arm = radius * 0.36;
    QPainterPath path;
    path.addRect(-radius, -arm, 2 * radius, 2 * arm);
    QPainterPath upright;
    upright.addRect(-arm, -radius, 2 * arm, 2 * radius);
    return path.united(upright);
}

} // namespace

RacerLook racerLook(int index, bool isDark)
{
    const int place = index % kCount;
    const int round = index / kCount;
    RacerLook look;
    look.color = QColor::fromRgb((isDark ? kDarkColors : kLightColors)[static_cast<std::size_t>(place)]);
    look.marker = static_cast<Marker>((place + round) % kCount);
    look.dashes = dashes(place + round);
    return look;
}

RacerLook ghostLook(const RacerLook& look)
{
    RacerLook ghost = look;
    ghost.color.setAlphaF(0.5F);
    ghost.dashes = {1.2, 1.8};
    return ghost;
}

QPainterPath markerPath(Marker marker, qreal radius)
{
    constexpr qreal kUp = -std::numbers::pi / 2;
    QPainterPath path;
    switch (marker) {
    case Marker::Circle:
        path.addEllipse(QPointF(0, 0), radius * 0.9, radius * 0.9);
        return path;
    case Marker::Square:
        path.addRect(QRectF(-0.8 * radius, -0.8 * radius, 1.6 * radius, 1.6 * radius));
        return path;
    case Marker::TriangleUp:
        return polygon(3, radius, kUp, 0);
    case Marker::Diamond:
        return polygon(4, radius, kUp, 0);
    case Marker::TriangleDown:
        return polygon(3, radius, -kUp, 0);
    case Marker::Cross:
        return QTransform().rotate(45).map(plus(radius));
    case Marker::Plus:
        return plus(radius);
    case Marker::Star:
        break;
    }
    return polygon(5, radius, kUp, radius * 0.45);
}

} // namespace ad::ui
