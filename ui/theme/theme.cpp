// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

/// @see WCAG 2.1, "relative luminance".
double luminance(const QColor& color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

// The forms are the same in both themes, so that a printed page and a dark room show the same thing.
RoleLook valueLook(const char* line, const char* text, const char* fill)
{
    return {QColor(line), QColor(text), QColor(fill), {}, Qt::SolidPattern};
}

RoleLook adjointLook(const char* line, const char* text, const char* fill)
{
    return {QColor(line), QColor(text), QColor(fill), {4.0, 2.5}, Qt::BDiagPattern};
}

RoleLook tangentLook(const char* line, const char* text, const char* fill)
{
    return {QColor(line), QColor(text), QColor(fill), {1.0, 2.0}, Qt::Dense5Pattern};
}

RoleLook wrongLook(const char* line, const char* text, const char* fill)
{
    return {QColor(line), QColor(text), QColor(fill), {}, Qt::DiagCrossPattern};
}

} // namespace

const RoleLook& Theme::role(Role which) const
{
    switch (which) {
    case Role::Value:
        return value;
    case Role::Adjoint:
        return adjoint;
    case Role::Tangent:
        return tangent;
    case Role::Wrong:
        break;
    }
    return wrong;
}

Theme lightTheme()
{
    Theme theme;
    theme.name = QStringLiteral("light");
    theme.window = QColor("#F4F6F8");
    theme.surface = QColor("#FFFFFF");
    theme.sunken = QColor("#EBEEF2");
    theme.hover = QColor("#E9EDF2");
    theme.pressed = QColor("#DDE3EA");
    theme.border = QColor("#D8DEE6");
    theme.strongBorder = QColor("#76828F");
    theme.text = QColor("#18202B");
    theme.mutedText = QColor("#414C5A");
    theme.disabledText = QColor("#8D97A3");
    theme.accent = QColor("#2945A8");
    theme.accentText = QColor("#FFFFFF");
    theme.accentFill = QColor("#E4EAFB");
    theme.error = QColor("#941015");
    theme.errorFill = QColor("#FDEDEC");
    theme.warning = QColor("#634100");
    theme.warningFill = QColor("#FFF4D6");
    theme.grid = QColor("#E3E8EE");
    theme.value = valueLook("#0072B2", "#004D78", "#E3F1FA");
    theme.adjoint = adjointLook("#D55E00", "#7F3400", "#FDEEE3");
    theme.tangent = tangentLook("#009E73", "#00533C", "#E0F5EE");
    theme.wrong = wrongLook("#B65A8C", "#742A56", "#F9EAF3");
    theme.syntax = {QColor("#6E2A91"), QColor("#004D78"), QColor("#00533C"), QColor("#4A5563"),
                    QColor("#7F3400"), QColor("#18202B"), QColor("#414C5A")};
    return theme;
}

Theme darkTheme()
{
    Theme theme;
    theme.name = QStringLiteral("dark");
    theme.isDark = true;
    theme.window = QColor("#191F28");
    theme.surface = QColor("#12171E");
    theme.sunken = QColor("#0D1117");
    theme.hover = QColor("#252D38");
    theme.pressed = QColor("#2E3744");
    theme.border = QColor("#303A47");
    theme.strongBorder = QColor("#7C8998");
    theme.text = QColor("#E9EEF4");
    theme.mutedText = QColor("#B4BFCC");
    theme.disabledText = QColor("#667281");
    theme.accent = QColor("#A3B6FF");
    theme.accentText = QColor("#0D1530");
    theme.accentFill = QColor("#25305A");
    theme.error = QColor("#FFA6A3");
    theme.errorFill = QColor("#3A1B1D");
    theme.warning = QColor("#F2C14E");
    theme.warningFill = QColor("#352B12");
    theme.grid = QColor("#242C37");
    theme.value = valueLook("#56B4E9", "#7CC7F2", "#12293A");
    theme.adjoint = adjointLook("#F0803C", "#FFA76F", "#38210F");
    theme.tangent = tangentLook("#3CC9A0", "#5FD6B4", "#0F2F27");
    theme.wrong = wrongLook("#CC79A7", "#EBA8CE", "#351F2D");
    theme.syntax = {QColor("#D9A8F0"), QColor("#7CC7F2"), QColor("#5FD6B4"), QColor("#A3AFBD"),
                    QColor("#FFA76F"), QColor("#E9EEF4"), QColor("#B4BFCC")};
    return theme;
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace ad::ui
