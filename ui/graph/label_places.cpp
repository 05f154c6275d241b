// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/label_places.h"

#include "ui/graph/link_painter.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ad::ui {
namespace {

constexpr double kGap = 8.0;   // between a label and its link
constexpr double kBadge = 8.0; // what the marks on a card's border stand out
constexpr double kPull = 2.0;  // of its link on a label that had to be moved

double overlap(const QRectF& a, const QRectF& b)
{
    const QRectF common = a & b;
    return common.isEmpty() ? 0.0 : common.width() * common.height();
}

} // namespace

QPointF LabelPlaces::besideLink(int link, const QSizeF& size, const QRectF& pill) const
{
    const QPolygonF& line = m_scene.links[size_t(link)].forward;
    QPointF best = m_room.center();
    double least = std::numeric_limits<double>::max();
    for (const double part : partsInRoom(line)) {
        const QPointF on = pointAlong(line, part);
        const QPointF along = pointAlong(line, part + 0.02) - pointAlong(line, part - 0.02);
        const double length = std::max(1e-6, QLineF({}, along).length());
        const QPointF across(-along.y() / length, along.x() / length); // to the side of the backward line
        const double extent = m_scale * (std::abs(across.x()) * size.width() + std::abs(across.y()) * size.height()) / 2.0 + kGap;
        for (const double side : {-1.0, 1.0}) {
            for (const double more : {0.0, 16.0, 36.0, 64.0, 96.0, 132.0}) {
                const double away = side * (extent + m_scale * more) + (side > 0.0 ? kGap : 0.0);
                const QPointF wanted = on + away * across;
                const QPointF centre = inside(wanted, size);
                const double cost = covered(centre, size, true) + 5.0 * overlap(boxAt(centre, size), pill) + 100.0 * std::abs(part - 0.5) +
                                    2.0 * more + (side > 0.0 ? 20.0 : 0.0) + kPull * QLineF(wanted, centre).length() / m_scale;
                if (cost < least) {
                    least = cost;
                    best = centre;
                }
            }
        }
    }
    return best;
}

// Near the middle if that is seen; of a link that leaves the room the parts that are in it, and of one that doesn't enter it the middle.
std::vector<double> LabelPlaces::partsInRoom(const QPolygonF& line) const
{
    static constexpr std::array<double, 7> kUsual{0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75};
    std::vector<double> parts;
    for (const double part : kUsual)
        if (m_room.contains(pointAlong(line, part)))
            parts.push_back(part);
    constexpr int kSteps = 40;
    for (int i = 1; i < kSteps && parts.empty(); ++i) {
        // From both ends inwards: cards that are seen are at the ends.
        const double part = (i % 2 == 1 ? kSteps - (i + 1) / 2 : i / 2) / double(kSteps);
        if (m_room.contains(pointAlong(line, part)))
            parts.push_back(part);
    }
    if (parts.empty())
        parts.push_back(0.5);
    return parts;
}

QRectF LabelPlaces::boxAt(const QPointF& centre, const QSizeF& size) const
{
    QRectF box(QPointF(), size * m_scale);
    box.moveCenter(centre);
    return box;
}

QPointF LabelPlaces::inside(const QPointF& centre, const QSizeF& size) const
{
    return movedInto(m_room, centre, size * m_scale);
}

// The area of cards below a label, of the card of the step counted more.
double LabelPlaces::covered(const QPointF& centre, const QSizeF& size, bool alsoGoal) const
{
    const QRectF box = boxAt(centre, size).adjusted(-4.0, -4.0, 4.0, 4.0);
    double area = 0.0;
    for (int item = 0; item < m_scene.size(); ++item)
        if (alsoGoal || item != m_goalItem)
            area += overlap(box, m_scene.rect(item).adjusted(0.0, -kBadge, 0.0, 0.0));
    return area + 10.0 * overlap(box, m_goal);
}

QPointF LabelPlaces::atGoal(const QSizeF& size, const std::array<QRectF, 2>& others) const
{
    QPointF best;
    double least = std::numeric_limits<double>::max();
    for (const double more : {0.0, 20.0, 44.0, 68.0}) {
        const double away = m_goal.height() / 2.0 + 10.0 + m_scale * (size.height() / 2.0 + more);
        for (const double side : {1.0, -1.0}) {
            for (const double aside : {0.0, -0.25, 0.25, -0.5, 0.5}) { // of its width: it still touches the card
                const QPointF centre = inside(m_goal.center() + QPointF(aside * m_scale * size.width(), side * away), size);
                double cost = covered(centre, size, false) + 10.0 * more + 400.0 * std::abs(aside);
                for (const QRectF& other : others)
                    cost += 5.0 * overlap(boxAt(centre, size), other);
                if (cost < least) {
                    least = cost;
                    best = centre;
                }
            }
        }
    }
    return best;
}

} // namespace ad::ui
