// SPDX-License-Identifier: GPL-3.0-or-later
// Text to tokens, each with its place.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace ad::lang {

enum class TokenKind : unsigned char {
    Number,
    Name,
    Text, // in quotes
    Plus,
    Minus,
    Star,
    Slash,
    At,
    Power,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
    Assign,
    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    Comma,
    Transpose, // .T
    Semicolon, // inside of brackets, where it does not end a statement
    End,       // of a statement: a line break or a semicolon outside of brackets
    Invalid,   // reported by the lexer already
    EndOfText,
};

struct Token
{
    TokenKind kind = TokenKind::EndOfText;
    Place where = {};
    std::size_t offset = 0; // in bytes
    std::size_t length = 0;
    double number = 0.0; // of a Number
};

struct Comment
{
    std::size_t offset = 0;
    std::size_t length = 0;
};

struct Lexed
{
    std::vector<Token> tokens; // the last one is EndOfText
    std::vector<Comment> comments;
    std::vector<Error> errors;
};

/// The tokens of `text`. Line breaks inside of brackets that are closed somewhere do not count, so an unclosed bracket spoils only its own
/// statement. Cost: O(length).
[[nodiscard]] Lexed lex(std::string_view text);

} // namespace ad::lang
