// SPDX-License-Identifier: GPL-3.0-or-later
// Rows: the spaces between atoms, parts that can be clicked, and lines.
#include "ui/math/layout_engine.h"
#include "ui/math/line_breaking.h"

namespace ad::ui {
namespace {

// TeXbook, page 170: 1 thin, 2 medium, 3 thick; negative: not in scripts. '*' of the book can't occur and is 0.
constexpr int kSpacing[8][8] = {
    // Ord Op Bin Rel Open Close Punct Inner
    {0, 1, -2, -3, 0, 0, 0, -1},     // Ordinary
    {1, 1, 0, -3, 0, 0, 0, -1},      // Operator
    {-2, -2, 0, 0, -2, 0, 0, -2},    // Binary
    {-3, -3, 0, 0, -3, 0, 0, -3},    // Relation
    {0, 0, 0, 0, 0, 0, 0, 0},        // Opening
    {0, 1, -2, -3, 0, 0, 0, -1},     // Closing
    {-1, -1, 0, -1, -1, -1, -1, -1}, // Punctuation
    {-1, 1, -2, -3, -1, 0, -1, -1}   // Inner
};
constexpr double kMu[] = {0.0, 3 / 18.0, 4 / 18.0, 5 / 18.0}; // em

double gapBetween(AtomClass left, AtomClass right, const Setting& setting)
{
    const int code = kSpacing[int(left)][int(right)];
    return code < 0 && setting.level >= Setting::Script ? 0.0 : kMu[std::abs(code)];
}

/// Whether a binary operator behind such an atom is in truth a sign, as in −x or (−x).
bool makesSign(std::optional<AtomClass> before)
{
    return !before || *before == AtomClass::Binary || *before == AtomClass::Operator || *before == AtomClass::Relation ||
           *before == AtomClass::Opening || *before == AtomClass::Punctuation;
}

void resolveBinaries(std::vector<RowItem>& items, std::optional<AtomClass> before)
{
    RowItem* previous = nullptr;
    for (RowItem& item : items) {
        if (item.isSpace)
            continue;
        if (item.atom == AtomClass::Binary && makesSign(previous ? previous->atom : before))
            item.atom = AtomClass::Ordinary;
        const bool endsTerm = item.atom == AtomClass::Relation || item.atom == AtomClass::Closing || item.atom == AtomClass::Punctuation;
        if (endsTerm && previous && previous->atom == AtomClass::Binary)
            previous->atom = AtomClass::Ordinary;
        previous = &item;
    }
    if (previous && previous->atom == AtomClass::Binary)
        previous->atom = AtomClass::Ordinary;
}

AtomClass classOf(const TexNode& node)
{
    if (node.kind == TexKind::Scripts)
        return classOf(node.children.front());
    const bool isTransparent =
        node.kind == TexKind::Cancel || node.kind == TexKind::Phantom || node.kind == TexKind::Link || node.kind == TexKind::Color;
    if (isTransparent && node.children.front().kind == TexKind::Row && node.children.front().children.size() == 1)
        return classOf(node.children.front().children.front());
    return node.atom;
}

} // namespace

Box LayoutEngine::formula(const TexNode& root)
{
    Setting setting;
    setting.level = m_style.mode == MathMode::Display ? Setting::Display : Setting::Text;
    setting.color = m_style.color;
    const Row content = items(root, setting);
    Box line = joined(content, 0, content.items.size(), false);
    if (m_style.maximumWidth <= 0.0 || line.width <= m_style.maximumWidth)
        return line;
    return broken(content);
}

Row LayoutEngine::items(const TexNode& node, Setting setting, std::optional<AtomClass> before)
{
    Row result;
    if (node.kind == TexKind::Row)
        collectAll(node.children, setting, -1, result);
    else
        collect(node, setting, -1, result);
    resolveBinaries(result.items, before);
    for (RowItem& item : result.items) {
        if (item.isSpace)
            continue;
        item.gap = before ? gapBetween(*before, item.atom, setting) * em(setting) : 0.0;
        before = item.atom;
    }
    return result;
}

void LayoutEngine::collectAll(const std::vector<TexNode>& nodes, Setting setting, int link, Row& row)
{
    for (const TexNode& node : nodes)
        collect(node, setting, link, row);
}

// Colours and links are no atoms: what is in them keeps its spaces to what is around them, and can be broken into lines.
void LayoutEngine::collect(const TexNode& node, Setting& setting, int link, Row& row)
{
    const bool isLink = node.kind == TexKind::Link && link < 0;
    if (node.kind == TexKind::Style) {
        setting.level = Setting::Level(node.columns);
    } else if (node.kind == TexKind::Color || isLink) {
        Setting inner = setting;
        if (isLink) {
            link = int(row.links.size());
            row.links.append(node.text);
        } else {
            inner.color = colorCalled(node.text, setting.color);
        }
        const TexNode& content = node.children.front();
        if (content.kind == TexKind::Row)
            collectAll(content.children, inner, link, row);
        else
            collect(content, inner, link, row);
    } else if (node.kind == TexKind::Space) {
        row.items.push_back({.box = strut(node.amount * em(setting)), .isSpace = true, .link = link});
    } else {
        row.items.push_back({.box = atom(node, setting), .atom = classOf(node), .link = link});
    }
}

Box LayoutEngine::joined(const Row& row, size_t begin, size_t end, bool hasFirstGap) const
{
    Box line;
    double x = 0.0;
    for (size_t i = begin; i < end;) {
        const int link = row.items[i].link;
        Box part;
        const double gap = i > begin || hasFirstGap ? row.items[i].gap : 0.0;
        double width = 0.0;
        const size_t first = i;
        do {
            width += i > first ? row.items[i].gap : 0.0;
            place(part, row.items[i].box, width, 0.0);
            width += row.items[i].box.width;
            part.width = width;
            ++i;
        } while (link >= 0 && i < end && row.items[i].link == link);
        if (link >= 0)
            part.link = row.links[link];
        else
            part = std::move(part.children.front());
        place(line, std::move(part), x + gap, 0.0);
        x += gap + width;
    }
    line.width = std::max(x, 0.0);
    return line;
}

Box LayoutEngine::broken(const Row& row)
{
    std::vector<BreakItem> items;
    for (const RowItem& item : row.items) {
        const bool isSign =
            item.atom == AtomClass::Binary && item.box.glyph &&
            (item.box.glyph == m_font.glyph(U'+') || item.box.glyph == m_font.glyph(U'−') || item.box.glyph == m_font.glyph(U'±'));
        const bool canBegin = !item.isSpace && (item.atom == AtomClass::Relation || isSign);
        items.push_back({item.box.width, item.gap, item.atom, canBegin});
    }
    const std::vector<FormulaLine> lines = brokenLines(items, m_style.maximumWidth);
    Box result;
    double y = 0.0;
    double above = 0.0;
    for (size_t i = 0; i < lines.size(); ++i) {
        const size_t end = i + 1 < lines.size() ? lines[i + 1].begin : row.items.size();
        Box line = joined(row, lines[i].begin, end, false);
        if (i > 0) // an ordinary line distance, or a third of an em between tall lines
            y += std::max(1.4 * m_style.pixelSize, above + line.height + 0.35 * m_style.pixelSize);
        above = line.depth;
        place(result, std::move(line), lines[i].indent, y);
    }
    m_lineCount = int(lines.size());
    return result;
}

Box LayoutEngine::row(const TexNode& node, const Setting& setting, std::optional<AtomClass> before)
{
    Row content = items(node, setting, before);
    const bool isSingle = content.items.size() == 1 && content.links.isEmpty() && content.items.front().gap == 0.0;
    if (isSingle) // so that {x} is still a letter, to which scripts and accents fit closely
        return std::move(content.items.front().box);
    return joined(content, 0, content.items.size(), before.has_value());
}

} // namespace ad::ui
