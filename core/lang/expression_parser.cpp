// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/expression_parser.h"

#include "core/lang/parser.h"
#include "core/lang/table_call.h"
#include "core/op/catalog.h"

#include <array>

namespace ad::lang {

namespace {

// Levels of binding, loosest first, as in Python.
constexpr int kComparison = 1;
constexpr int kSum = 2;
constexpr int kTerm = 3;
constexpr int kPower = 5; // the minus sign stands at 4

struct Infix
{
    int level = 0; // 0: not an operator between two values
    const Op* op = nullptr;
};

Infix infix(TokenKind kind)
{
    static const std::array<Infix, static_cast<std::size_t>(TokenKind::EndOfText) + 1> table = [] {
        std::array<Infix, static_cast<std::size_t>(TokenKind::EndOfText) + 1> result{};
        const auto set = [&](TokenKind token, int level, const char* op) { result[static_cast<std::size_t>(token)] = {level, findOp(op)}; };
        set(TokenKind::Less, kComparison, "lt");
        set(TokenKind::LessEqual, kComparison, "le");
        set(TokenKind::Greater, kComparison, "gt");
        set(TokenKind::GreaterEqual, kComparison, "ge");
        set(TokenKind::Equal, kComparison, "eq");
        set(TokenKind::NotEqual, kComparison, "ne");
        set(TokenKind::Plus, kSum, "add");
        set(TokenKind::Minus, kSum, "sub");
        set(TokenKind::Star, kTerm, "mul");
        set(TokenKind::Slash, kTerm, "div");
        set(TokenKind::At, kTerm, "matmul");
        set(TokenKind::Power, kPower, "pow");
        return result;
    }();
    return table[static_cast<std::size_t>(kind)];
}

bool endsOperand(TokenKind kind)
{
    return kind == TokenKind::Number || kind == TokenKind::Name || kind == TokenKind::RightParenthesis || kind == TokenKind::RightBracket ||
           kind == TokenKind::Transpose;
}

} // namespace

const Token& ExpressionParser::peek(int ahead) const
{
    const std::size_t at = static_cast<std::size_t>(m_at + ahead);
    return at < m_ast.tokens.size() ? m_ast.tokens[at] : m_ast.tokens.back();
}

bool ExpressionParser::take(TokenKind kind)
{
    if (peek().kind != kind)
        return false;
    ++m_at;
    return true;
}

bool ExpressionParser::fail(std::string message, Place where, std::string hint)
{
    m_ast.errors.push_back({std::move(message), where, std::move(hint)});
    return false;
}

void ExpressionParser::push(AstNode node)
{
    node.lastToken = m_at - 1;
    m_ast.nodes.push_back(node);
}

int ExpressionParser::wholeExpression()
{
    m_depth = 0;
    if (!expression(kComparison))
        return -1;
    if (peek().kind != TokenKind::End && peek().kind != TokenKind::EndOfText) {
        unexpected("the end of the statement");
        return -1;
    }
    return static_cast<int>(m_ast.nodes.size()) - 1;
}

bool ExpressionParser::unexpected(const std::string& expected)
{
    const Token& token = peek();
    switch (token.kind) {
    case TokenKind::Invalid:
        return false;
    case TokenKind::End:
    case TokenKind::EndOfText:
        return fail(expected + " is missing at the end of the statement", token.where);
    case TokenKind::Assign:
        return fail("'=' can't stand inside of an expression", token.where,
                    "write == to compare; a name is bound at the start of a statement");
    case TokenKind::Semicolon:
        return fail("';' can't stand inside of brackets", token.where, "write the rows of a matrix as [[1, 2], [3, 4]]");
    default:
        break;
    }
    if (m_at > 0 && endsOperand(peek(-1).kind) && missingOperator())
        return false;
    return fail("expected " + expected + ", not '" + std::string(m_ast.textOf(token)) + "'", token.where);
}

// 2x, x y, (a)(b): what mathematics multiplies without a sign.
bool ExpressionParser::missingOperator()
{
    const Token& next = peek();
    if (next.kind != TokenKind::Name && next.kind != TokenKind::Number && next.kind != TokenKind::LeftParenthesis)
        return false;
    const std::string left(m_ast.textOf(peek(-1)));
    const std::string right(m_ast.textOf(next));
    const bool isPlain = endsOperand(next.kind) && (peek(-1).kind == TokenKind::Number || peek(-1).kind == TokenKind::Name);
    fail("an operator is missing between '" + left + "' and '" + right + "'", m_ast.place(m_at - 1, m_at),
         isPlain ? "write " + left + "*" + right : "write * to multiply");
    return true;
}

bool ExpressionParser::expression(int minimum)
{
    const Token& token = peek();
    if (++m_depth > kDeepestNesting)
        return fail("nested too deeply: more than " + std::to_string(kDeepestNesting) + " levels", token.where, "bind parts to names");
    const int first = static_cast<int>(m_ast.nodes.size());
    const int firstToken = m_at;
    const bool isFine = prefix() && binaries(first, firstToken, minimum);
    --m_depth;
    return isFine;
}

bool ExpressionParser::binaries(int first, int firstToken, int minimum)
{
    bool isCompared = false;
    for (Infix next = infix(peek().kind); next.level >= minimum && next.level > 0; next = infix(peek().kind)) {
        const int mark = m_at;
        if (next.level == kComparison && isCompared)
            return fail("comparisons can't be chained", m_ast.place(firstToken, mark), "write (a < b)*(b < c)");
        isCompared = next.level == kComparison;
        ++m_at;
        // A power groups to the right, and its exponent may begin with a minus sign.
        if (!expression(next.level == kPower ? kPower : next.level + 1))
            return false;
        push({.kind = AstKind::Binary, .first = first, .firstToken = firstToken, .mark = mark, .op = next.op});
    }
    return true;
}

// Signs bind more loosely than powers: −x² is −(x²). A sign of a number is part of it, so that the graph shows −2.
bool ExpressionParser::prefix()
{
    const int first = static_cast<int>(m_ast.nodes.size());
    const int firstToken = m_at;
    while (peek().kind == TokenKind::Minus || peek().kind == TokenKind::Plus)
        ++m_at;
    const int operand = m_at;
    if (operand == firstToken)
        return primary() && postfix(first, firstToken);
    if (!expression(kPower))
        return false;
    for (int sign = operand - 1; sign >= firstToken; --sign) {
        if (m_ast.token(sign).kind == TokenKind::Plus)
            continue;
        AstNode& last = m_ast.nodes.back();
        if (last.kind == AstKind::Number) {
            last.number = -last.number;
            last.firstToken = sign;
        } else {
            push({.kind = AstKind::Minus, .first = first, .firstToken = sign, .mark = sign});
        }
    }
    return true;
}

bool ExpressionParser::postfix(int first, int firstToken)
{
    while (true) {
        if (peek().kind == TokenKind::Transpose) {
            const int mark = m_at++;
            push({.kind = AstKind::Transpose, .first = first, .firstToken = firstToken, .mark = mark});
        } else if (peek().kind == TokenKind::LeftBracket) {
            if (!index(first, firstToken))
                return false;
        } else {
            return true;
        }
    }
}

bool ExpressionParser::primary()
{
    const int first = static_cast<int>(m_ast.nodes.size());
    const Token& token = peek();
    switch (token.kind) {
    case TokenKind::Number:
        ++m_at;
        push({.kind = AstKind::Number, .first = first, .firstToken = m_at - 1, .number = token.number});
        return true;
    case TokenKind::Name:
        if (peek(1).kind == TokenKind::LeftParenthesis)
            return call();
        ++m_at;
        push({.kind = AstKind::Name, .first = first, .firstToken = m_at - 1, .mark = m_at - 1});
        return true;
    case TokenKind::LeftParenthesis:
        return parenthesized();
    case TokenKind::LeftBracket:
        return list();
    case TokenKind::Text:
        return fail("a text can only be an argument of csv(…)", token.where, kTableHint);
    default:
        return unexpected("a value");
    }
}

bool ExpressionParser::parenthesized()
{
    const int opening = m_at++;
    if (peek().kind == TokenKind::RightParenthesis)
        return fail("there is nothing between the parentheses", m_ast.place(opening, m_at));
    if (!expression(kComparison) || !close(TokenKind::RightParenthesis, opening, "')'"))
        return false;
    m_ast.nodes.back().firstToken = opening;
    m_ast.nodes.back().lastToken = m_at - 1;
    return true;
}

bool ExpressionParser::close(TokenKind kind, int opening, const char* expected)
{
    if (take(kind))
        return true;
    if (peek().kind != TokenKind::End && peek().kind != TokenKind::EndOfText)
        return unexpected(expected);
    return fail("'" + std::string(m_ast.nameAt(opening)) + "' is never closed", m_ast.token(opening).where,
                "write " + std::string(expected) + " after the expression");
}

bool ExpressionParser::call()
{
    const int first = static_cast<int>(m_ast.nodes.size());
    const int name = m_at;
    const int opening = m_at + 1;
    const bool isTableCall = m_ast.nameAt(name) == kTableFunction;
    m_at += 2;
    if (!take(TokenKind::RightParenthesis)) {
        do {
            if (!argument(isTableCall))
                return false;
        } while (take(TokenKind::Comma));
        if (!close(TokenKind::RightParenthesis, opening, "')'"))
            return false;
    }
    push({.kind = AstKind::Call, .first = first, .firstToken = name, .mark = name});
    return true;
}

bool ExpressionParser::argument(bool mayBeText)
{
    const int first = static_cast<int>(m_ast.nodes.size());
    const int name = m_at;
    if (mayBeText && take(TokenKind::Text)) {
        push({.kind = AstKind::Text, .first = first, .firstToken = name, .mark = name});
        return true;
    }
    const bool isKeyword = peek().kind == TokenKind::Name && peek(1).kind == TokenKind::Assign;
    if (isKeyword)
        m_at += 2;
    if (!expression(kComparison))
        return false;
    if (isKeyword)
        push({.kind = AstKind::Keyword, .first = first, .firstToken = name, .mark = name});
    return true;
}

bool ExpressionParser::list()
{
    const int first = static_cast<int>(m_ast.nodes.size());
    const int opening = m_at++;
    if (peek().kind == TokenKind::RightBracket)
        return fail("an empty list has no value", m_ast.place(opening, m_at));
    do {
        if (!expression(kComparison))
            return false;
    } while (take(TokenKind::Comma));
    if (!close(TokenKind::RightBracket, opening, "']'"))
        return false;
    push({.kind = AstKind::List, .first = first, .firstToken = opening, .mark = opening});
    return true;
}

bool ExpressionParser::index(int first, int firstToken)
{
    const int opening = m_at++;
    int count = 0;
    do {
        if (!expression(kComparison))
            return false;
        ++count;
    } while (take(TokenKind::Comma));
    if (!close(TokenKind::RightBracket, opening, "']'"))
        return false;
    if (count > 2)
        return fail("an element has at most two indices", m_ast.place(opening, m_at - 1), "values have rank 0, 1 or 2");
    push({.kind = AstKind::Index, .first = first, .firstToken = firstToken, .mark = opening});
    return true;
}

} // namespace ad::lang
