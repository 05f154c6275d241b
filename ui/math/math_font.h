// SPDX-License-Identifier: GPL-3.0-or-later
// The mathematical typeface as outlines and measures, independent of hinting and of the fonts of the machine.
#pragma once

#include "ui/math/open_type_math.h"

#include <QPainterPath>
#include <QRawFont>

#include <memory>
#include <unordered_map>
#include <vector>

namespace ad::ui {

/// One drawn sign. Measures are in em; the outline is in thousandths of an em, y downwards, the origin on the baseline.
/// A glyph never moves or changes once it is loaded, so a formula may keep the pointer and be painted in any thread.
struct Glyph
{
    quint32 index = 0;
    double advance = 0.0;
    double height = 0.0; // of the ink above the baseline
    double depth = 0.0;  // of the ink below the baseline
    double left = 0.0;   // of the ink
    double right = 0.0;  // of the ink
    double italicCorrection = 0.0;
    double topAccent = 0.0; // where the middle of an accent goes
    QPainterPath outline;
};

/// A stretched sign: glyphs in a column from below (in a row from the left), each with its offset in em from the lower (left) end.
struct StretchedGlyph
{
    struct Part
    {
        const Glyph* glyph;
        double offset;
    };
    std::vector<Part> parts;
    double extent = 0.0; // em
};

/// Loads glyphs when they are first needed and keeps them. To be used in the GUI thread only, as QRawFont is.
class MathFont
{
public:
    static constexpr double kUnitsPerEm = 1000.0;

    /// The bundled face, TeX Gyre Pagella Math; what it lacks (other scripts in \text{}) comes from DejaVu Sans.
    static MathFont& bundled();

    MathFont(const QByteArray& mathematicalFont, const QByteArray& otherFont);

    /// Never nullptr: a character that no font has gives the box for missing characters.
    [[nodiscard]] const Glyph* glyph(char32_t character);

    /// The smallest form of the sign that is at least `extent` em tall (wide); put together from pieces where the font can.
    [[nodiscard]] StretchedGlyph vertical(char32_t character, double extent);
    [[nodiscard]] StretchedGlyph horizontal(char32_t character, double extent);

    /// The largest ready-made form not wider than `extent` em, for accents.
    [[nodiscard]] const Glyph* widestWithin(char32_t character, double extent);

    /// In em.
    [[nodiscard]] double constant(MathConstant which) const { return m_math.constant(which) / m_unitsPerEm; }
    [[nodiscard]] double displayOperatorMinHeight() const { return m_math.displayOperatorMinHeight() / m_unitsPerEm; }
    [[nodiscard]] const OpenTypeMath& table() const { return m_math; }

private:
    enum class Direction { Vertical, Horizontal };

    const Glyph* byIndex(quint32 index);
    std::unique_ptr<Glyph> loaded(const QRawFont& font, quint32 index, bool isMathematical) const;
    StretchedGlyph stretched(const Glyph* base, const GlyphConstruction* construction, double extent, Direction direction);
    StretchedGlyph assembled(const std::vector<GlyphPart>& parts, double extent);

    QRawFont m_font;
    QRawFont m_otherFont;
    OpenTypeMath m_math;
    double m_unitsPerEm;
    std::unordered_map<quint32, std::unique_ptr<Glyph>> m_byIndex;
    std::unordered_map<char32_t, std::unique_ptr<Glyph>> m_others; // from m_otherFont
    std::unordered_map<char32_t, const Glyph*> m_byCharacter;
};

} // namespace ad::ui
