// SPDX-License-Identifier: GPL-3.0-or-later
// Single atoms: letters, words, accents, lines and braces above and below, frames.
#include "ui/math/layout_engine.h"
#include "ui/math/tex_symbols.h"

#include <algorithm>

namespace ad::ui {
namespace {

constexpr double kWordSpace = 0.27; // em

bool isStretchy(char32_t mark)
{
    return mark == 0x302 || mark == 0x303 || mark == 0x20D7 || mark == 0x30C;
}

/// The letter below an accent loses its own dot.
TexNode withoutDot(TexNode base)
{
    if (base.kind == TexKind::Row && base.children.size() == 1)
        return withoutDot(std::move(base.children.front()));
    if (base.kind == TexKind::Symbol && base.alphabet == Alphabet::Automatic)
        base.character = base.character == U'i' ? U'ı' : base.character == U'j' ? U'ȷ' : base.character;
    return base;
}

} // namespace

double LayoutEngine::em(const Setting& setting) const
{
    switch (setting.level) {
    case Setting::Script:
        return m_style.pixelSize * m_font.table().scriptScale();
    case Setting::ScriptScript:
        return m_style.pixelSize * m_font.table().scriptScriptScale();
    default:
        return m_style.pixelSize;
    }
}

QColor LayoutEngine::colorCalled(const QString& name, const QColor& otherwise) const
{
    const auto role = m_style.roles.constFind(name);
    if (role != m_style.roles.constEnd())
        return *role;
    return QColor::isValidColor(name) ? QColor(name) : otherwise;
}

Box LayoutEngine::atom(const TexNode& node, const Setting& setting)
{
    switch (node.kind) {
    case TexKind::Symbol:
        return symbol(node, setting);
    case TexKind::Text:
        return words(node, setting);
    case TexKind::Fraction:
        return fraction(node, setting);
    case TexKind::Scripts:
        return scripts(node, setting);
    case TexKind::Accent:
        return accent(node, setting);
    case TexKind::Overline:
        return lined(row(node.children.front(), crampedSetting(setting)), node.kind, setting);
    case TexKind::Underline:
        return lined(row(node.children.front(), setting), node.kind, setting);
    case TexKind::Radical:
        return radical(node, setting);
    case TexKind::Fenced:
        return fenced(node, setting);
    case TexKind::Delimiter:
        return delimiter(node.character, node.amount * em(setting), setting);
    case TexKind::Grid:
        return grid(node, setting);
    case TexKind::Brace:
        return braced(node, setting);
    case TexKind::Stack:
        return stacked(row(node.children[0], setting), node.children[1], node.children[2], setting);
    case TexKind::Boxed:
        return framed(node, setting);
    case TexKind::Cancel:
        return struck(node, setting);
    case TexKind::Link:
        return named(node, setting);
    case TexKind::Phantom: {
        const Box content = row(node.children.front(), setting);
        return strut(content.width, content.height, content.depth);
    }
    case TexKind::Row:
    case TexKind::Color:
    case TexKind::Space:
    case TexKind::Style:
        break;
    }
    return row(node, setting);
}

Box LayoutEngine::symbol(const TexNode& node, const Setting& setting)
{
    if (node.atom == AtomClass::Operator) {
        const double extent = setting.level == Setting::Display ? m_font.displayOperatorMinHeight() : 0.0;
        Box sign = stretched(m_font.vertical(node.character, extent), setting, Qt::Vertical);
        Box box;
        const double raise = constant(MathConstant::AxisHeight, setting) - sign.total() / 2;
        box.italicCorrection = sign.italicCorrection;
        sign.width += sign.italicCorrection;
        place(box, std::move(sign), 0.0, -raise);
        return box;
    }
    const Glyph* glyph = m_font.glyph(inAlphabet(node.character, node.alphabet));
    if (glyph->index == 0)
        glyph = m_font.glyph(node.character);
    Box box = glyphBox(glyph, em(setting), setting.color);
    if (node.character >= U'0' && node.character <= U'9')
        box.italicCorrection = 0.0;    // Pagella's 7 has one, but figures below each other shall be equally wide
    box.width += box.italicCorrection; // rule 17; a subscript goes back by it
    return box;
}

Box LayoutEngine::words(const TexNode& node, const Setting& setting)
{
    const Alphabet alphabet = node.alphabet == Alphabet::Automatic ? Alphabet::Upright : node.alphabet;
    Box box;
    for (const uint c : node.text.toUcs4()) {
        if (c == ' ')
            append(box, strut(kWordSpace * em(setting)));
        else
            append(box, glyphBox(m_font.glyph(inAlphabet(c == '-' && node.atom != AtomClass::Operator ? U'-' : char32_t(c), alphabet)),
                                 em(setting), setting.color));
    }
    return box;
}

Box LayoutEngine::accent(const TexNode& node, const Setting& setting)
{
    Box base = row(withoutDot(node.children.front()), crampedSetting(setting));
    if (!base.isCharacter && node.character == 0x304) // a bar over more than a letter is a line
        return lined(std::move(base), node.kind, setting);
    const double size = em(setting);
    const Glyph* mark = base.isCharacter || !isStretchy(node.character) ? m_font.glyph(node.character)
                                                                        : m_font.widestWithin(node.character, base.width / size);
    Box markBox = glyphBox(mark, size, setting.color);
    const double middle = base.isCharacter && base.topAccent >= 0.0 ? base.topAccent : base.width / 2;
    const double raise = std::max(0.0, base.height - constant(MathConstant::AccentBaseHeight, setting));
    Box box;
    box.italicCorrection = base.italicCorrection;
    box.topAccent = base.topAccent;
    box.isCharacter = base.isCharacter; // rule 12: the scripts of v̄ stand where those of v do
    const double width = base.width;
    place(box, std::move(base), 0.0, 0.0);
    place(box, std::move(markBox), middle - mark->topAccent * size, -raise);
    box.width = width;
    return box;
}

Box LayoutEngine::lined(Box content, TexKind kind, const Setting& setting) const
{
    const bool isAbove = kind != TexKind::Underline;
    const double thickness = constant(MathConstant::OverbarRuleThickness, setting);
    const double gap = constant(isAbove ? MathConstant::OverbarVerticalGap : MathConstant::UnderbarVerticalGap, setting);
    const double bottom = isAbove ? content.height + gap : -content.depth - gap - thickness;
    Box box;
    Box line = ruleBox(content.width, thickness, bottom, setting.color);
    place(box, std::move(content), 0.0, 0.0);
    place(box, std::move(line), 0.0, 0.0);
    return box;
}

Box LayoutEngine::braced(const TexNode& node, const Setting& setting)
{
    const bool isAbove = node.character == U'\u23DE';
    Box content = row(node.children.front(), setting);
    Box brace = stretched(m_font.horizontal(node.character, content.width / em(setting)), setting, Qt::Horizontal);
    const double gap = 0.12 * em(setting);
    const double y = isAbove ? -content.height - gap - brace.depth : content.depth + gap + brace.height;
    const double width = std::max(content.width, brace.width);
    const double contentX = (width - content.width) / 2;
    const double braceX = (width - brace.width) / 2;
    Box box;
    place(box, std::move(content), contentX, 0.0);
    place(box, std::move(brace), braceX, y);
    return box;
}

Box LayoutEngine::framed(const TexNode& node, const Setting& setting)
{
    Box content = row(node.children.front(), setting);
    const double padding = 0.3 * em(setting);
    Box frame = strut(content.width + 2 * padding, content.height + padding, content.depth + padding);
    frame.kind = BoxKind::Frame;
    frame.size = 0.055 * em(setting);
    frame.color = setting.color;
    Box box;
    place(box, std::move(frame), 0.0, 0.0);
    place(box, std::move(content), padding, 0.0);
    return box;
}

Box LayoutEngine::struck(const TexNode& node, const Setting& setting)
{
    Box content = row(node.children.front(), setting);
    Box line = strut(content.width, content.height, content.depth);
    line.kind = BoxKind::Strike;
    line.size = 0.055 * em(setting);
    line.color = setting.color;
    Box box;
    place(box, std::move(content), 0.0, 0.0);
    place(box, std::move(line), 0.0, 0.0);
    return box;
}

Box LayoutEngine::named(const TexNode& node, const Setting& setting)
{
    Box box;
    append(box, row(node.children.front(), setting));
    box.link = node.text;
    return box;
}

} // namespace ad::ui
