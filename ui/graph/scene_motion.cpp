// SPDX-License-Identifier: GPL-3.0-or-later
// The way from one scene to the next after an edit.
#include "ui/graph/graph_scene.h"

#include <unordered_map>

namespace ad::ui {
namespace {

// The curve with its ends moved by `start` and `end`, and what is between by a blend of both.
Curve stretched(const Curve& curve, QPointF start, QPointF end)
{
    std::vector<Vec2> points = curve.points();
    for (size_t i = 0; i < points.size(); ++i) {
        const double t = double(i) / double(points.size() - 1);
        const QPointF offset = start + t * (end - start);
        points[i] = points[i] + Vec2{offset.x(), offset.y()};
    }
    return Curve(std::move(points));
}

} // namespace

GraphScene between(const GraphScene& from, const GraphScene& to, double progress)
{
    std::unordered_map<size_t, QPointF> before;
    for (int item = 0; item < from.size(); ++item)
        before[from.keys[size_t(item)]] = from.centres[size_t(item)];
    GraphScene scene = to;
    for (int item = 0; item < scene.size(); ++item) {
        const auto found = before.find(scene.keys[size_t(item)]);
        if (found == before.end()) {
            scene.presence[size_t(item)] = progress;
            continue;
        }
        scene.centres[size_t(item)] = found->second + progress * (to.centres[size_t(item)] - found->second);
    }
    for (size_t i = 0; i < scene.links.size(); ++i) {
        const DiagramLink& link = scene.diagram.links[i];
        const QPointF start = scene.centres[size_t(link.from)] - to.centres[size_t(link.from)];
        const QPointF end = scene.centres[size_t(link.to)] - to.centres[size_t(link.to)];
        if (!start.isNull() || !end.isNull())
            scene.links[i] = shapeOfLink(stretched(to.links[i].curve, start, end));
    }
    return scene;
}

} // namespace ad::ui
