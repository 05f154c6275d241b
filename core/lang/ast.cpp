// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/ast.h"

#include "core/lang/utf8.h"

#include <algorithm>

namespace ad::lang {

Place Ast::place(int firstToken, int lastToken) const
{
    const Token& first = token(firstToken);
    const Token& end = token(lastToken);
    if (end.where.line == first.where.line)
        return {first.where.line, first.where.column, end.where.endColumn};
    const auto isLater = [](int line, const Token& t) { return line < t.where.line; };
    const auto next = std::upper_bound(tokens.begin() + firstToken, tokens.begin() + lastToken, first.where.line, isLater);
    return {first.where.line, first.where.column, std::prev(next)->where.endColumn};
}

std::string_view Ast::source(const AstNode& node) const
{
    const std::size_t begin = token(node.firstToken).offset;
    const Token& last = token(node.lastToken);
    return text.substr(begin, last.offset + last.length - begin);
}

std::vector<int> Ast::children(int node) const
{
    std::vector<int> result;
    for (int child = node - 1; child >= this->node(node).first; child = this->node(child).first - 1)
        result.push_back(child);
    std::reverse(result.begin(), result.end());
    return result;
}

std::string quoted(const Ast& ast, const AstNode& node)
{
    const std::string_view source = ast.source(node);
    constexpr int kMost = 30;
    std::string result;
    int characters = 0;
    for (std::size_t i = 0; i < source.size();) {
        const std::size_t length = std::max<std::size_t>(codePointAt(source, i).length, 1);
        const bool isSpace = source[i] == '\n' || source[i] == '\r' || source[i] == '\t' || source[i] == ' ';
        if (isSpace && result.ends_with(' ')) {
            i += length;
            continue;
        }
        if (++characters > kMost)
            return "'" + result + "…'";
        result += isSpace ? std::string_view(" ") : source.substr(i, length);
        i += length;
    }
    return "'" + result + "'";
}

} // namespace ad::lang
