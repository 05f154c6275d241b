// SPDX-License-Identifier: GPL-3.0-or-later
// A program as the parser reads it: statements over one flat array of expression nodes.
#pragma once

#include "core/lang/lexer.h"

#include <string>
#include <string_view>
#include <vector>

namespace ad {
struct Op;
}

namespace ad::lang {

enum class AstKind : unsigned char {
    Number,    // number
    Name,      // token `mark`
    Text,      // token `mark`, with its quotes; only below a Call of `csv`
    Minus,     // 1 child
    Binary,    // 2 children, op
    Call,      // the arguments; token `mark` is the function's name
    Keyword,   // 1 child; token `mark` is the parameter's name; only below a Call
    Index,     // the value and one or two indices
    Transpose, // 1 child
    List,      // the elements
};

/// Nodes stand in postorder: the subtree of node i are the nodes [first, i], so its last child is i − 1 and the child before a child c is
/// nodes[c].first − 1. Everything that walks a tree is therefore a loop, and no length of an expression can exhaust the stack.
struct AstNode
{
    AstKind kind = AstKind::Number;
    int first = 0;
    int firstToken = 0; // the text of the whole expression, parentheses around it included
    int lastToken = 0;
    int mark = 0;           // the token of the name or of the operator
    const Op* op = nullptr; // of Binary
    double number = 0.0;
};

enum class StatementKind : unsigned char { Value, Binding, Function, Output };

struct Statement
{
    StatementKind kind = StatementKind::Value;
    bool isData = false;
    int name = -1;                    // its token
    std::vector<int> parameters = {}; // tokens
    int root = -1;                    // the expression; −1: none, because of a syntax error (or for `output`)
    int firstToken = 0;
};

struct Ast
{
    std::string_view text = {};
    std::vector<Token> tokens = {};
    std::vector<AstNode> nodes = {};
    std::vector<Statement> statements = {};
    std::vector<Error> errors = {};

    [[nodiscard]] const AstNode& node(int i) const { return nodes[static_cast<std::size_t>(i)]; }
    [[nodiscard]] const Token& token(int i) const { return tokens[static_cast<std::size_t>(i)]; }
    [[nodiscard]] std::string_view textOf(const Token& token) const { return text.substr(token.offset, token.length); }
    [[nodiscard]] std::string_view nameAt(int token) const { return textOf(tokens[static_cast<std::size_t>(token)]); }

    /// The place from one token to another; of several lines only the first one's part.
    [[nodiscard]] Place place(int firstToken, int lastToken) const;
    [[nodiscard]] Place place(const AstNode& node) const { return place(node.firstToken, node.lastToken); }
    /// The bytes of the expression.
    [[nodiscard]] std::string_view source(const AstNode& node) const;
    /// The children in their order.
    [[nodiscard]] std::vector<int> children(int node) const;
};

/// The expression as it is quoted in a message: on one line, cut after some thirty characters.
[[nodiscard]] std::string quoted(const Ast& ast, const AstNode& node);

} // namespace ad::lang
