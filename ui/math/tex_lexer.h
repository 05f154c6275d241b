// SPDX-License-Identifier: GPL-3.0-or-later
// Splits TeX into characters, commands and signs of its syntax.
#pragma once

#include <QList>
#include <QString>

namespace ad::ui {

struct TexToken
{
    enum Kind { End, Character, Command, Open, Close, Superscript, Subscript, Prime, Cell, NewRow };

    Kind kind = End;
    char32_t character = 0; // of a Character
    QString name = {};      // of a Command, without the backslash

    [[nodiscard]] bool is(const char* command) const { return kind == Command && name == QLatin1String(command); }
    /// What was written, for messages and for showing what is not understood.
    [[nodiscard]] QString written() const;
};

/// Reads a formula once, from left to right. Spaces between tokens mean nothing, as in TeX.
class TexLexer
{
public:
    explicit TexLexer(const QString& tex);

    [[nodiscard]] const TexToken& peek() const { return m_next; }
    TexToken next();

    /// The characters between the brace that comes next and the one that matches it, as they stand; what has no brace is one token.
    /// An unclosed brace takes the rest.
    QString rawGroup();

private:
    void skipSpaces();
    TexToken read();
    TexToken readCommand();

    QList<uint> m_text;
    qsizetype m_position = 0;
    qsizetype m_nextStart = 0; // where m_next begins
    TexToken m_next;
};

} // namespace ad::ui
