// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/appearance.h"

#include "ui/theme/fonts.h"
#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QToolTip>

#include <optional>
#include <utility>

namespace ad::ui {
namespace {

struct Appearance
{
    Theme theme = lightTheme();
    std::optional<bool> isSystemDark = {};
    bool isMotionReduced = false;
    bool isStyled = false;
};

Appearance& appearance()
{
    static Appearance instance;
    return instance;
}

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.surface);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.mutedText);
    palette.setColor(QPalette::Button, theme.window);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.accentText);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.accentText);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::ToolTipBase, theme.text);
    palette.setColor(QPalette::ToolTipText, theme.surface);
    palette.setColor(QPalette::Light, theme.hover);
    palette.setColor(QPalette::Midlight, theme.sunken);
    palette.setColor(QPalette::Mid, theme.border);
    palette.setColor(QPalette::Dark, theme.strongBorder);
    palette.setColor(QPalette::Shadow, theme.strongBorder);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.disabledText);
    return palette;
}

} // namespace

const Theme& currentTheme()
{
    return appearance().theme;
}

void setTheme(const Theme& theme)
{
    Q_UNUSED(isSystemDark()) // read before our own palette hides the desktop's
    appearance().theme = theme;
    if (!std::exchange(appearance().isStyled, true))
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(interfaceFont(theme.bodyText()));
    QToolTip::setFont(interfaceFont(theme.smallText()));
    QApplication::setPalette(paletteOf(theme));
    QToolTip::setPalette(paletteOf(theme));
    qApp->setStyleSheet(styleSheet(theme));
}

Theme themeFor(ThemeChoice choice)
{
    const bool isDark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && isSystemDark());
    return isDark ? darkTheme() : lightTheme();
}

bool isSystemDark()
{
    std::optional<bool>& known = appearance().isSystemDark;
    if (!known) {
        const QPalette palette = QApplication::palette();
        known = palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
    }
    return *known;
}

QString toText(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeChoice(const QString& text)
{
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        if (toText(choice) == text)
            return choice;
    }
    return ThemeChoice::System;
}

bool isMotionReduced()
{
    return appearance().isMotionReduced;
}

void setMotionReduced(bool isReduced)
{
    appearance().isMotionReduced = isReduced;
}

} // namespace ad::ui
