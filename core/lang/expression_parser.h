// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the parser that reads expressions.
#pragma once

#include "core/lang/ast.h"

namespace ad::lang {

/// A Pratt parser (Pratt 1973, "Top down operator precedence") over the tokens of `ast`, to which it appends nodes and errors.
class ExpressionParser
{
public:
    explicit ExpressionParser(Ast& ast)
        : m_ast(ast)
    {
    }

    [[nodiscard]] const Token& peek(int ahead = 0) const;
    [[nodiscard]] int position() const { return m_at; }
    void moveTo(int token) { m_at = token; }
    bool take(TokenKind kind);

    /// Reads an expression that must reach to the end of its statement; its root, or −1 after an error.
    int wholeExpression();

    /// Reports what stands here instead of `expected`. Returns false.
    bool unexpected(const std::string& expected);
    bool fail(std::string message, Place where, std::string hint = {});

private:
    bool expression(int minimum);
    bool binaries(int first, int firstToken, int minimum);
    bool prefix();
    bool postfix(int first, int firstToken);
    bool primary();
    bool parenthesized();
    bool call();
    bool argument(bool mayBeText);
    bool list();
    bool index(int first, int firstToken);
    bool close(TokenKind kind, int opening, const char* expected);
    bool missingOperator();
    void push(AstNode node);

    Ast& m_ast;
    int m_at = 0;
    int m_depth = 0;
};

} // namespace ad::lang
