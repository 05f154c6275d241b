// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of numbers from CSV texts: columns by name.
#pragma once

#include "core/base/csv_cells.h"

#include <vector>

namespace ad {

struct CsvTable
{
    std::vector<std::string> names = {};           // of the columns
    std::vector<std::vector<double>> columns = {}; // as many; each of `rows` numbers
    int rows = 0;

    /// The column of that name, or null.
    [[nodiscard]] const std::vector<double>* find(std::string_view name) const;
    friend bool operator==(const CsvTable&, const CsvTable&) = default;
};

/// What is wrong with a cell, or with a row as a whole.
struct CsvProblem
{
    int row = 0;    // among the rows of the text; −1: the table as a whole
    int column = 0; // −1: the row as a whole
    Error error = {};
};

/// The names of the columns: the first row if it has a cell that is no number, else c1, c2 …
struct CsvHeader
{
    std::vector<std::string> names = {};
    bool isWritten = false; // it is the first row
};
[[nodiscard]] CsvHeader headerOf(const std::vector<CsvRow>& rows);

/// Everything that keeps rows of cells from being a table of numbers: no row, rows of other lengths than the first one, names that are
/// empty or occur twice, cells that are no finite numbers. At most `most`. Messages begin with the place, lines and columns of cells
/// counting from 1: "line 4, column 2: 'abc' is not a number".
[[nodiscard]] std::vector<CsvProblem> problemsOf(const std::vector<CsvRow>& rows, std::size_t most = 1000);

/// The table that a CSV text describes; see readCells for what counts as CSV. The error is the first problem, with its place in the text.
/// Cost: O(length).
[[nodiscard]] Result<CsvTable> readCsv(std::string_view text);

} // namespace ad
