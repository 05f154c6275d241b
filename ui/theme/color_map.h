// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of heat maps: perceptually even and safe for colour-blind people.
#pragma once

#include <QColor>

namespace ad::ui {

enum class ColorMap {
    Viridis,
    Cividis,
};

/// The colour at `t`, 0 to 1 (clamped; NaN gives transparent); piecewise linear in sRGB between the published stops.
/// @see van der Walt & Smith (2015), matplotlib's viridis; Nuñez, Anderton & Renslow (2018), "Optimizing colormaps…", cividis.
[[nodiscard]] QColor colorAt(ColorMap map, double t);

} // namespace ad::ui
