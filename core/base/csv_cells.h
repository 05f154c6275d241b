// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of a CSV text as they are written, each with its place.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace ad {

struct CsvCell
{
    std::string text = {};
    Place where = {};

    friend bool operator==(const CsvCell&, const CsvCell&) = default;
};

using CsvRow = std::vector<CsvCell>;

/// A table has at most so many cells.
inline constexpr std::size_t kMostCells = 10'000'000;

/// The rows of a CSV text (RFC 4180), the one with the names of the columns included; they may differ in length.
///
/// Cells are separated by tabs if the first line has one, else by semicolons if it has one, else by commas. A cell in double quotes may
/// hold separators, line breaks and, written twice, quotes. Lines end with \n, \r\n or \r. Blanks around a cell do not count; blank lines,
/// lines of nothing but separators and lines that begin with # are left out, and so is a byte order mark.
/// Errors: a quote that is never closed, something behind a closing quote, bytes of a binary file, too many cells. Cost: O(length).
[[nodiscard]] Result<std::vector<CsvRow>> readCells(std::string_view text);

/// A text with commas that reads back as the same cells, apart from their places.
[[nodiscard]] std::string writeCells(const std::vector<std::vector<std::string>>& rows);

} // namespace ad
