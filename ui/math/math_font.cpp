// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/math/math_font.h"

#include "ui/theme/fonts.h"

#include <algorithm>
#include <cmath>

namespace ad::ui {

MathFont& MathFont::bundled()
{
    // Never deleted: at the end of the program Qt's font engine may already be gone when static objects die.
    static MathFont& font = *new MathFont(mathematicalFontData(), interfaceFontData());
    return font;
}

// Without hinting and at one pixel per unit, Qt gives the outlines exactly as they were drawn.
MathFont::MathFont(const QByteArray& mathematicalFont, const QByteArray& otherFont)
    : m_font(mathematicalFont, kUnitsPerEm, QFont::PreferNoHinting)
    , m_otherFont(otherFont, kUnitsPerEm, QFont::PreferNoHinting)
    , m_math(m_font.fontTable("MATH"))
    , m_unitsPerEm(m_font.unitsPerEm() > 0 ? m_font.unitsPerEm() : kUnitsPerEm)
{
}

const Glyph* MathFont::glyph(char32_t character)
{
    if (const auto known = m_byCharacter.find(character); known != m_byCharacter.end())
        return known->second;
    const QString text = QString::fromUcs4(&character, 1);
    const auto indexIn = [&](const QRawFont& font) {
        const QList<quint32> indexes = font.glyphIndexesForString(text);
        return indexes.isEmpty() ? 0u : indexes.first();
    };
    const quint32 index = indexIn(m_font);
    const Glyph* result = nullptr;
    if (const quint32 other = index ? 0u : indexIn(m_otherFont))
        result = (m_others[character] = loaded(m_otherFont, other, false)).get();
    else
        result = byIndex(index);
    m_byCharacter.emplace(character, result);
    return result;
}

const Glyph* MathFont::byIndex(quint32 index)
{
    std::unique_ptr<Glyph>& place = m_byIndex[index];
    if (!place)
        place = loaded(m_font, index, true);
    return place.get();
}

std::unique_ptr<Glyph> MathFont::loaded(const QRawFont& font, quint32 index, bool isMathematical) const
{
    auto glyph = std::make_unique<Glyph>();
    glyph->index = index;
    glyph->outline = font.pathForGlyph(index);
    glyph->outline.setFillRule(Qt::WindingFill); // outlines of a font may overlap
    const QList<QPointF> advances = font.advancesForGlyphIndexes({index});
    glyph->advance = advances.isEmpty() ? 0.0 : advances.first().x() / kUnitsPerEm;
    const QRectF ink = glyph->outline.boundingRect();
    if (!ink.isEmpty()) {
        glyph->height = -ink.top() / kUnitsPerEm;
        glyph->depth = ink.bottom() / kUnitsPerEm;
        glyph->left = ink.left() / kUnitsPerEm;
        glyph->right = ink.right() / kUnitsPerEm;
    }
    glyph->topAccent = (glyph->left + glyph->right) / 2;
    if (isMathematical) {
        glyph->italicCorrection = m_math.italicCorrection(index) / m_unitsPerEm;
        glyph->topAccent = m_math.topAccent(index, glyph->topAccent * m_unitsPerEm) / m_unitsPerEm;
    }
    return glyph;
}

StretchedGlyph MathFont::vertical(char32_t character, double extent)
{
    const Glyph* base = glyph(character);
    return stretched(base, m_math.vertical(base->index), extent, Direction::Vertical);
}

StretchedGlyph MathFont::horizontal(char32_t character, double extent)
{
    const Glyph* base = glyph(character);
    return stretched(base, m_math.horizontal(base->index), extent, Direction::Horizontal);
}

StretchedGlyph MathFont::stretched(const Glyph* base, const GlyphConstruction* construction, double extent, Direction direction)
{
    const auto size = [direction](const Glyph* glyph) {
        return direction == Direction::Vertical ? glyph->height + glyph->depth : glyph->right - glyph->left;
    };
    StretchedGlyph result{{{base, 0.0}}, size(base)};
    if (!construction || result.extent >= extent)
        return result;
    for (const GlyphVariant& variant : construction->variants) {
        const Glyph* glyph = byIndex(variant.glyph);
        result = {{{glyph, 0.0}}, size(glyph)};
        if (result.extent >= extent)
            return result;
    }
    return construction->parts.empty() ? result : assembled(construction->parts, extent);
}

// The extenders are repeated until the parts, overlapping as little as allowed, are long enough; then all overlaps grow equally
// until the length is right (MathML Core, "Algorithms for glyph stretching").
StretchedGlyph MathFont::assembled(const std::vector<GlyphPart>& parts, double extent)
{
    constexpr int kMostRepetitions = 200; // 100 lines of text; bounds the cost of absurd input
    const double target = extent * m_unitsPerEm;
    const double leastOverlap = m_math.minConnectorOverlap();
    std::vector<const GlyphPart*> row;
    double length = 0.0;
    for (int repetitions = 1; repetitions <= kMostRepetitions && length < target; ++repetitions) {
        row.clear();
        length = 0.0;
        for (const GlyphPart& part : parts)
            for (int i = 0; i < (part.isExtender ? repetitions : 1); ++i) {
                length += part.advance - (row.empty() ? 0.0 : leastOverlap);
                row.push_back(&part);
            }
    }
    double mostOverlap = std::numeric_limits<double>::max();
    for (size_t i = 1; i < row.size(); ++i)
        mostOverlap = std::min({mostOverlap, row[i - 1]->endConnector, row[i]->startConnector});
    const double joints = std::max<double>(1.0, double(row.size()) - 1.0);
    const double overlap = std::clamp(leastOverlap + (length - target) / joints, leastOverlap, std::max(leastOverlap, mostOverlap));
    StretchedGlyph result;
    double offset = 0.0;
    for (const GlyphPart* part : row) {
        result.parts.push_back({byIndex(part->glyph), offset / m_unitsPerEm});
        result.extent = (offset + part->advance) / m_unitsPerEm;
        offset += part->advance - overlap;
    }
    return result;
}

const Glyph* MathFont::widestWithin(char32_t character, double extent)
{
    const Glyph* best = glyph(character);
    if (const GlyphConstruction* construction = m_math.horizontal(best->index))
        for (const GlyphVariant& variant : construction->variants)
            if (const Glyph* glyph = byIndex(variant.glyph); glyph->right - glyph->left <= extent)
                best = glyph;
    return best;
}

} // namespace ad::ui
