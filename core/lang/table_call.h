// SPDX-License-Identifier: GPL-3.0-or-later
// data x = csv("points.csv", "x"): the columns of a table as the value of an input.
#pragma once

#include "core/lang/program.h"
#include "core/lang/symbols.h"

namespace ad::lang {

inline constexpr std::string_view kTableFunction = "csv";
inline constexpr const char* kTableHint = "write data x = csv(\"points.csv\", \"x\")";

/// Whether the expression `root` (−1: none) is a call of csv.
[[nodiscard]] bool isTableCall(const Ast& ast, int root);

struct TableColumns
{
    Tensor value = {}; // a vector of one column, or a matrix of several, with a row for each row of the table
    std::string table = {};
    std::vector<std::string> columns = {};
};

/// What such a call stands for; nothing if it has errors, which are appended to symbols.errors() at the place of the text that is wrong.
[[nodiscard]] std::optional<TableColumns> tableColumns(const Ast& ast, int call, const TableSource& tables, Symbols& symbols);

} // namespace ad::lang
