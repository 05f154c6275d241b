// SPDX-License-Identifier: GPL-3.0-or-later
// Places for what a step says, where it covers as little as possible of the picture.
#pragma once

#include "ui/graph/graph_scene.h"

#include <array>
#include <vector>

namespace ad::ui {

inline constexpr double kRim = 6.0; // between a label and the end of what is seen

/// Labels are given by their size at scale 1 and placed by their centre in the scene. Cost: O(items) a candidate, a few dozen of them.
class LabelPlaces
{
public:
    /// Keeps a reference.
    /// @param scale  of labels, relative to the scene.
    /// @param goal   the card that the step is about, as it is drawn; empty: none.
    /// @param seen   the part of the scene in which labels have to be; empty: all of it.
    LabelPlaces(const GraphScene& scene, double scale, int goalItem, const QRectF& goal, const QRectF& seen = {})
        : m_scene(scene)
        , m_scale(scale)
        , m_goalItem(goalItem)
        , m_goal(goal)
        , m_room(seen.isEmpty() ? roomForLabels(scene) : seen.adjusted(kRim, kRim, -kRim, -kRim))
    {
    }

    /// What a label covers.
    [[nodiscard]] QRectF boxAt(const QPointF& centre, const QSizeF& size) const;
    /// Beside the link, near its middle, and not on the pill at its end.
    [[nodiscard]] QPointF besideLink(int link, const QSizeF& size, const QRectF& pill) const;
    /// Below or above the goal, or a little further, and not on other labels.
    [[nodiscard]] QPointF atGoal(const QSizeF& size, const std::array<QRectF, 2>& others) const;

private:
    [[nodiscard]] std::vector<double> partsInRoom(const QPolygonF& line) const;
    [[nodiscard]] QPointF inside(const QPointF& centre, const QSizeF& size) const;
    [[nodiscard]] double covered(const QPointF& centre, const QSizeF& size, bool alsoGoal) const;

    const GraphScene& m_scene;
    double m_scale;
    int m_goalItem;
    QRectF m_goal;
    QRectF m_room;
};

} // namespace ad::ui
