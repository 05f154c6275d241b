// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace ad {

namespace {

// A finite number; the minus may be the typographic one, as our own tables print it.
std::optional<double> numberOf(std::string_view cell)
{
    constexpr std::string_view kMinus = "−";
    std::string ascii;
    if (cell.starts_with(kMinus)) {
        ascii = "-" + std::string(cell.substr(kMinus.size()));
        cell = ascii;
    } else if (cell.starts_with('+')) {
        cell.remove_prefix(1);
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string placeText(const CsvCell& cell, std::size_t column)
{
    return "line " + std::to_string(cell.where.line) + ", column " + std::to_string(column + 1) + ": ";
}

Error noNumber(const CsvCell& cell, std::size_t column)
{
    const std::string place = placeText(cell, column);
    if (cell.text.empty())
        return {place + "the cell is empty", cell.where, "write a number"};
    std::string withPoint = cell.text;
    std::replace(withPoint.begin(), withPoint.end(), ',', '.');
    std::string hint;
    if (numberOf(withPoint))
        hint = "write a decimal point: " + withPoint;
    else if (cell.text.find(' ') != std::string::npos)
        hint = "cells are separated by commas, semicolons or tabs";
    const std::string quoted = cell.text.size() > 40 ? cell.text.substr(0, 37) + "…" : cell.text;
    return {place + "'" + quoted + "' is not a number", cell.where, hint};
}

std::optional<Error> nameProblem(const CsvRow& header, std::size_t column)
{
    const CsvCell& cell = header[column];
    if (cell.text.empty())
        return Error{placeText(cell, column) + "the column has no name", cell.where, "the first line has the names of the columns"};
    for (std::size_t i = 0; i < column; ++i)
        if (header[i].text == cell.text)
            return Error{placeText(cell, column) + "there is a column '" + cell.text + "' already", cell.where, "choose another name"};
    return std::nullopt;
}

Error otherLength(const CsvRow& row, const CsvRow& first)
{
    const auto cells = [](std::size_t n) { return std::to_string(n) + (n == 1 ? " cell" : " cells"); };
    const std::size_t last = std::min(row.size(), first.size() + 1) - 1;
    return {placeText(row[last], last) + "the row has " + cells(row.size()) + ", but the first one has " + std::to_string(first.size()),
            row[last].where};
}

} // namespace

const std::vector<double>* CsvTable::find(std::string_view name) const
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? nullptr : &columns[static_cast<std::size_t>(found - names.begin())];
}

CsvHeader headerOf(const std::vector<CsvRow>& rows)
{
    CsvHeader header;
    if (rows.empty())
        return header;
    header.isWritten =
        !std::all_of(rows.front().begin(), rows.front().end(), [](const CsvCell& cell) { return numberOf(cell.text).has_value(); });
    for (std::size_t i = 0; i < rows.front().size(); ++i)
        header.names.push_back(header.isWritten ? rows.front()[i].text : "c" + std::to_string(i + 1));
    return header;
}

std::vector<CsvProblem> problemsOf(const std::vector<CsvRow>& rows, std::size_t most)
{
    const bool hasHeader = headerOf(rows).isWritten;
    if (rows.size() < (hasHeader ? 2U : 1U))
        return {{-1, -1,
                 hasHeader ? Error{"the table has names of columns, but no row of numbers", rows.front().front().where}
                           : Error{"the table is empty", {}, "write the names of the columns in the first line, and numbers below"}}};
    std::vector<CsvProblem> problems;
    for (std::size_t column = 0; hasHeader && column < rows.front().size() && problems.size() < most; ++column)
        if (std::optional<Error> error = nameProblem(rows.front(), column))
            problems.push_back({0, static_cast<int>(column), std::move(*error)});
    for (std::size_t row = hasHeader ? 1 : 0; row < rows.size() && problems.size() < most; ++row) {
        if (rows[row].size() != rows.front().size()) {
            problems.push_back({static_cast<int>(row), -1, otherLength(rows[row], rows.front())});
            continue;
        }
        for (std::size_t column = 0; column < rows[row].size() && problems.size() < most; ++column)
            if (!numberOf(rows[row][column].text))
                problems.push_back({static_cast<int>(row), static_cast<int>(column), noNumber(rows[row][column], column)});
    }
    return problems;
}

Result<CsvTable> readCsv(std::string_view text)
{
    const Result<std::vector<CsvRow>> rows = readCells(text);
    if (!rows) {
        const Place where = rows.error().where;
        return Error{(where.isKnown() ? "line " + std::to_string(where.line) + ": " : "") + rows.error().message, where, rows.error().hint};
    }
    if (const std::vector<CsvProblem> problems = problemsOf(*rows, 1); !problems.empty())
        return problems.front().error;
    CsvHeader header = headerOf(*rows);
    CsvTable table{std::move(header.names), {}, static_cast<int>(rows->size()) - (header.isWritten ? 1 : 0)};
    table.columns.resize(table.names.size());
    for (std::size_t row = header.isWritten ? 1 : 0; row < rows->size(); ++row)
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            table.columns[column].push_back(*numberOf((*rows)[row][column].text));
    return table;
}

} // namespace ad
