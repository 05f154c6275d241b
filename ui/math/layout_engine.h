// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the syntax tree of a formula into boxes, after appendix G of the TeXbook with the measures of an OpenType MATH table.
#pragma once

#include "ui/math/box.h"
#include "ui/math/math_font.h"
#include "ui/math/math_style.h"
#include "ui/math/tex_node.h"

#include <QStringList>

#include <optional>

namespace ad::ui {

/// What a part of a formula inherits from its surroundings.
struct Setting
{
    enum Level { Display, Text, Script, ScriptScript };

    Level level = Text;
    bool isCramped = false; // superscripts are kept low, as below a bar
    QColor color;
};

/// An atom of a row with its box, or a space.
struct RowItem
{
    Box box;
    AtomClass atom = AtomClass::Ordinary;
    bool isSpace = false;
    double gap = 0.0; // before it
    int link = -1;    // which link of the row it is a part of
};

struct Row
{
    std::vector<RowItem> items;
    QStringList links;
};

/// What stands around a letter; an empty box is none.
struct ScriptBoxes
{
    const Box& below;
    const Box& above;
    const Box& primes;
};

/// Lays out one formula. Cost: O(nodes) glyph look-ups and boxes.
class LayoutEngine
{
public:
    LayoutEngine(MathFont& font, const MathStyle& style)
        : m_font(font)
        , m_style(style)
    {
    }

    /// The box of the whole formula, its baseline that of the first line. Too long rows are broken if the style says where.
    [[nodiscard]] Box formula(const TexNode& root);
    /// Of the formula that was laid out last.
    [[nodiscard]] int lineCount() const { return m_lineCount; }

private:
    // rows
    Row items(const TexNode& node, Setting setting, std::optional<AtomClass> before = {});
    void collect(const TexNode& node, Setting& setting, int link, Row& row);
    void collectAll(const std::vector<TexNode>& nodes, Setting setting, int link, Row& row);
    Box joined(const Row& row, size_t begin, size_t end, bool hasFirstGap) const;
    Box broken(const Row& row);
    Box row(const TexNode& node, const Setting& setting, std::optional<AtomClass> before = {});

    // atoms
    Box atom(const TexNode& node, const Setting& setting);
    Box symbol(const TexNode& node, const Setting& setting);
    Box words(const TexNode& node, const Setting& setting);
    Box accent(const TexNode& node, const Setting& setting);
    Box lined(Box content, TexKind kind, const Setting& setting) const;
    Box braced(const TexNode& node, const Setting& setting);
    Box framed(const TexNode& node, const Setting& setting);
    Box struck(const TexNode& node, const Setting& setting);
    Box named(const TexNode& node, const Setting& setting);

    // scripts, fractions, roots
    Box scripts(const TexNode& node, const Setting& setting);
    Box primes(int count, const Box& base, const Setting& setting);
    Box withScripts(Box base, const ScriptBoxes& boxes, const Setting& setting) const;
    Box stacked(Box base, const TexNode& below, const TexNode& above, const Setting& setting);
    Box fraction(const TexNode& node, const Setting& setting);
    Box radical(const TexNode& node, const Setting& setting);

    // fences and grids
    Box fenced(const TexNode& node, const Setting& setting);
    Box delimiter(char32_t character, double total, const Setting& setting);
    Box grid(const TexNode& node, const Setting& setting);
    Box stretched(const StretchedGlyph& glyph, const Setting& setting, Qt::Orientation direction) const;

    /// Pixels per em at a level.
    [[nodiscard]] double em(const Setting& setting) const;
    /// In pixels.
    [[nodiscard]] double constant(MathConstant which, const Setting& setting) const { return m_font.constant(which) * em(setting); }
    [[nodiscard]] QColor colorCalled(const QString& name, const QColor& otherwise) const;

    MathFont& m_font;
    const MathStyle& m_style;
    int m_lineCount = 1;
};

/// The setting of a superscript, of a subscript, and of numerator and denominator (TeXbook, chapter 17).
[[nodiscard]] Setting superscriptSetting(Setting setting);
[[nodiscard]] Setting subscriptSetting(Setting setting);
[[nodiscard]] Setting numeratorSetting(Setting setting);
[[nodiscard]] Setting crampedSetting(Setting setting);

} // namespace ad::ui
