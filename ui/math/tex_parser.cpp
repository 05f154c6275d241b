// SPDX-License-Identifier: GPL-3.0-or-later
// Rows, scripts and arguments; the constructs with a name are in tex_constructs.cpp.
#include "ui/math/tex_parser.h"

#include "ui/math/tex_reader.h"
#include "ui/math/tex_symbols.h"

#include <cmath>

namespace ad::ui {
namespace {

constexpr int kDeepestNesting = 48;

} // namespace

ParsedTex parseTex(const QString& tex)
{
    return TexReader(tex).read();
}

ParsedTex TexReader::read()
{
    TexNode root = row();
    while (m_lexer.peek().kind != TexToken::End) {
        const QString stray = m_lexer.next().written();
        root.children.push_back(failed(QStringLiteral("unexpected %1").arg(stray), stray));
        for (TexNode& node : row().children)
            root.children.push_back(std::move(node));
    }
    return {std::move(root), m_errors};
}

bool TexReader::endsRow() const
{
    const TexToken& token = m_lexer.peek();
    switch (token.kind) {
    case TexToken::End:
    case TexToken::Close:
    case TexToken::Cell:
    case TexToken::NewRow:
        return true;
    case TexToken::Command:
        return token.is("right") || token.is("end");
    default:
        return false;
    }
}

TexNode TexReader::row()
{
    TexNode node;
    while (!endsRow())
        node.children.push_back(scripted());
    return node;
}

TexNode TexReader::group()
{
    m_lexer.next(); // the brace
    if (m_depth >= kDeepestNesting)
        return failed(QStringLiteral("braces are nested too deeply"), QStringLiteral("{"));
    ++m_depth;
    TexNode node = row();
    --m_depth;
    if (m_lexer.peek().kind == TexToken::Close)
        m_lexer.next();
    else
        m_errors.append(QStringLiteral("expected a closing brace"));
    return node;
}

TexNode TexReader::argument()
{
    if (m_lexer.peek().kind == TexToken::Open)
        return group();
    TexNode node;
    if (endsRow())
        m_errors.append(QStringLiteral("expected an argument"));
    else
        node.children.push_back(atom());
    return node;
}

TexNode TexReader::optionalArgument()
{
    TexNode node;
    if (m_lexer.peek().character != U'[' || m_lexer.peek().kind != TexToken::Character)
        return node;
    m_lexer.next();
    while (!endsRow() && m_lexer.peek().character != U']')
        node.children.push_back(scripted());
    if (m_lexer.peek().character == U']')
        m_lexer.next();
    return node;
}

TexNode TexReader::scripted()
{
    const auto isScript = [this] {
        const TexToken::Kind kind = m_lexer.peek().kind;
        return kind == TexToken::Superscript || kind == TexToken::Subscript || kind == TexToken::Prime;
    };
    TexNode base = isScript() ? TexNode{} : atom();
    while (m_lexer.peek().is("limits") || m_lexer.peek().is("nolimits"))
        base.limits = m_lexer.next().is("limits") ? Limits::Always : Limits::Beside;
    if (!isScript())
        return base;
    TexNode scripts{.kind = TexKind::Scripts, .limits = base.limits};
    scripts.children.resize(3);
    scripts.children[0] = std::move(base);
    while (isScript()) {
        if (m_lexer.peek().kind == TexToken::Prime)
            readScript(scripts, 2, primes());
        else if (m_lexer.next().kind == TexToken::Superscript)
            readScript(scripts, 2, argument());
        else
            readScript(scripts, 1, argument());
    }
    return scripts;
}

TexNode TexReader::primes()
{
    TexNode node;
    for (; m_lexer.peek().kind == TexToken::Prime; m_lexer.next())
        node.children.push_back(symbol(U'′', AtomClass::Ordinary));
    return node;
}

void TexReader::readScript(TexNode& scripts, size_t place, TexNode script)
{
    TexNode& present = scripts.children[place];
    const bool isAfterPrime = !present.isEmpty() && present.children.back().character == U'′';
    if (!present.isEmpty() && !isAfterPrime)
        m_errors.append(QStringLiteral("two scripts at the same place"));
    if (script.kind != TexKind::Row)
        present.children.push_back(std::move(script));
    else
        for (TexNode& node : script.children)
            present.children.push_back(std::move(node));
}

TexNode TexReader::atom()
{
    if (m_lexer.peek().kind == TexToken::Open)
        return group();
    const TexToken token = m_lexer.next();
    switch (token.kind) {
    case TexToken::Command:
        return command(token.name);
    case TexToken::Prime:
        return symbol(U'′', AtomClass::Ordinary);
    case TexToken::Superscript:
    case TexToken::Subscript:
        return failed(QStringLiteral("unexpected %1").arg(token.written()), token.written());
    default:
        break;
    }
    const TexSymbol known = texCharacter(token.character);
    return symbol(known.character, known.atom);
}

TexNode TexReader::symbol(char32_t character, AtomClass atomClass) const
{
    TexNode node{.kind = TexKind::Symbol, .atom = atomClass, .alphabet = m_alphabet, .character = character};
    if (atomClass == AtomClass::Operator && hasLimits(character))
        node.limits = Limits::InDisplay;
    return node;
}

TexNode TexReader::command(const QString& name)
{
    if (const TexSymbol* known = texSymbol(name))
        return symbol(known->character, known->atom);
    if (isTexFunction(name)) {
        const QString words = name.startsWith(QLatin1String("arg")) && name.size() == 6 ? "arg " + name.mid(3) : name;
        return {.kind = TexKind::Text,
                .atom = AtomClass::Operator,
                .limits = hasLimits(name) ? Limits::InDisplay : Limits::Beside,
                .text = words};
    }
    if (const double em = texSpace(name); !std::isnan(em))
        return {.kind = TexKind::Space, .amount = em};
    if (const Construct construct = constructCalled(name)) {
        if (m_depth >= kDeepestNesting)
            return failed(QStringLiteral("commands are nested too deeply"), '\\' + name);
        ++m_depth;
        TexNode node = (this->*construct)(name);
        --m_depth;
        return node;
    }
    if (const char32_t mark = texAccent(name)) {
        if (m_depth >= kDeepestNesting)
            return failed(QStringLiteral("accents are nested too deeply"), '\\' + name);
        ++m_depth;
        TexNode node{.kind = TexKind::Accent, .character = mark};
        node.children.push_back(argument());
        --m_depth;
        return node;
    }
    return failed(QStringLiteral("unknown command \\%1").arg(name), '\\' + name);
}

TexNode TexReader::failed(const QString& message, const QString& shown)
{
    m_errors.append(message);
    return {.kind = TexKind::Text, .text = shown};
}

} // namespace ad::ui
