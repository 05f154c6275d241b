// SPDX-License-Identifier: GPL-3.0-or-later
// The parser of TeX: one function for each construct. Use parseTex() instead.
#pragma once

#include "ui/math/tex_lexer.h"
#include "ui/math/tex_node.h"

namespace ad::ui {

/// A recursive-descent parser. A row ends before a token that only its surroundings can understand (a closing brace, &, \\, \right, \end).
class TexReader
{
public:
    explicit TexReader(const QString& tex)
        : m_lexer(tex)
    {
    }

    /// The whole formula, once.
    [[nodiscard]] ParsedTex read();

private:
    using Construct = TexNode (TexReader::*)(const QString& command);
    static Construct constructCalled(const QString& command);

    TexNode row();
    TexNode group();
    TexNode argument();
    TexNode optionalArgument();
    TexNode atom();
    TexNode scripted();
    TexNode primes();
    void readScript(TexNode& scripts, size_t place, TexNode script);
    TexNode command(const QString& name);
    TexNode symbol(char32_t character, AtomClass atomClass) const;

    TexNode fraction(const QString& command);
    TexNode radical(const QString& command);
    TexNode fenced(const QString& command);
    TexNode sizedDelimiter(const QString& command);
    TexNode environment(const QString& command);
    TexNode grid(const QString& name);
    std::vector<std::vector<TexNode>> gridRows(const QString& name);
    TexNode inAlphabet(const QString& command);
    TexNode words(const QString& command);
    TexNode operatorName(const QString& command);
    TexNode colored(const QString& command);
    TexNode link(const QString& command);
    TexNode wrapped(const QString& command);
    TexNode brace(const QString& command);
    TexNode stacked(const QString& command);
    TexNode style(const QString& command);

    bool endsRow() const;
    char32_t delimiter();
    TexNode failed(const QString& message, const QString& shown);

    TexLexer m_lexer;
    Alphabet m_alphabet = Alphabet::Automatic;
    int m_depth = 0;
    QStringList m_errors;
};

} // namespace ad::ui
