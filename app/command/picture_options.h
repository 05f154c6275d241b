// SPDX-License-Identifier: GPL-3.0-or-later
// Options of everything that writes pictures.
#pragma once

#include <QSize>
#include <QString>

#include <optional>

namespace ad::app {

/// "1200x900" as a size, each side from 64 to 20000 pixels.
[[nodiscard]] std::optional<QSize> sizeOf(const QString& text);

/// "start", "end" (which is `last`), a number of steps, or a part of the way as "50%".
[[nodiscard]] std::optional<double> positionOf(const QString& text, double last);

} // namespace ad::app
