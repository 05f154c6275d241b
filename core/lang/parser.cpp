// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/parser.h"

#include "core/lang/expression_parser.h"

#include <algorithm>

namespace ad::lang {

namespace {

class Parser
{
public:
    explicit Parser(Ast& ast)
        : m_ast(ast)
        , m_expressions(ast)
    {
    }

    void run()
    {
        while (true) {
            while (m_expressions.take(TokenKind::End)) {
            }
            if (m_expressions.peek().kind == TokenKind::EndOfText)
                return;
            m_ast.statements.push_back(statement());
            skipStatement();
        }
    }

private:
    [[nodiscard]] TokenKind kindAt(int ahead) const { return m_expressions.peek(ahead).kind; }
    [[nodiscard]] bool isWord(int ahead, std::string_view word) const
    {
        return kindAt(ahead) == TokenKind::Name && m_ast.textOf(m_expressions.peek(ahead)) == word;
    }

    // What an error left over of a statement is not looked at.
    void skipStatement()
    {
        while (kindAt(0) != TokenKind::End && kindAt(0) != TokenKind::EndOfText)
            m_expressions.moveTo(m_expressions.position() + 1);
    }

    Statement statement()
    {
        Statement result{.firstToken = m_expressions.position()};
        if (isWord(0, "output") && kindAt(1) == TokenKind::Name) {
            output(result);
            return result;
        }
        if (isWord(0, "data") && kindAt(1) == TokenKind::Name) {
            result.isData = true;
            m_expressions.moveTo(m_expressions.position() + 1);
        }
        if (kindAt(0) == TokenKind::Name && kindAt(1) == TokenKind::Assign)
            binding(result);
        else if (isFunction())
            function(result);
        else if (result.isData)
            dataWithoutValue(result);
        else
            value(result);
        return result;
    }

    void output(Statement& result)
    {
        result.kind = StatementKind::Output;
        result.name = m_expressions.position() + 1;
        m_expressions.moveTo(result.name + 1);
        if (kindAt(0) == TokenKind::End || kindAt(0) == TokenKind::EndOfText)
            return;
        m_expressions.fail("expected the end of the statement after 'output " + std::string(m_ast.nameAt(result.name)) + "'",
                           m_expressions.peek().where, "'output NAME' chooses a name that is bound in a statement of its own");
        result.name = -1;
    }

    void binding(Statement& result)
    {
        result.kind = StatementKind::Binding;
        result.name = m_expressions.position();
        m_expressions.moveTo(result.name + 2);
        result.root = m_expressions.wholeExpression();
    }

    void dataWithoutValue(Statement& result)
    {
        result.kind = StatementKind::Binding;
        result.name = m_expressions.position();
        const std::string name(m_ast.nameAt(result.name));
        m_expressions.moveTo(result.name + 1);
        m_expressions.fail("expected '=' after 'data " + name + "'", m_ast.place(result.firstToken, result.name),
                           "write data " + name + " = 1");
    }

    // name ( … ) = : decided by the sign after the parenthesis that closes.
    [[nodiscard]] bool isFunction() const
    {
        if (kindAt(0) != TokenKind::Name || kindAt(1) != TokenKind::LeftParenthesis)
            return false;
        int depth = 0;
        for (int ahead = 1; kindAt(ahead) != TokenKind::End && kindAt(ahead) != TokenKind::EndOfText; ++ahead) {
            if (kindAt(ahead) == TokenKind::LeftParenthesis)
                ++depth;
            else if (kindAt(ahead) == TokenKind::RightParenthesis && --depth == 0)
                return kindAt(ahead + 1) == TokenKind::Assign;
        }
        return false;
    }

    void function(Statement& result)
    {
        result.kind = StatementKind::Function;
        result.name = m_expressions.position();
        m_expressions.moveTo(result.name + 2);
        if (result.isData) {
            m_expressions.fail("a function can't be data", m_ast.place(result.firstToken, result.name));
            return;
        }
        if (parameters(result)) {
            m_expressions.moveTo(m_expressions.position() + 1); // the '='
            result.root = m_expressions.wholeExpression();
        }
    }

    bool parameters(Statement& result)
    {
        if (m_expressions.peek().kind == TokenKind::RightParenthesis)
            return m_expressions.fail("a function needs a parameter", m_ast.place(result.name, m_expressions.position()),
                                      "without one, write " + std::string(m_ast.nameAt(result.name)) + " = …");
        do {
            const Token& token = m_expressions.peek();
            if (token.kind == TokenKind::Invalid)
                return false;
            if (token.kind != TokenKind::Name)
                return m_expressions.fail("a parameter must be a name, not '" + std::string(m_ast.textOf(token)) + "'", token.where);
            for (const int other : result.parameters)
                if (m_ast.nameAt(other) == m_ast.textOf(token))
                    return m_expressions.fail("the parameter '" + std::string(m_ast.textOf(token)) + "' occurs twice", token.where);
            result.parameters.push_back(m_expressions.position());
            m_expressions.take(TokenKind::Name);
        } while (m_expressions.take(TokenKind::Comma));
        return m_expressions.take(TokenKind::RightParenthesis) || m_expressions.unexpected("',' or ')'");
    }

    void value(Statement& result)
    {
        const std::size_t errors = m_ast.errors.size();
        result.root = m_expressions.wholeExpression();
        if (result.root >= 0 || kindAt(0) != TokenKind::Assign || m_ast.errors.size() == errors)
            return;
        Error& error = m_ast.errors.back(); // that '=' can't stand here; say what should stand before it
        error = {"only a name can be bound", m_ast.place(result.firstToken, std::max(result.firstToken, m_expressions.position() - 1)),
                 "write name = expression"};
    }

    Ast& m_ast;
    ExpressionParser m_expressions;
};

} // namespace

Ast parseText(std::string_view text)
{
    Lexed lexed = lex(text);
    Ast ast{.text = text, .tokens = std::move(lexed.tokens), .errors = std::move(lexed.errors)};
    ast.nodes.reserve(ast.tokens.size());
    Parser(ast).run();
    return ast;
}

} // namespace ad::lang
