// SPDX-License-Identifier: GPL-3.0-or-later
// The names that TeX gives to characters, functions, accents and spaces.
#pragma once

#include "ui/math/tex_node.h"

namespace ad::ui {

struct TexSymbol
{
    const char* name; // without the backslash
    char32_t character;
    AtomClass atom;
};

/// The character that `\name` stands for, or nullptr.
[[nodiscard]] const TexSymbol* texSymbol(const QString& name);

/// What a character is when it is typed as such: '+' is binary, '=' a relation, a letter ordinary. '-' becomes the minus sign, '*' the
/// asterisk operator.
[[nodiscard]] TexSymbol texCharacter(char32_t character);

/// Whether `\name` is a function set in upright letters, such as \sin.
[[nodiscard]] bool isTexFunction(const QString& name);

/// Whether the scripts of the function or of the operator sign stand above and below it in display style, as with \max and ∑.
[[nodiscard]] bool hasLimits(const QString& functionName);
[[nodiscard]] bool hasLimits(char32_t operatorSign);

/// The combining mark of `\bar`, `\hat`, …, or 0.
[[nodiscard]] char32_t texAccent(const QString& name);

/// The width in em of `\,`, `\quad`, …; NaN if `name` is no space.
[[nodiscard]] double texSpace(const QString& name);

/// The code point of a letter or figure in an alphabet of the block "Mathematical Alphanumeric Symbols"; `character` itself if it has no
/// such form.
[[nodiscard]] char32_t inAlphabet(char32_t character, Alphabet alphabet);

} // namespace ad::ui
