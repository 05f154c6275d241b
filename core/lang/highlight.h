// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a program text by kind, for an editor that colours them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace ad {

enum class WordKind { Name, Number, Function, Keyword, Operator, Comment, Error, Text };

/// One word; what lies between words is white space.
struct Word
{
    WordKind kind = WordKind::Name;
    std::size_t offset = 0; // in bytes
    std::size_t length = 0;

    friend bool operator==(const Word&, const Word&) = default;
};

/// All words of `text` in their order, without overlap. Works on any bytes, with or without errors. Cost: O(length).
[[nodiscard]] std::vector<Word> highlight(std::string_view text);

} // namespace ad
