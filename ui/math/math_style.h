// SPDX-License-Identifier: GPL-3.0-or-later
// How a formula shall look: size, colours, and whether it stands in a line of text or on its own.
#pragma once

#include <QColor>
#include <QHash>
#include <QString>

namespace ad::ui {

/// Inline formulas are kept low: small fractions, limits beside the operators. Display formulas have the room of a line of their own.
enum class MathMode { Inline, Display };

struct MathStyle
{
    double pixelSize = 18.0;  // of the letters, in logical pixels
    QColor color = Qt::black; // of everything that has no colour of its own
    MathMode mode = MathMode::Inline;
    QHash<QString, QColor> roles = {}; // what \color{name}{…} means; other names are read as "#rrggbb" or as the colours of SVG
    double maximumWidth = 0.0;         // in logical pixels: longer formulas are broken before + and =; 0 means "never"
};

} // namespace ad::ui
