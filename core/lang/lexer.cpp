// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/lexer.h"

#include "core/lang/utf8.h"

#include <charconv>
#include <string>

namespace ad::lang {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Signs of one or two characters that mean the same as ASCII ones, longest first.
struct Sign
{
    std::string_view text;
    TokenKind kind;
};

constexpr Sign kSigns[] = {
    {"**", TokenKind::Power},
    {"<=", TokenKind::LessEqual},
    {">=", TokenKind::GreaterEqual},
    {"==", TokenKind::Equal},
    {"!=", TokenKind::NotEqual},
    {"+", TokenKind::Plus},
    {"-", TokenKind::Minus},
    {"*", TokenKind::Star},
    {"/", TokenKind::Slash},
    {"@", TokenKind::At},
    {"^", TokenKind::Power},
    {"<", TokenKind::Less},
    {">", TokenKind::Greater},
    {"=", TokenKind::Assign},
    {"(", TokenKind::LeftParenthesis},
    {")", TokenKind::RightParenthesis},
    {"[", TokenKind::LeftBracket},
    {"]", TokenKind::RightBracket},
    {",", TokenKind::Comma},
    {";", TokenKind::End},
    {"·", TokenKind::Star},
    {"×", TokenKind::Star},
    {"⊙", TokenKind::Star},
    {"⋅", TokenKind::Star},
    {"−", TokenKind::Minus},
    {"÷", TokenKind::Slash},
    {"≤", TokenKind::LessEqual},
    {"≥", TokenKind::GreaterEqual},
    {"≠", TokenKind::NotEqual},
};

// What people write and the language writes otherwise.
struct Advice
{
    std::string_view text;
    const char* hint;
};

constexpr Advice kAdvice[] = {
    {"²", "write ^2"},
    {"³", "write ^3"},
    {"–", "write '-'"},
    {"—", "write '-'"},
    {"ᵀ", "write .T"},
    {"√", "write sqrt(…)"},
    {"∑", "write sum(…)"},
    {"{", "use parentheses"},
    {"}", "use parentheses"},
    {"|", "write abs(…)"},
    {"&", "multiply conditions"},
    {"!", "write != for 'not equal'"},
    {":", "an index is one number; there are no slices"},
    {"'", "texts, the arguments of csv, stand in double quotes; the transpose is .T"},
};

class Lexer
{
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {
        m_result.tokens.reserve(text.size() / 2 + 2);
    }

    Lexed run()
    {
        while (m_offset < m_text.size())
            step();
        push(TokenKind::EndOfText, 0, 0);
        return std::move(m_result);
    }

private:
    void step()
    {
        const char c = m_text[m_offset];
        if (c == '\n')
            newLine();
        else if (c == ' ' || c == '\t' || c == '\r')
            skip(1, 1);
        else if (c == '#')
            comment();
        else if (isDigit(c) || (c == '.' && isDigit(at(1))))
            number();
        else if (c == '.')
            transpose();
        else if (c == '"' || (c == '\'' && isOpeningQuote()))
            text(c);
        else
            word();
    }

    [[nodiscard]] char at(std::size_t ahead) const { return m_offset + ahead < m_text.size() ? m_text[m_offset + ahead] : '\0'; }

    void skip(std::size_t bytes, int characters)
    {
        m_offset += bytes;
        m_column += characters;
    }

    Token& push(TokenKind kind, std::size_t bytes, int characters)
    {
        m_result.tokens.push_back({kind, {m_line, m_column, m_column + characters}, m_offset, bytes});
        skip(bytes, characters);
        return m_result.tokens.back();
    }

    void fail(std::string message, std::string hint, std::size_t bytes, int characters)
    {
        const Token& token = push(TokenKind::Invalid, bytes, characters);
        m_result.errors.push_back({std::move(message), token.where, std::move(hint)});
    }

    void newLine()
    {
        push(TokenKind::End, 1, 1);
        ++m_line;
        m_column = 1;
    }

    void comment()
    {
        const std::size_t begin = m_offset;
        while (m_offset < m_text.size() && m_text[m_offset] != '\n') {
            const CodePoint c = codePointAt(m_text, m_offset);
            if (c.length == 0)
                invalidBytes();
            else
                skip(c.length, 1);
        }
        m_result.comments.push_back({begin, m_offset - begin});
    }

    // A run of bytes that are no UTF-8 is one error.
    void invalidBytes()
    {
        std::size_t length = 1;
        while (m_offset + length < m_text.size() && codePointAt(m_text, m_offset + length).length == 0)
            ++length;
        fail("the text is not UTF-8 here", "save the file with the encoding UTF-8", length, static_cast<int>(length));
    }

    // 1, .5, 1., 1e-3. An e without digits behind it is a name that follows the number.
    void number()
    {
        std::size_t length = 0;
        const auto digits = [&] {
            while (isDigit(at(length)))
                ++length;
        };
        digits();
        if (at(length) == '.') {
            ++length;
            digits();
        }
        if (at(length) == 'e' || at(length) == 'E') {
            const std::size_t sign = at(length + 1) == '-' || at(length + 1) == '+' ? 1 : 0;
            if (isDigit(at(length + 1 + sign))) {
                length += 1 + sign;
                digits();
            }
        }
        double value = 0.0;
        const char* first = m_text.data() + m_offset;
        const bool isOutside = std::from_chars(first, first + length, value).ec == std::errc::result_out_of_range;
        Token& token = push(TokenKind::Number, length, static_cast<int>(length));
        token.number = value;
        if (isOutside)
            m_result.errors.push_back({"the number is out of the range of double precision", token.where,
                                       "numbers lie between 4.9e-324 and 1.7e308 in magnitude"});
    }

