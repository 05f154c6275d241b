// SPDX-License-Identifier: GPL-3.0-or-later
// How strongly things are drawn: opaque colours that are mixed with the surface, so that faded cards hide the lines behind them.
#pragma once

#include "ui/theme/theme.h"

#include <algorithm>

namespace ad::ui {

/// What isn't part of the current step is drawn with this strength.
inline constexpr double kFaded = 0.4;
/// The operands of the current step.
inline constexpr double kSource = 0.85;

/// The width of a thin line in the scene: Qt's lines of less than a pixel depend on the clipping, and parts of the picture are drawn anew.
[[nodiscard]] inline double thinWidth(double zoom)
{
    return std::max(1.0, 1.02 / zoom);
}

struct Ink
{
    const Theme& theme;
    double strength = 1.0; // 0: as the surface; 1: full

    [[nodiscard]] QColor operator()(const QColor& color) const
    {
        const QColor& under = theme.surface;
        const auto mix = [this](int full, int none) { return qRound(none + strength * (full - none)); };
        return QColor(mix(color.red(), under.red()), mix(color.green(), under.green()), mix(color.blue(), under.blue()));
    }
};

} // namespace ad::ui
