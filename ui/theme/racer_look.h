// SPDX-License-Identifier: GPL-3.0-or-later
// What tells racers apart: a colour, a marker and a dash for each, so that no two are told apart by colour alone.
#pragma once

#include <QColor>
#include <QPainterPath>

#include <vector>

namespace ad::ui {

enum class Marker {
    Circle,
    Square,
    TriangleUp,
    Diamond,
    TriangleDown,
    Cross,
    Plus,
    Star,
};

struct RacerLook
{
    QColor color;
    Marker marker = Marker::Circle;
    std::vector<qreal> dashes = {}; ///< QPen::setDashPattern, in pen widths; empty: solid
};

/// More can't be told apart on a map.
inline constexpr int kMostRacers = 12;

/// The look of the racer in place `index` ≥ 0. The eight colours repeat, then with another marker and dash, so that 64 racers differ.
/// @see Okabe & Ito, Color Universal Design (2008).
[[nodiscard]] RacerLook racerLook(int index, bool isDark);

/// The same racer as a ghost, a run that is kept for comparison: faint, and dotted.
[[nodiscard]] RacerLook ghostLook(const RacerLook& look);

/// The outline of a marker around (0, 0) that fits a circle of `radius`; Cross and Plus are filled shapes too.
[[nodiscard]] QPainterPath markerPath(Marker marker, qreal radius);

} // namespace ad::ui
