// SPDX-License-Identifier: GPL-3.0-or-later
// How cells of a basin map look: a colour and a hatch for each minimum, and for starts that reach none.
#pragma once

#include "core/scenario/basins.h"

#include <QImage>

namespace ad::ui {

enum class BasinView {
    Basin, ///< which minimum
    Steps, ///< how many steps
};

/// Seven colours that colour-blind people tell apart; then they repeat with another hatch. Diverged is dark with light stripes, none is
/// grey with dots.
/// @param column, row  in the picture: hatches depend on the place.
/// @see Okabe & Ito, Color Universal Design (2008).
[[nodiscard]] QRgb basinColor(int basin, int column, int row);

/// What colours of steps mean: `low` is the brightest, `high` and more the darkest.
struct StepScale
{
    int low = 0;
    int high = 1;

    [[nodiscard]] double toUnit(int steps) const;
    /// 0: many steps, 1: few.
    [[nodiscard]] static QRgb colorAt(double unit);
};

/// The steps of starts that reach a minimum: from the least to the most, without the slowest hundredth.
[[nodiscard]] StepScale stepScale(const BasinMap& map);

/// One pixel a cell, the top row first; transparent where nothing is known.
[[nodiscard]] QImage basinImage(const BasinMap& map, BasinView view);

/// A square as cells of that basin look, for legends.
[[nodiscard]] QImage basinSwatch(int basin, int size);

} // namespace ad::ui
