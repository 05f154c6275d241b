// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the MATH table of an OpenType font: the measures a typesetter needs, and the taller or wider forms of signs.
#pragma once

#include <QByteArray>
#include <QHash>

#include <array>
#include <vector>

namespace ad::ui {

/// The constants of the MATH table that we use, numbered as they stand there. All are in font units.
enum class MathConstant {
    AxisHeight = 1,
    AccentBaseHeight = 2,
    SubscriptShiftDown = 4,
    SubscriptTopMax = 5,
    SubscriptBaselineDropMin = 6,
    SuperscriptShiftUp = 7,
    SuperscriptShiftUpCramped = 8,
    SuperscriptBottomMin = 9,
    SuperscriptBaselineDropMax = 10,
    SubSuperscriptGapMin = 11,
    SuperscriptBottomMaxWithSubscript = 12,
    SpaceAfterScript = 13,
    UpperLimitGapMin = 14,
    UpperLimitBaselineRiseMin = 15,
    LowerLimitGapMin = 16,
    LowerLimitBaselineDropMin = 17,
    FractionNumeratorShiftUp = 28,
    FractionNumeratorDisplayStyleShiftUp = 29,
    FractionDenominatorShiftDown = 30,
    FractionDenominatorDisplayStyleShiftDown = 31,
    FractionNumeratorGapMin = 32,
    FractionNumDisplayStyleGapMin = 33,
    FractionRuleThickness = 34,
    FractionDenominatorGapMin = 35,
    FractionDenomDisplayStyleGapMin = 36,
    OverbarVerticalGap = 39,
    OverbarRuleThickness = 40,
    UnderbarVerticalGap = 42,
    RadicalVerticalGap = 45,
    RadicalDisplayStyleVerticalGap = 46,
    RadicalRuleThickness = 47,
    RadicalKernBeforeDegree = 49,
    RadicalKernAfterDegree = 50
};

/// A sign that was drawn taller (or wider), and its measure in that direction.
struct GlyphVariant
{
    quint32 glyph;
    double advance;
};

/// One of the pieces that a very tall sign is put together from, from below (from the left).
struct GlyphPart
{
    quint32 glyph;
    double startConnector, endConnector; // how far the neighbours may overlap it
    double advance;
    bool isExtender; // can be left out or repeated
};

struct GlyphConstruction
{
    std::vector<GlyphVariant> variants; // rising
    std::vector<GlyphPart> parts;       // empty if there is no assembly
};

/// The contents of a MATH table; source: OpenType specification 1.9, "MATH – The mathematical typesetting table".
class OpenTypeMath
{
public:
    /// `table` as stored in the font. A damaged table gives zeros and nothing more.
    explicit OpenTypeMath(const QByteArray& table);

    [[nodiscard]] double constant(MathConstant which) const { return m_constants[size_t(which)]; }
    [[nodiscard]] double scriptScale() const { return m_scriptScale; }             // of the text size
    [[nodiscard]] double scriptScriptScale() const { return m_scriptScriptScale; } // of the text size
    [[nodiscard]] double displayOperatorMinHeight() const { return m_displayOperatorMinHeight; }
    [[nodiscard]] double minConnectorOverlap() const { return m_minConnectorOverlap; }
    [[nodiscard]] double radicalDegreeRaise() const { return m_radicalDegreeRaise; } // of the height of the sign

    /// Zero if the glyph has none.
    [[nodiscard]] double italicCorrection(quint32 glyph) const { return m_italicCorrections.value(glyph, 0.0); }
    /// Where an accent's middle goes; `otherwise` if the font does not say.
    [[nodiscard]] double topAccent(quint32 glyph, double otherwise) const { return m_topAccents.value(glyph, otherwise); }
    /// nullptr if the sign does not stretch.
    [[nodiscard]] const GlyphConstruction* vertical(quint32 glyph) const;
    [[nodiscard]] const GlyphConstruction* horizontal(quint32 glyph) const;

private:
    static constexpr size_t kConstantCount = 51;

    std::array<double, kConstantCount> m_constants{};
    double m_scriptScale = 0.7;
    double m_scriptScriptScale = 0.5;
    double m_displayOperatorMinHeight = 0.0;
    double m_minConnectorOverlap = 0.0;
    double m_radicalDegreeRaise = 0.6;
    QHash<quint32, double> m_italicCorrections;
    QHash<quint32, double> m_topAccents;
    QHash<quint32, GlyphConstruction> m_vertical;
    QHash<quint32, GlyphConstruction> m_horizontal;
};

} // namespace ad::ui
