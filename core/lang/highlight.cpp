// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/highlight.h"

#include "core/lang/lexer.h"

namespace ad {

namespace {

using namespace lang;

WordKind kindOf(std::string_view text, const std::vector<Token>& tokens, std::size_t i)
{
    const Token& token = tokens[i];
    switch (token.kind) {
    case TokenKind::Number:
        return WordKind::Number;
    case TokenKind::Text:
        return WordKind::Text;
    case TokenKind::Invalid:
        return WordKind::Error;
    case TokenKind::Name:
        break;
    default:
        return WordKind::Operator;
    }
    const TokenKind next = tokens[i + 1].kind; // there is one: the last token is EndOfText
    const std::string_view word = text.substr(token.offset, token.length);
    const bool isFirst = i == 0 || tokens[i - 1].kind == TokenKind::End;
    if (isFirst && next == TokenKind::Name && (word == "data" || word == "output"))
        return WordKind::Keyword;
    return next == TokenKind::LeftParenthesis ? WordKind::Function : WordKind::Name;
}

} // namespace

std::vector<Word> highlight(std::string_view text)
{
    const Lexed lexed = lex(text);
    std::vector<Word> words;
    auto comment = lexed.comments.begin();
    std::size_t end = 0; // of the words so far
    const auto add = [&](WordKind kind, std::size_t offset, std::size_t length) {
        words.push_back({kind, offset, length});
        end = offset + length;
    };
    for (std::size_t i = 0; i < lexed.tokens.size(); ++i) {
        const Token& token = lexed.tokens[i];
        for (; comment != lexed.comments.end() && comment->offset <= token.offset; ++comment)
            add(WordKind::Comment, comment->offset, comment->length);
        const bool isBreak = token.kind == TokenKind::EndOfText || (token.kind == TokenKind::End && text[token.offset] == '\n');
        if (!isBreak && token.offset >= end) // bytes in a comment that are no UTF-8 are part of it
            add(kindOf(text, lexed.tokens, i), token.offset, token.length);
    }
    return words;
}

} // namespace ad
