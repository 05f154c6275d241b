// SPDX-License-Identifier: GPL-3.0-or-later
// One code point of UTF-8 text at a time, and what it may be in a name.
#pragma once

#include <cstddef>
#include <string_view>

namespace ad::lang {

struct CodePoint
{
    char32_t value = 0;
    std::size_t length = 0; // in bytes; 0: the bytes here are no UTF-8
};

/// The code point that begins at `offset` (< text.size(), asserted). Overlong forms and surrogates are no UTF-8 (RFC 3629, section 3).
[[nodiscard]] CodePoint codePointAt(std::string_view text, std::size_t offset);

/// Latin, Greek and Cyrillic letters, and `_`.
[[nodiscard]] bool startsName(char32_t c);
/// These, digits, and subscript digits.
[[nodiscard]] bool continuesName(char32_t c);

} // namespace ad::lang
