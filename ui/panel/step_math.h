// SPDX-License-Identifier: GPL-3.0-or-later
// How formulas about steps are set: in the colours of values, tangents and adjoints.
#pragma once

#include "ui/math/math_style.h"

#include <QString>

namespace ad::ui {

/// Display style, `pixels` large at scale 1, with the roles of the current theme.
[[nodiscard]] MathStyle stepMathStyle(int pixels);

/// Statements that a formula has one after the other, with a comma and a quad between them, one below the other, aligned at their ← or =.
[[nodiscard]] QString stackedTex(const QString& statements);

} // namespace ad::ui
