// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/math/box.h"

#include "ui/math/math_font.h"

#include <algorithm>

namespace ad::ui {

Box glyphBox(const Glyph* glyph, double size, const QColor& color)
{
    Box box;
    box.kind = BoxKind::Glyph;
    box.glyph = glyph;
    box.size = size;
    box.color = color;
    box.width = glyph->advance * size;
    box.height = glyph->height * size;
    box.depth = glyph->depth * size;
    box.italicCorrection = glyph->italicCorrection * size;
    box.topAccent = glyph->topAccent * size;
    box.isCharacter = true;
    return box;
}

Box ruleBox(double width, double thickness, double bottom, const QColor& color)
{
    Box box;
    box.kind = BoxKind::Rule;
    box.width = width;
    box.height = bottom + thickness;
    box.depth = -bottom;
    box.color = color;
    return box;
}

Box strut(double width, double height, double depth)
{
    Box box;
    box.width = width;
    box.height = height;
    box.depth = depth;
    return box;
}

void place(Box& parent, Box child, double x, double y)
{
    child.x = x;
    child.y = y;
    parent.width = std::max(parent.width, x + child.width);
    parent.height = parent.children.empty() && parent.height == 0.0 ? child.height - y : std::max(parent.height, child.height - y);
    parent.depth = parent.children.empty() && parent.depth == 0.0 ? child.depth + y : std::max(parent.depth, child.depth + y);
    parent.children.push_back(std::move(child));
}

void append(Box& parent, Box child)
{
    place(parent, std::move(child), parent.width, 0.0);
}

QRectF inkBounds(const Box& box)
{
    if (box.kind == BoxKind::Glyph) {
        const Glyph& glyph = *box.glyph;
        return {box.x + glyph.left * box.size, box.y - glyph.height * box.size, (glyph.right - glyph.left) * box.size,
                (glyph.height + glyph.depth) * box.size};
    }
    QRectF bounds = box.rectangle({});
    if (box.kind == BoxKind::Strike) // its ends are as thick as its middle
        bounds.adjust(-box.size / 2, -box.size / 2, box.size / 2, box.size / 2);
    for (const Box& child : box.children)
        bounds = bounds.united(inkBounds(child).translated(box.x, box.y));
    return bounds;
}

} // namespace ad::ui
