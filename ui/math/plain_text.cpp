// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/math/plain_text.h"

#include "ui/math/tex_symbols.h"

#include <algorithm>

namespace ad::ui {
namespace {

constexpr QStringView kScriptable = u"0123456789+−=()aehijklmnoprstuvxβγρϕχ";
constexpr QStringView kSubscripts = u"₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ";
constexpr QStringView kSuperscriptable = u"0123456789+−=()abcdefghijklmnoprstuvwxyzT⊤′∗";
constexpr QStringView kSuperscripts = u"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵀ′∗";

QString one(char32_t character)
{
    return character ? QString::fromUcs4(&character, 1) : QString();
}

/// Every character replaced, or nothing if one has no such form.
QString mapped(QString text, QStringView from, QStringView to)
{
    text.remove(' ');
    for (QChar& c : text) {
        const qsizetype at = from.indexOf(c);
        if (at < 0 || at >= to.size())
            return {};
        c = to[at];
    }
    return text;
}

/// Whether a text can stand beside an operator that binds closely without brackets.
bool isOneTerm(const QString& text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) { return QStringLiteral(" +−/=,⋅×").contains(c); });
}

QString bracketed(const QString& text)
{
    return isOneTerm(text) ? text : '(' + text + ')';
}

QString joined(const std::vector<TexNode>& nodes);

QString script(const QString& text, QStringView from, QStringView to, QChar sign)
{
    if (text.isEmpty())
        return {};
    const QString small = mapped(text, from, to);
    if (!small.isEmpty())
        return small;
    return sign + (text.size() == 1 ? text : '(' + text + ')');
}

QString scripts(const TexNode& node)
{
    return plainText(node.children[0]) + script(plainText(node.children[1]), kScriptable, kSubscripts, '_') +
           script(plainText(node.children[2]), kSuperscriptable, kSuperscripts, '^');
}

QString accented(const QString& base, char32_t mark)
{
    if (base.toUcs4().size() <= 1)
        return base + one(mark);
    QString result; // a mark on every letter is what Unicode has for a bar over a word
    for (const uint c : base.toUcs4())
        result += QChar::isMark(c) ? one(c) : one(c) + one(mark);
    return result;
}

QString radical(const TexNode& node)
{
    const QString degree = plainText(node.children[1]);
    const QString sign = degree.isEmpty() ? QStringLiteral("√") : degree == "3" ? QStringLiteral("∛") : degree + QStringLiteral("√");
    const QString content = plainText(node.children[0]);
    return sign + (isOneTerm(content) ? content : '(' + content + ')');
}

QString grid(const TexNode& node, bool hasFence)
{
    const bool isMatrix = !node.text.contains('l');
    QString text;
    for (size_t i = 0; i < node.children.size(); ++i) {
        if (i > 0)
            text += i % size_t(node.columns) == 0 ? "; " : isMatrix ? ", " : " ";
        text += plainText(node.children[i]);
    }
    return hasFence || !isMatrix ? text : '[' + text + ']';
}

QString fenced(const TexNode& node)
{
    const TexNode& content = node.children.front();
    const bool isGrid = content.kind == TexKind::Grid;
    return one(node.character) + (isGrid ? grid(content, true) : plainText(content)) + one(node.closing);
}

QString stacked(const TexNode& node)
{
    return plainText(node.children[0]) + script(plainText(node.children[1]), kScriptable, kSubscripts, '_') +
           script(plainText(node.children[2]), kSuperscriptable, kSuperscripts, '^');
}

AtomClass classOf(const TexNode& node)
{
    return node.kind == TexKind::Scripts ? classOf(node.children.front()) : node.atom;
}

/// Puts spaces around relations and two-sided operators, and behind functions and commas.
QString joined(const std::vector<TexNode>& nodes)
{
    QString text;
    const auto space = [&text] {
        if (!text.isEmpty() && !text.endsWith(' '))
            text += ' ';
    };
    AtomClass before = AtomClass::Opening; // a sign at the begin is not two-sided
    for (const TexNode& node : nodes) {
        const QString part = plainText(node);
        const AtomClass atom = classOf(node);
        const bool isTwoSided = atom == AtomClass::Relation || (atom == AtomClass::Binary && before != AtomClass::Opening &&
                                                                before != AtomClass::Relation && before != AtomClass::Binary);
        if (isTwoSided || (before == AtomClass::Operator && atom != AtomClass::Opening && atom != AtomClass::Closing))
            space();
        const bool isBesideFraction = (before == AtomClass::Inner && atom == AtomClass::Ordinary) ||
                                      (node.kind == TexKind::Fraction && (before == AtomClass::Ordinary || before == AtomClass::Closing));
        if (isBesideFraction || (node.kind == TexKind::Space && node.amount > 0.2))
            space();
        text += part;
        if (isTwoSided || atom == AtomClass::Punctuation)
            space();
        before = node.kind == TexKind::Space ? before : isTwoSided || atom != AtomClass::Binary ? atom : AtomClass::Ordinary;
    }
    return text;
}

} // namespace

QString plainText(const TexNode& node)
{
    switch (node.kind) {
    case TexKind::Row:
        return joined(node.children).trimmed();
    case TexKind::Symbol: {
        const bool isSpecial = node.alphabet == Alphabet::Blackboard || node.alphabet == Alphabet::Calligraphic;
        return one(isSpecial ? inAlphabet(node.character, node.alphabet) : node.character);
    }
    case TexKind::Text:
        return node.text;
    case TexKind::Fraction:
        return bracketed(plainText(node.children[0])) + '/' + bracketed(plainText(node.children[1]));
    case TexKind::Scripts:
        return scripts(node);
    case TexKind::Accent:
        return accented(plainText(node.children.front()), node.character);
    case TexKind::Overline:
        return accented(plainText(node.children.front()), 0x305);
    case TexKind::Radical:
        return radical(node);
    case TexKind::Fenced:
        return fenced(node);
    case TexKind::Delimiter:
        return one(node.character);
    case TexKind::Grid:
        return grid(node, false);
    case TexKind::Stack:
        return stacked(node);
    case TexKind::Phantom:
    case TexKind::Space:
    case TexKind::Style:
        return {};
    case TexKind::Underline:
    case TexKind::Brace:
    case TexKind::Color:
    case TexKind::Link:
    case TexKind::Boxed:
    case TexKind::Cancel:
        break;
    }
    return joined(node.children).trimmed();
}

} // namespace ad::ui
