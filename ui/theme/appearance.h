// SPDX-License-Identifier: GPL-3.0-or-later
// How the running application looks: puts a theme on it, and tells which one it wears.
#pragma once

#include "ui/theme/theme.h"

namespace ad::ui {

/// What the user chose in the View menu.
enum class ThemeChoice {
    System,
    Light,
    Dark,
};

/// The theme the application wears; the light one before setTheme was called. Like QApplication's palette, there is one for the process,
/// because style sheets and palettes are the application's too. Widgets that paint themselves read it while painting, and get
/// QEvent::PaletteChange when it changes.
[[nodiscard]] const Theme& currentTheme();

/// Gives the application the palette, the font and the style sheet of `theme`. Needs a QApplication. Costs a repolish of every widget.
void setTheme(const Theme& theme);

/// The theme that `choice` means on this machine, at scale 1.
[[nodiscard]] Theme themeFor(ThemeChoice choice);

/// True if the desktop's own palette, as it was before the first setTheme, has light text on dark.
[[nodiscard]] bool isSystemDark();

/// "system", "light", "dark" and back; unknown words mean System.
[[nodiscard]] QString toText(ThemeChoice choice);
[[nodiscard]] ThemeChoice themeChoice(const QString& text);

/// Whether motion shall be replaced by highlights; views and the player ask for it when they are about to move something.
[[nodiscard]] bool isMotionReduced();
void setMotionReduced(bool isReduced);

} // namespace ad::ui
