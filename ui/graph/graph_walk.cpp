// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_walk.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ad::ui {
namespace {

int outputOf(const GraphScene& scene)
{
    const auto& items = scene.diagram.items;
    const auto found = std::find_if(items.begin(), items.end(), [](const DiagramItem& item) { return item.isOutput; });
    return found != items.end() ? int(found - items.begin()) : kNoItem;
}

int firstInput(const GraphScene& scene, int item)
{
    for (const DiagramLink& link : scene.diagram.links) // by rising edge, so the first slot comes first
        if (link.to == item)
            return link.from;
    return item;
}

int nearestUser(const GraphScene& scene, int item)
{
    int nearest = item;
    double least = std::numeric_limits<double>::max();
    for (const DiagramLink& link : scene.diagram.links) {
        const double distance = QLineF(scene.centres[size_t(item)], scene.centres[size_t(link.to)]).length();
        if (link.from == item && distance < least) {
            least = distance;
            nearest = link.to;
        }
    }
    return nearest;
}

// The next card above (sign −1) or below (+1) whose columns overlap.
int neighbour(const GraphScene& scene, int item, double sign)
{
    const QRectF here = scene.rect(item);
    int nearest = item;
    double least = std::numeric_limits<double>::max();
    for (int other = 0; other < scene.size(); ++other) {
        const QRectF there = scene.rect(other);
        const double distance = sign * (there.center().y() - here.center().y());
        const bool isSameColumn = there.left() < here.right() && there.right() > here.left();
        if (other != item && isSameColumn && distance > 0.0 && distance < least) {
            least = distance;
            nearest = other;
        }
    }
    return nearest;
}

} // namespace

int walk(const GraphScene& scene, int item, Walk direction)
{
    if (item == kNoItem || item >= scene.size())
        return outputOf(scene);
    switch (direction) {
    case Walk::ToInput:
        return firstInput(scene, item);
    case Walk::ToUser:
        return nearestUser(scene, item);
    case Walk::Up:
        return neighbour(scene, item, -1.0);
    case Walk::Down:
        break;
    }
    return neighbour(scene, item, 1.0);
}

} // namespace ad::ui
