// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/math/tex_lexer.h"

namespace ad::ui {
namespace {

bool isSpace(uint c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool isLatinLetter(uint c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

TexToken::Kind kindOf(uint c)
{
    switch (c) {
    case '{':
        return TexToken::Open;
    case '}':
        return TexToken::Close;
    case '^':
        return TexToken::Superscript;
    case '_':
        return TexToken::Subscript;
    case '\'':
    case U'′':
        return TexToken::Prime;
    case '&':
        return TexToken::Cell;
    default:
        return TexToken::Character;
    }
}

} // namespace

QString TexToken::written() const
{
    if (kind == Command)
        return '\\' + name;
    if (kind == NewRow)
        return QStringLiteral("\\\\");
    return character ? QString::fromUcs4(&character, 1) : QString();
}

TexLexer::TexLexer(const QString& tex)
    : m_text(tex.toUcs4())
{
    m_next = read();
}

TexToken TexLexer::next()
{
    TexToken token = std::move(m_next);
    m_next = read();
    return token;
}

QString TexLexer::rawGroup()
{
    if (m_next.kind != TexToken::Open)
        return m_next.kind == TexToken::Close ? QString() : next().written();
    const qsizetype start = m_nextStart + 1;
    qsizetype end = start;
    for (int depth = 1; end < m_text.size(); ++end) {
        if (m_text[end] == '\\' && end + 1 < m_text.size())
            ++end;
        else if (m_text[end] == '{')
            ++depth;
        else if (m_text[end] == '}' && --depth == 0)
            break;
    }
    m_position = qMin(end + 1, m_text.size());
    m_next = read();
    return QString::fromUcs4(reinterpret_cast<const char32_t*>(m_text.constData()) + start, qMin(end, m_text.size()) - start);
}

void TexLexer::skipSpaces()
{
    while (m_position < m_text.size() && isSpace(m_text[m_position]))
        ++m_position;
}

TexToken TexLexer::read()
{
    skipSpaces();
    m_nextStart = m_position;
    if (m_position >= m_text.size())
        return {};
    const uint c = m_text[m_position];
    if (c == '\\')
        return readCommand();
    ++m_position;
    if (c == '~')
        return {TexToken::Command, 0, QStringLiteral("~")};
    return {kindOf(c), char32_t(c), {}};
}

TexToken TexLexer::readCommand()
{
    qsizetype end = ++m_position;
    if (end >= m_text.size())
        return {TexToken::Character, U'\\', {}};
    if (m_text[end] == '\\') {
        ++m_position;
        return {TexToken::NewRow, 0, {}};
    }
    while (end < m_text.size() && isLatinLetter(m_text[end]))
        ++end;
    if (end == m_position)
        ++end; // a command of one sign, as in \{
    QString name = QString::fromUcs4(reinterpret_cast<const char32_t*>(m_text.constData()) + m_position, end - m_position);
    if (name == QLatin1String("operatorname") && end < m_text.size() && m_text[end] == '*') {
        name += '*'; // the only command with a star
        ++end;
    }
    m_position = end;
    return {TexToken::Command, 0, name};
}

} // namespace ad::ui
