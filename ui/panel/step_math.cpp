// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/step_math.h"

#include "ui/theme/appearance.h"

namespace ad::ui {

MathStyle stepMathStyle(int pixels)
{
    const Theme& theme = currentTheme();
    MathStyle style;
    style.pixelSize = theme.px(pixels);
    style.mode = MathMode::Display;
    style.roles = {{QStringLiteral("value"), theme.value.text},
                   {QStringLiteral("tangent"), theme.tangent.text},
                   {QStringLiteral("adjoint"), theme.adjoint.text},
                   {QStringLiteral("dim"), theme.disabledText},
                   {QStringLiteral("note"), theme.mutedText}};
    return style;
}

} // namespace ad::ui
