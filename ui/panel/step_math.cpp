// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/step_math.h"

#include "ui/theme/appearance.h"

#include <QStringList>

#include <algorithm>

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

QString stackedTex(const QString& statements)
{
    QStringList lines = statements.split(QStringLiteral(",\\quad "));
    if (lines.size() == 1)
        return statements;
    for (QString& line : lines) {
        const qsizetype arrow = line.indexOf(QStringLiteral("\\leftarrow"));
        const qsizetype equals = line.indexOf(QChar('='));
        const qsizetype at = arrow >= 0 && (equals < 0 || arrow < equals) ? arrow : equals;
        line.insert(std::max<qsizetype>(at, 0), QChar('&'));
    }
    return QStringLiteral("\\begin{aligned} %1 \\end{aligned}").arg(lines.join(QStringLiteral(" \\\\ ")));
}

} // namespace ad::ui
