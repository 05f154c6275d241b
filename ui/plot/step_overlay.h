// SPDX-License-Identifier: GPL-3.0-or-later
// A step in its phases on the map: arrows with labels, the box that divides, the ghost of where it will stand.
#pragma once

#include "ui/plot/map_overlay.h"
#include "ui/theme/racer_look.h"

#include <optional>
#include <vector>

namespace ad::ui {

/// What an arrow stands for; it decides colour and dash.
enum class StepInk {
    Gradient,  ///< dashed, in the colour of adjoints
    Memory,    ///< thin, in the racer's colour
    Direction, ///< in the racer's colour
    Move,      ///< thick, in the racer's colour
};

struct DrawnArrow
{
    StepInk ink = StepInk::Gradient;
    QString label = {};
    Vec2 tail, tip; ///< in the units of the map
};

/// Everything that is drawn at one moment of a step.
struct StepDrawing
{
    RacerLook look = {};
    bool isCurve = false;           ///< arrows lie side by side above the ball, because they all have the same direction
    Vec2 place;                     ///< where the step starts
    bool hasBall = true;            ///< the racer stands there; false while it moves
    std::optional<Vec2> ghost = {}; ///< where it will end
    std::vector<DrawnArrow> arrows = {};
    std::optional<Vec2> halfSides = {}; ///< of the box around the place, in the units of the map
    QString note = {};                  ///< to what scale arrows are drawn; may be empty
};

class StepOverlay : public MapOverlay
{
public:
    explicit StepOverlay(StepDrawing drawing)
        : m_drawing(std::move(drawing))
    {
    }

    void paintAbove(QPainter& painter, const PixelMap& map) const override;
    [[nodiscard]] const StepDrawing& drawing() const { return m_drawing; }
    /// Where the labels of the arrows stand, and last the note, in pixels: none covers another while there is room.
    [[nodiscard]] std::vector<QRectF> labelRects(const PixelMap& map) const;

private:
    [[nodiscard]] QLineF lineOf(const DrawnArrow& arrow, const PixelMap& map, int lane) const;
    void paintBox(QPainter& painter, const PixelMap& map) const;
    void paintArrow(QPainter& painter, const DrawnArrow& arrow, const QLineF& line) const;

    StepDrawing m_drawing;
};

} // namespace ad::ui
