// SPDX-License-Identifier: GPL-3.0-or-later
// From a place near a critical point to the point itself, and what kind it is.
#pragma once

#include "core/landscape/cell_function.h"
#include "core/landscape/critical_points.h"

#include <optional>

namespace ad {

/// Newton's method for ∇f = 0 from `from`. Nothing if it leads further than `reach` cells away, or to a place where the gradient is more
/// than 10⁻⁸ of what it is one cell around.
[[nodiscard]] std::optional<Vec2> polishStationary(CellFunction& function, Vec2 from, double reach);

/// The lowest place around `from`, by polling values: for functions without a gradient there. Nothing if it is further than `reach` cells
/// away, if values around it are not higher, or if the function is smooth there.
[[nodiscard]] std::optional<Vec2> polishKink(CellFunction& function, Vec2 from, double reach);

/// What is at a place where the gradient vanishes.
[[nodiscard]] CriticalPoint classified(CellFunction& function, Vec2 place);
/// What is at the end of polishKink.
[[nodiscard]] CriticalPoint kinkAt(CellFunction& function, Vec2 place);

} // namespace ad
