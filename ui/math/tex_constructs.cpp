// SPDX-License-Identifier: GPL-3.0-or-later
// The constructs with a name: fractions, roots, fences, environments, colours, links.
#include "ui/math/tex_reader.h"
#include "ui/math/tex_symbols.h"

#include <QHash>

#include <algorithm>

namespace ad::ui {
namespace {

struct Environment
{
    const char* name;
    char32_t opening;
    char32_t closing;
    const char* alignment; // of the columns, repeated; empty: written behind the name
    int style;             // of the cells
};

constexpr Environment kEnvironments[] = {{"matrix", 0, 0, "c", 1},        {"pmatrix", U'(', U')', "c", 1}, {"bmatrix", U'[', U']', "c", 1},
                                         {"Bmatrix", U'{', U'}', "c", 1}, {"vmatrix", U'|', U'|', "c", 1}, {"Vmatrix", U'‖', U'‖', "c", 1},
                                         {"smallmatrix", 0, 0, "c", 2},   {"cases", U'{', 0, "l", 1},      {"aligned", 0, 0, "rl", 0},
                                         {"align", 0, 0, "rl", 0},        {"align*", 0, 0, "rl", 0},       {"split", 0, 0, "rl", 0},
                                         {"gathered", 0, 0, "c", 0},      {"array", 0, 0, "", 1}};

const Environment* environmentCalled(const QString& name)
{
    const auto* const found = std::find_if(std::begin(kEnvironments), std::end(kEnvironments),
                                           [&](const Environment& environment) { return name == QLatin1String(environment.name); });
    return found == std::end(kEnvironments) ? nullptr : found;
}

Alphabet alphabetCalled(const QString& command)
{
    static const QHash<QString, Alphabet> table{
        {"mathrm", Alphabet::Upright},        {"mathit", Alphabet::Italic},        {"mathbf", Alphabet::Bold},
        {"boldsymbol", Alphabet::BoldItalic}, {"bm", Alphabet::BoldItalic},        {"mathbb", Alphabet::Blackboard},
        {"mathcal", Alphabet::Calligraphic},  {"mathscr", Alphabet::Calligraphic}, {"mathnormal", Alphabet::Automatic}};
    return table.value(command, Alphabet::Automatic);
}

} // namespace

TexReader::Construct TexReader::constructCalled(const QString& command)
{
    using R = TexReader;
    static const QHash<QString, Construct> table{{"frac", &R::fraction},
                                                 {"dfrac", &R::fraction},
                                                 {"tfrac", &R::fraction},
                                                 {"sqrt", &R::radical},
                                                 {"left", &R::fenced},
                                                 {"big", &R::sizedDelimiter},
                                                 {"Big", &R::sizedDelimiter},
                                                 {"bigg", &R::sizedDelimiter},
                                                 {"Bigg", &R::sizedDelimiter},
                                                 {"bigl", &R::sizedDelimiter},
                                                 {"Bigl", &R::sizedDelimiter},
                                                 {"bigr", &R::sizedDelimiter},
                                                 {"Bigr", &R::sizedDelimiter},
                                                 {"begin", &R::environment},
                                                 {"mathrm", &R::inAlphabet},
                                                 {"mathit", &R::inAlphabet},
                                                 {"mathbf", &R::inAlphabet},
                                                 {"boldsymbol", &R::inAlphabet},
                                                 {"bm", &R::inAlphabet},
                                                 {"mathbb", &R::inAlphabet},
                                                 {"mathcal", &R::inAlphabet},
                                                 {"mathscr", &R::inAlphabet},
                                                 {"mathnormal", &R::inAlphabet},
                                                 {"text", &R::words},
                                                 {"textrm", &R::words},
                                                 {"textbf", &R::words},
                                                 {"textit", &R::words},
                                                 {"mbox", &R::words},
                                                 {"operatorname", &R::operatorName},
                                                 {"operatorname*", &R::operatorName},
                                                 {"color", &R::colored},
                                                 {"textcolor", &R::colored},
                                                 {"link", &R::link},
                                                 {"phantom", &R::wrapped},
                                                 {"boxed", &R::wrapped},
                                                 {"cancel", &R::wrapped},
                                                 {"overline", &R::wrapped},
                                                 {"underline", &R::wrapped},
                                                 {"overbrace", &R::brace},
                                                 {"underbrace", &R::brace},
                                                 {"overset", &R::stacked},
                                                 {"underset", &R::stacked},
                                                 {"stackrel", &R::stacked},
                                                 {"displaystyle", &R::style},
                                                 {"textstyle", &R::style},
                                                 {"scriptstyle", &R::style}};
    return table.value(command, nullptr);
}

TexNode TexReader::fraction(const QString& command)
{
    TexNode node{.kind = TexKind::Fraction, .atom = AtomClass::Inner};
    node.children.push_back(argument());
    node.children.push_back(argument());
    if (command == QLatin1String("frac"))
        return node;
    TexNode styled; // \dfrac and \tfrac: a group with a style of its own
    styled.children.push_back({.kind = TexKind::Style, .columns = command.startsWith('d') ? 0 : 1});
    styled.children.push_back(std::move(node));
    return styled;
}

TexNode TexReader::radical(const QString&)
{
    TexNode node{.kind = TexKind::Radical};
    TexNode degree = optionalArgument();
    node.children.push_back(argument());
    node.children.push_back(std::move(degree));
    return node;
}

char32_t TexReader::delimiter()
{
    if (endsRow()) {
        m_errors.append(QStringLiteral("expected a delimiter"));
        return 0;
    }
    const TexToken token = m_lexer.next();
    if (token.kind == TexToken::Command) {
        const TexSymbol* known = texSymbol(token.name);
        if (!known)
            m_errors.append(QStringLiteral("expected a delimiter, not \\%1").arg(token.name));
        return known ? known->character : 0;
    }
    switch (token.character) {
    case U'<':
        return U'⟨';
    case U'>':
        return U'⟩';
    case U'.':
        return 0;
    default:
        return token.character;
    }
}

TexNode TexReader::fenced(const QString&)
{
    TexNode node{.kind = TexKind::Fenced, .atom = AtomClass::Inner, .character = delimiter()};
    node.children.push_back(row());
    if (m_lexer.peek().is("right")) {
        m_lexer.next();
        node.closing = delimiter();
    } else {
        m_errors.append(QStringLiteral("\\left without \\right"));
    }
    return node;
}

TexNode TexReader::sizedDelimiter(const QString& command)
{
    const bool isBigger = command.startsWith('B');
    const bool isDouble = command.count('g') == 2;
    const AtomClass atomClass = command.endsWith('l')   ? AtomClass::Opening
                                : command.endsWith('r') ? AtomClass::Closing
                                                        : AtomClass::Ordinary;
    // plain TeX: 8.5, 11.5, 14.5 and 17.5 pt tall at 10 pt
    const double em = (isDouble ? 2.05 : 1.2) + (isBigger ? (isDouble ? 0.7 : 0.55) : 0.0);
    return {.kind = TexKind::Delimiter, .atom = atomClass, .character = delimiter(), .amount = em};
}

TexNode TexReader::environment(const QString&)
{
    const QString name = m_lexer.rawGroup();
    const Environment* known = environmentCalled(name);
    if (!known)
        return failed(QStringLiteral("unknown environment %1").arg(name), QStringLiteral("\\begin{%1}").arg(name));
    TexNode node = grid(name);
    if (!known->opening && !known->closing)
        return node;
    TexNode fence{.kind = TexKind::Fenced, .atom = AtomClass::Inner, .character = known->opening, .closing = known->closing};
    fence.children.push_back(std::move(node));
    return fence;
}

std::vector<std::vector<TexNode>> TexReader::gridRows(const QString& name)
{
    std::vector<std::vector<TexNode>> rows(1);
    for (;;) {
        rows.back().push_back(row());
        if (m_lexer.peek().kind == TexToken::NewRow)
            rows.emplace_back();
        else if (m_lexer.peek().kind != TexToken::Cell)
            break;
        m_lexer.next();
    }
    if (!m_lexer.peek().is("end")) {
        m_errors.append(QStringLiteral("\\begin{%1} without \\end").arg(name));
    } else {
        m_lexer.next();
        if (m_lexer.rawGroup() != name)
            m_errors.append(QStringLiteral("expected \\end{%1}").arg(name));
    }
    return rows;
}

TexNode TexReader::grid(const QString& name)
{
    const Environment* known = environmentCalled(name);
    TexNode node{.kind = TexKind::Grid, .amount = double(known->style), .text = QLatin1String(known->alignment)};
    if (node.text.isEmpty()) {
        for (const QChar c : m_lexer.rawGroup())
            if (QStringLiteral("lcr").contains(c))
                node.text += c;
        node.text = node.text.isEmpty() ? QStringLiteral("c") : node.text;
    }
    std::vector<std::vector<TexNode>> rows = gridRows(name);
    if (rows.back().size() == 1 && rows.back().front().isEmpty() && rows.size() > 1)
        rows.pop_back(); // the last row was ended, too
    for (const auto& cells : rows)
        node.columns = std::max(node.columns, int(cells.size()));
    for (auto& cells : rows) {
        cells.resize(size_t(node.columns));
        std::move(cells.begin(), cells.end(), std::back_inserter(node.children));
    }
    return node;
}

TexNode TexReader::inAlphabet(const QString& command)
{
    const Alphabet outer = std::exchange(m_alphabet, alphabetCalled(command));
    TexNode node = argument();
    m_alphabet = outer;
    return node;
}

TexNode TexReader::words(const QString& command)
{
    const Alphabet alphabet = command == QLatin1String("textbf")   ? Alphabet::Bold
                              : command == QLatin1String("textit") ? Alphabet::Italic
                                                                   : Alphabet::Upright;
    QString text = m_lexer.rawGroup();
    for (const char* sign : {"%", "_", "#", "&", "$", "{", "}"}) // they are written with a backslash in TeX
        text.replace('\\' + QLatin1String(sign), QLatin1String(sign));
    return {.kind = TexKind::Text, .alphabet = alphabet, .text = text};
}

TexNode TexReader::operatorName(const QString& command)
{
    const Limits limits = command.endsWith('*') ? Limits::InDisplay : Limits::Beside;
    const QString name = m_lexer.rawGroup().replace(QLatin1String("\\,"), QStringLiteral("\u2009"));
    return {.kind = TexKind::Text, .atom = AtomClass::Operator, .limits = limits, .text = name};
}

TexNode TexReader::colored(const QString&)
{
    TexNode node{.kind = TexKind::Color, .text = m_lexer.rawGroup().trimmed()};
    node.children.push_back(m_lexer.peek().kind == TexToken::Open ? group() : row()); // \color{red} alone colours the rest of the row
    return node;
}

TexNode TexReader::link(const QString&)
{
    TexNode node{.kind = TexKind::Link, .text = m_lexer.rawGroup()};
    node.children.push_back(argument());
    return node;
}

TexNode TexReader::wrapped(const QString& command)
{
    static const QHash<QString, TexKind> table{{"phantom", TexKind::Phantom},
                                               {"boxed", TexKind::Boxed},
                                               {"cancel", TexKind::Cancel},
                                               {"overline", TexKind::Overline},
                                               {"underline", TexKind::Underline}};
    TexNode node{.kind = table.value(command)};
    node.children.push_back(argument());
    return node;
}

TexNode TexReader::brace(const QString& command)
{
    TexNode node{.kind = TexKind::Brace, .limits = Limits::Always, .character = command.startsWith('o') ? U'\u23DE' : U'\u23DF'};
    node.children.push_back(argument());
    return node;
}

TexNode TexReader::stacked(const QString& command)
{
    TexNode mark = argument();
    TexNode base = argument();
    const AtomClass atomClass = base.children.size() == 1 ? base.children.front().atom : AtomClass::Ordinary;
    TexNode node{.kind = TexKind::Stack, .atom = atomClass};
    node.children.resize(3);
    node.children[0] = std::move(base);
    node.children[command == QLatin1String("underset") ? 1 : 2] = std::move(mark);
    return node;
}

TexNode TexReader::style(const QString& command)
{
    return {.kind = TexKind::Style, .columns = command.startsWith('d') ? 0 : command.startsWith('t') ? 1 : 2};
}

} // namespace ad::ui
