// SPDX-License-Identifier: GPL-3.0-or-later
// How formulas about steps are set: in the colours of values, tangents and adjoints.
#pragma once

#include "ui/math/math_style.h"

namespace ad::ui {

/// Display style, `pixels` large at scale 1, with the roles of the current theme.
[[nodiscard]] MathStyle stepMathStyle(int pixels);

} // namespace ad::ui
