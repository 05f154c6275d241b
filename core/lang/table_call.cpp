// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/table_call.h"

#include "core/base/text.h"

#include <algorithm>

namespace ad::lang {

namespace {

// Without its quotes.
std::string textOf(const Ast& ast, const AstNode& node)
{
    const std::string_view quoted = ast.nameAt(node.mark);
    return std::string(quoted.substr(1, quoted.size() - 2));
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < 20; ++i)
        text += (i == 0 ? "'" : ", '") + names[i] + "'";
    return text + (names.size() > 20 ? " …" : "");
}

Tensor columnsAsValue(const std::vector<const std::vector<double>*>& columns)
{
    if (columns.size() == 1)
        return Tensor::vector(*columns.front());
    const std::size_t rows = columns.front()->size();
    std::vector<double> values;
    values.reserve(rows * columns.size());
    for (std::size_t row = 0; row < rows; ++row)
        for (const std::vector<double>* column : columns)
            values.push_back((*column)[row]);
    return {Shape(static_cast<int>(rows), static_cast<int>(columns.size())), std::move(values)};
}

// The columns that the arguments behind the table name, which are put down in `result`; none after an error.
std::vector<const std::vector<double>*> columnsNamed(const Ast& ast, const std::vector<int>& arguments, const CsvTable& table,
                                                     TableColumns& result, Symbols& symbols)
{
    std::vector<const std::vector<double>*> columns;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        result.columns.push_back(textOf(ast, ast.node(arguments[i])));
        columns.push_back(table.find(result.columns.back()));
        if (columns.back())
            continue;
        const std::string meant = didYouMean(result.columns.back(), table.names);
        symbols.fail("the table '" + result.table + "' has no column '" + result.columns.back() + "'", ast.place(ast.node(arguments[i])),
                     meant.empty() ? "there is " + listed(table.names) : meant);
        return {};
    }
    return columns;
}

} // namespace

bool isTableCall(const Ast& ast, int root)
{
    return root >= 0 && ast.node(root).kind == AstKind::Call && ast.nameAt(ast.node(root).mark) == kTableFunction;
}

std::optional<TableColumns> tableColumns(const Ast& ast, int call, const TableSource& tables, Symbols& symbols)
{
    const std::vector<int> arguments = ast.children(call);
    for (const int argument : arguments)
        if (ast.node(argument).kind != AstKind::Text) {
            symbols.fail("csv takes names in quotes, not " + quoted(ast, ast.node(argument)), ast.place(ast.node(argument)), kTableHint);
            return std::nullopt;
        }
    if (arguments.empty()) {
        symbols.fail("csv needs the name of a table and of a column", ast.place(ast.node(call)), kTableHint);
        return std::nullopt;
    }
    TableColumns result{.table = textOf(ast, ast.node(arguments.front()))};
    const Place where = ast.place(ast.node(arguments.front()));
    const Result<std::shared_ptr<const CsvTable>> table =
        tables ? tables(result.table) : Error{"there is no table '" + result.table + "'", {}, "there are no tables here"};
    if (!table) {
        symbols.fail(table.error().message, where, table.error().hint);
        return std::nullopt;
    }
    if (arguments.size() == 1) {
        symbols.fail("csv needs the name of a column of '" + result.table + "'", ast.place(ast.node(call)),
                     "there is " + listed((*table)->names));
        return std::nullopt;
    }
    const std::vector<const std::vector<double>*> columns = columnsNamed(ast, arguments, **table, result, symbols);
    if (columns.empty())
        return std::nullopt;
    result.value = columnsAsValue(columns);
    return result;
}

} // namespace ad::lang

namespace ad {

std::vector<std::string> tablesNamedIn(std::string_view text)
{
    std::vector<std::string> names;
    const std::vector<lang::Token> tokens = lang::lex(text).tokens;
    const auto word = [&](const lang::Token& token) { return text.substr(token.offset, token.length); };
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        const bool isCall = tokens[i].kind == lang::TokenKind::Name && word(tokens[i]) == lang::kTableFunction &&
                            tokens[i + 1].kind == lang::TokenKind::LeftParenthesis && tokens[i + 2].kind == lang::TokenKind::Text;
        if (!isCall)
            continue;
        std::string name(word(tokens[i + 2]).substr(1, tokens[i + 2].length - 2));
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    }
    return names;
}

} // namespace ad