    void transpose()
    {
        const bool isAlone = m_offset + 2 >= m_text.size() || !continuesName(codePointAt(m_text, m_offset + 2).value);
        if (at(1) == 'T' && isAlone)
            push(TokenKind::Transpose, 2, 2);
        else
            fail("'.' is neither part of a number nor of '.T'", at(1) == 't' ? "write .T" : "", 1, 1);
    }

    // x' is meant as a transpose, ('x' as a text.
    [[nodiscard]] bool isOpeningQuote() const
    {
        const TokenKind before = m_result.tokens.empty() ? TokenKind::End : m_result.tokens.back().kind;
        return before == TokenKind::LeftParenthesis || before == TokenKind::Comma;
    }

    // There are no escapes: a text ends at the next quote of its kind, and must do so on its line.
    void text(char quote)
    {
        std::size_t length = 1;
        int characters = 1;
        while (at(length) != quote) {
            const CodePoint c = m_offset + length < m_text.size() ? codePointAt(m_text, m_offset + length) : CodePoint{};
            if (c.length == 0 || c.value == '\n')
                return fail("the quotes are never closed on this line", std::string("write ") + quote + " behind the text", length,
                            characters);
            length += c.length;
            ++characters;
        }
        push(TokenKind::Text, length + 1, characters + 1);
    }

    void word()
    {
        const CodePoint first = codePointAt(m_text, m_offset);
        if (first.length == 0)
            return invalidBytes();
        if (startsName(first.value))
            return name();
        const std::string_view rest = m_text.substr(m_offset);
        for (const Sign& sign : kSigns)
            if (rest.starts_with(sign.text)) {
                push(sign.kind, sign.text.size(), sign.text.size() == first.length ? 1 : static_cast<int>(sign.text.size()));
                return;
            }
        if (first.value == 0xA0 || first.value == 0xFEFF) // a space that does not break, and a byte order mark
            return skip(first.length, 1);
        unknown(first);
    }

    void name()
    {
        std::size_t length = 0;
        int characters = 0;
        while (m_offset + length < m_text.size()) {
            const CodePoint c = codePointAt(m_text, m_offset + length);
            if (c.length == 0 || !continuesName(c.value))
                break;
            length += c.length;
            ++characters;
        }
        push(TokenKind::Name, length, characters);
    }

    void unknown(const CodePoint& c)
    {
        const std::string_view glyph = m_text.substr(m_offset, c.length);
        std::string hint;
        for (const Advice& advice : kAdvice)
            if (advice.text == glyph)
                hint = advice.hint;
        const bool isVisible = c.value >= 0x20 && c.value != 0x7F;
        fail(isVisible ? "unexpected character '" + std::string(glyph) + "'" : "unexpected control character", std::move(hint), c.length,
             1);
    }

    std::string_view m_text;
    Lexed m_result = {};
    std::size_t m_offset = 0;
    int m_line = 1;
    int m_column = 1;
};

bool isOpening(TokenKind kind)
{
    return kind == TokenKind::LeftParenthesis || kind == TokenKind::LeftBracket;
}
bool isClosing(TokenKind kind)
{
    return kind == TokenKind::RightParenthesis || kind == TokenKind::RightBracket;
}

// For each token whether it is an opening bracket that is closed somewhere. A closing one that fits a bracket further out leaves those
// between unclosed.
std::vector<bool> closedBrackets(const std::vector<Token>& tokens)
{
    std::vector<bool> result(tokens.size(), false);
    std::vector<std::size_t> open;
    std::size_t parentheses = 0; // how many of the open ones are; it spares a search that must fail
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (isOpening(tokens[i].kind)) {
            open.push_back(i);
            parentheses += tokens[i].kind == TokenKind::LeftParenthesis ? 1 : 0;
        }
        if (!isClosing(tokens[i].kind))
            continue;
        const bool isRound = tokens[i].kind == TokenKind::RightParenthesis;
        if ((isRound ? parentheses : open.size() - parentheses) == 0)
            continue;
        for (bool isFound = false; !isFound; open.pop_back()) {
            const bool isParenthesis = tokens[open.back()].kind == TokenKind::LeftParenthesis;
            isFound = isParenthesis == isRound;
            result[open.back()] = isFound;
            parentheses -= isParenthesis ? 1 : 0;
        }
    }
    return result;
}

// Takes the line breaks out of closed brackets, and lets semicolons there end nothing.
void joinLines(std::vector<Token>& tokens, std::string_view text)
{
    const std::vector<bool> isClosed = closedBrackets(tokens);
    std::vector<TokenKind> open;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Token token = tokens[i];
        if (isOpening(token.kind) && isClosed[i])
            open.push_back(token.kind == TokenKind::LeftParenthesis ? TokenKind::RightParenthesis : TokenKind::RightBracket);
        else if (!open.empty() && token.kind == open.back())
            open.pop_back();
        if (token.kind == TokenKind::End && !open.empty()) {
            if (text[token.offset] == '\n')
                continue;
            token.kind = TokenKind::Semicolon;
        }
        tokens[kept++] = token;
    }
    tokens.resize(kept);
}

} // namespace

Lexed lex(std::string_view text)
{
    Lexed result = Lexer(text).run();
    joinLines(result.tokens, text);
    return result;
}

} // namespace ad::lang
