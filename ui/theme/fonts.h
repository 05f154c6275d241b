// SPDX-License-Identifier: GPL-3.0-or-later
// The typefaces that travel with the program: DejaVu Sans for the interface, DejaVu Sans Mono for code, a mathematical face for formulas.
#pragma once

#include <QByteArray>
#include <QFont>

namespace ad::ui {

/// Registers the bundled typefaces with Qt; does nothing from the second call on. Needs a QGuiApplication.
void loadFonts();

/// DejaVu Sans, `pixelSize` logical pixels; its figures all have the same width.
[[nodiscard]] QFont interfaceFont(int pixelSize);

/// DejaVu Sans Mono, `pixelSize` logical pixels.
[[nodiscard]] QFont monospaceFont(int pixelSize);

/// The bytes of TeX Gyre Pagella Math, an OpenType font with a MATH table.
[[nodiscard]] QByteArray mathematicalFontData();

/// The bytes of DejaVu Sans, for what the mathematical face does not have.
[[nodiscard]] QByteArray interfaceFontData();

} // namespace ad::ui
