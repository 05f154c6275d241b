// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/utf8.h"

#include <cassert>

namespace ad::lang {

CodePoint codePointAt(std::string_view text, std::size_t offset)
{
    assert(offset < text.size());
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || offset + length > text.size())
        return {};
    char32_t value = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return {};
        value = (value << 6) | (byte(i) & 0x3FU);
    }
    constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < kLeast[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return {};
    return {value, length};
}

bool startsName(char32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (c >= 0xC0 && c <= 0x24F)
        return c != 0xD7 && c != 0xF7; // × and ÷
    if (c >= 0x370 && c <= 0x3FF)
        return c != 0x375 && c != 0x37E && c != 0x384 && c != 0x385 && c != 0x387;  // Greek marks that are no letters
    return (c >= 0x400 && c <= 0x481) || (c >= 0x48A && c <= 0x52F) || c == 0x2113; // ℓ
}

bool continuesName(char32_t c)
{
    return startsName(c) || (c >= '0' && c <= '9') || (c >= 0x2080 && c <= 0x2089);
}

} // namespace ad::lang
