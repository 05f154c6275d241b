// SPDX-License-Identifier: GPL-3.0-or-later
// Options of commands that look at a part of a landscape.
#pragma once

#include "core/landscape/field.h"

#include <QString>

#include <optional>
#include <vector>

namespace ad::app {

/// "1,-2.5" as numbers; nothing if one is not a finite number, or if there are not `count` of them.
[[nodiscard]] std::optional<std::vector<double>> numbersOf(const QString& text, int count);

/// "XMIN,XMAX,YMIN,YMAX", or "XMIN,XMAX" for one input, which then is [0, 1] high. Nothing if a side is not longer than 0.
[[nodiscard]] std::optional<Rectangle> windowOf(const QString& text, int inputs);

} // namespace ad::app
