// SPDX-License-Identifier: GPL-3.0-or-later
// The local theory of a point drawn on the map: the local quadratic, its axes, Newton's step, and the critical points.
#pragma once

#include "core/landscape/contour.h"
#include "core/landscape/critical_points.h"
#include "core/landscape/local_theory.h"
#include "ui/plot/map_overlay.h"

#include <memory>

namespace ad::ui {

/// Two inputs: contours of the local quadratic, at the point the ellipse dᵀ|H|d = const with its axes (dashed where f curves down),
/// and an arrow to where Newton's step leads. One input: the parabola that osculates, with the three places where a step of gradient
/// descent lands.
class TheoryOverlay : public MapOverlay
{
public:
    /// @param here      of the map's plane, one or two coordinates; none: only critical points are drawn.
    /// @param critical  may be null.
    /// @param window    that is seen.
    TheoryOverlay(std::optional<LocalTheory> here, std::shared_ptr<const CriticalPoints> critical, const Rectangle& window);

    void paintBelow(QPainter& painter, const PixelMap& map) const override;
    void paintAbove(QPainter& painter, const PixelMap& map) const override;
    [[nodiscard]] QString textAt(Vec2 place) const override;

private:
    [[nodiscard]] bool isCurve() const { return m_here && m_here->point.size() == 1; }
    void paintEllipse(QPainter& painter, const PixelMap& map) const;
    void paintNewton(QPainter& painter, const PixelMap& map) const;
    void paintParabola(QPainter& painter, const PixelMap& map) const;
    void paintCritical(QPainter& painter, const PixelMap& map) const;

    std::optional<LocalTheory> m_here;
    std::shared_ptr<const CriticalPoints> m_critical;
    Rectangle m_window;
    std::vector<ContourLine> m_contours; // of the local quadratic
};

} // namespace ad::ui
