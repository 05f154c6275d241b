// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/math/open_type_math.h"

#include <QtEndian>

namespace ad::ui {
namespace {

/// A place in the table. Reading past the end gives zero, so a damaged font can't do harm.
struct Reader
{
    const QByteArray& bytes;
    qsizetype base = 0;

    int unsignedAt(qsizetype offset) const
    {
        const qsizetype at = base + offset;
        return at >= 0 && at + 2 <= bytes.size() ? qFromBigEndian<quint16>(bytes.constData() + at) : 0;
    }
    int signedAt(qsizetype offset) const { return qint16(unsignedAt(offset)); }
    Reader follow(qsizetype offset) const { return {bytes, base + unsignedAt(offset)}; }
};

/// The glyphs of a coverage table in their order, at most `limit` of them.
std::vector<quint32> coverage(const Reader& table, int limit)
{
    std::vector<quint32> glyphs;
    const int count = table.unsignedAt(2);
    if (table.unsignedAt(0) == 1) {
        for (int i = 0; i < count && i < limit; ++i)
            glyphs.push_back(quint32(table.unsignedAt(4 + 2 * i)));
        return glyphs;
    }
    for (int i = 0; i < count; ++i)
        for (int glyph = table.unsignedAt(4 + 6 * i); glyph <= table.unsignedAt(6 + 6 * i) && int(glyphs.size()) < limit; ++glyph)
            glyphs.push_back(quint32(glyph));
    return glyphs;
}

/// MathItalicsCorrectionInfo and MathTopAccentAttachment have the same form: a coverage, and a value record for each glyph.
QHash<quint32, double> valuesByGlyph(const Reader& table)
{
    QHash<quint32, double> values;
    const int count = table.unsignedAt(2);
    const std::vector<quint32> glyphs = coverage(table.follow(0), count);
    for (size_t i = 0; i < glyphs.size(); ++i)
        values.insert(glyphs[i], table.signedAt(4 + 4 * qsizetype(i)));
    return values;
}

GlyphConstruction construction(const Reader& table)
{
    GlyphConstruction result;
    for (int i = 0; i < table.unsignedAt(2); ++i)
        result.variants.push_back({quint32(table.unsignedAt(4 + 4 * i)), double(table.unsignedAt(6 + 4 * i))});
    if (table.unsignedAt(0) == 0)
        return result;
    const Reader assembly = table.follow(0);
    for (int i = 0; i < assembly.unsignedAt(4); ++i) {
        const qsizetype at = 6 + 10 * i;
        result.parts.push_back({quint32(assembly.unsignedAt(at)), double(assembly.unsignedAt(at + 2)), double(assembly.unsignedAt(at + 4)),
                                double(assembly.unsignedAt(at + 6)), (assembly.unsignedAt(at + 8) & 1) != 0});
    }
    return result;
}

QHash<quint32, GlyphConstruction> constructions(const Reader& variants, qsizetype coverageAt, qsizetype count, qsizetype offsetsAt)
{
    QHash<quint32, GlyphConstruction> result;
    const std::vector<quint32> glyphs = coverage(variants.follow(coverageAt), int(count));
    for (size_t i = 0; i < glyphs.size(); ++i)
        result.insert(glyphs[i], construction(variants.follow(offsetsAt + 2 * qsizetype(i))));
    return result;
}

const GlyphConstruction* found(const QHash<quint32, GlyphConstruction>& table, quint32 glyph)
{
    const auto it = table.constFind(glyph);
    return it == table.constEnd() ? nullptr : &it.value();
}

} // namespace

OpenTypeMath::OpenTypeMath(const QByteArray& table)
{
    const Reader start{table};
    if (table.size() < 10 || start.unsignedAt(0) != 1)
        return;
    const Reader constants = start.follow(4);
    m_scriptScale = constants.signedAt(0) / 100.0;
    m_scriptScriptScale = constants.signedAt(2) / 100.0;
    m_displayOperatorMinHeight = constants.unsignedAt(6);
    for (size_t i = 0; i < kConstantCount; ++i)
        m_constants[i] = constants.signedAt(8 + 4 * qsizetype(i));
    m_radicalDegreeRaise = constants.signedAt(8 + 4 * qsizetype(kConstantCount)) / 100.0;

    const Reader glyphInfo = start.follow(6);
    m_italicCorrections = valuesByGlyph(glyphInfo.follow(0));
    m_topAccents = valuesByGlyph(glyphInfo.follow(2));

    const Reader variants = start.follow(8);
    m_minConnectorOverlap = variants.unsignedAt(0);
    const qsizetype verticalCount = variants.unsignedAt(6);
    m_vertical = constructions(variants, 2, verticalCount, 10);
    m_horizontal = constructions(variants, 4, variants.unsignedAt(8), 10 + 2 * verticalCount);
}

const GlyphConstruction* OpenTypeMath::vertical(quint32 glyph) const
{
    return found(m_vertical, glyph);
}

const GlyphConstruction* OpenTypeMath::horizontal(quint32 glyph) const
{
    return found(m_horizontal, glyph);
}

} // namespace ad::ui
