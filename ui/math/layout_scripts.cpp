// SPDX-License-Identifier: GPL-3.0-or-later
// Parts above and below each other: scripts, limits, fractions, roots. Rules are those of appendix G of the TeXbook.
#include "ui/math/layout_engine.h"

#include <algorithm>

namespace ad::ui {
namespace {

constexpr double kNullDelimiter = 0.12; // em; the room beside a fraction
constexpr double kBarOverhang = 0.04;   // em; how far a fraction's bar is longer than its longer part, on each side

// A subscript goes back below a leaning letter. By a little less than TeX does it: the feet of Pagella's f and j are wide.
constexpr double kSubscriptLean = 0.85;

} // namespace

Setting superscriptSetting(Setting setting)
{
    setting.level = setting.level <= Setting::Text ? Setting::Script : Setting::ScriptScript;
    return setting;
}

Setting subscriptSetting(Setting setting)
{
    return crampedSetting(superscriptSetting(std::move(setting)));
}

Setting numeratorSetting(Setting setting)
{
    setting.level = Setting::Level(std::min(int(setting.level) + 1, int(Setting::ScriptScript)));
    return setting;
}

Setting crampedSetting(Setting setting)
{
    setting.isCramped = true;
    return setting;
}

Box LayoutEngine::scripts(const TexNode& node, const Setting& setting)
{
    const TexNode& below = node.children[1];
    const TexNode& above = node.children[2];
    Box base = atom(node.children[0], setting);
    if (node.limits == Limits::Always || (node.limits == Limits::InDisplay && setting.level == Setting::Display))
        return stacked(std::move(base), below, above, setting);
    const Box belowBox = below.isEmpty() ? Box{} : row(below, subscriptSetting(setting));
    // the primes of a font are high enough as they are; only what follows them is a superscript
    const auto isPrime = [](const TexNode& child) { return child.kind == TexKind::Symbol && child.character == U'′'; };
    const auto firstOther = std::find_if_not(above.children.begin(), above.children.end(), isPrime);
    const Box primesBox = primes(int(firstOther - above.children.begin()), base, setting);
    TexNode rest;
    rest.children.assign(firstOther, above.children.end());
    const Box aboveBox = rest.isEmpty() ? Box{} : row(rest, superscriptSetting(setting));
    return withScripts(std::move(base), {belowBox, aboveBox, primesBox}, setting);
}

Box LayoutEngine::primes(int count, const Box& base, const Setting& setting)
{
    constexpr double kLetterHeight = 0.75; // em; on something taller, primes go up with its top
    Box box;
    const double raise = base.isCharacter ? 0.0 : std::max(0.0, base.height - kLetterHeight * em(setting));
    for (int i = 0; i < count; ++i)
        place(box, glyphBox(m_font.glyph(U'′'), em(setting), setting.color), box.width, -raise);
    return box;
}

// Rule 18.
Box LayoutEngine::withScripts(Box base, const ScriptBoxes& boxes, const Setting& setting) const
{
    const auto& [below, above, primes] = boxes;
    const auto c = [&](MathConstant which) { return constant(which, setting); };
    const bool hasBelow = below.width > 0.0;
    const bool hasAbove = above.width > 0.0;
    double up = c(setting.isCramped ? MathConstant::SuperscriptShiftUpCramped : MathConstant::SuperscriptShiftUp);
    double down = c(MathConstant::SubscriptShiftDown);
    if (!base.isCharacter) {
        up = std::max(up, base.height - c(MathConstant::SuperscriptBaselineDropMax));
        down = std::max(down, base.depth + c(MathConstant::SubscriptBaselineDropMin));
    }
    up = std::max(up, above.depth + c(MathConstant::SuperscriptBottomMin));
    down = std::max(down, below.height - c(MathConstant::SubscriptTopMax));
    if (hasBelow && hasAbove) {
        const double missing = c(MathConstant::SubSuperscriptGapMin) - ((up - above.depth) - (below.height - down));
        if (missing > 0.0) {
            const double raise = std::clamp(c(MathConstant::SuperscriptBottomMaxWithSubscript) - (up - above.depth), 0.0, missing);
            up += raise;
            down += missing - raise;
        }
    }
    Box box;
    const double right = base.width;
    const double belowX = right - kSubscriptLean * base.italicCorrection;
    place(box, std::move(base), 0.0, 0.0);
    if (hasBelow)
        place(box, below, belowX, down);
    if (hasAbove)
        place(box, above, right + primes.width, -up);
    if (primes.width > 0.0)
        place(box, primes, right, 0.0);
    box.width += c(MathConstant::SpaceAfterScript);
    return box;
}

// Rule 13a.
Box LayoutEngine::stacked(Box base, const TexNode& below, const TexNode& above, const Setting& setting)
{
    const auto c = [&](MathConstant which) { return constant(which, setting); };
    const Box belowBox = below.isEmpty() ? Box{} : row(below, subscriptSetting(setting));
    const Box aboveBox = above.isEmpty() ? Box{} : row(above, superscriptSetting(setting));
    const double width = std::max({base.width, belowBox.width, aboveBox.width});
    const double up =
        base.height + std::max(c(MathConstant::UpperLimitBaselineRiseMin), c(MathConstant::UpperLimitGapMin) + aboveBox.depth);
    const double down =
        base.depth + std::max(c(MathConstant::LowerLimitBaselineDropMin), c(MathConstant::LowerLimitGapMin) + belowBox.height);
    const double baseX = (width - base.width) / 2;
    const double lean = base.italicCorrection / 2;
    Box box;
    place(box, std::move(base), baseX, 0.0);
    if (!below.isEmpty())
        place(box, belowBox, std::max(0.0, (width - belowBox.width) / 2 - lean), down);
    if (!above.isEmpty())
        place(box, aboveBox, (width - aboveBox.width) / 2 + lean, -up);
    return box;
}

// Rule 15.
Box LayoutEngine::fraction(const TexNode& node, const Setting& setting)
{
    using enum MathConstant;
    const bool isDisplay = setting.level == Setting::Display;
    const auto c = [&](MathConstant inText, MathConstant inDisplay) { return constant(isDisplay ? inDisplay : inText, setting); };
    Box numerator = row(node.children[0], numeratorSetting(setting));
    Box denominator = row(node.children[1], crampedSetting(numeratorSetting(setting)));
    const double thickness = constant(FractionRuleThickness, setting);
    const double axis = constant(AxisHeight, setting);
    const double up = std::max(c(FractionNumeratorShiftUp, FractionNumeratorDisplayStyleShiftUp),
                               axis + thickness / 2 + c(FractionNumeratorGapMin, FractionNumDisplayStyleGapMin) + numerator.depth);
    const double down = std::max(c(FractionDenominatorShiftDown, FractionDenominatorDisplayStyleShiftDown),
                                 denominator.height + c(FractionDenominatorGapMin, FractionDenomDisplayStyleGapMin) + thickness / 2 - axis);
    const double side = kNullDelimiter * em(setting);
    const double barWidth = std::max(numerator.width, denominator.width) + 2 * kBarOverhang * em(setting);
    const double numeratorX = side + (barWidth - numerator.width) / 2;
    const double denominatorX = side + (barWidth - denominator.width) / 2;
    Box box;
    place(box, std::move(numerator), numeratorX, -up);
    place(box, ruleBox(barWidth, thickness, axis - thickness / 2, setting.color), side, 0.0);
    place(box, std::move(denominator), denominatorX, down);
    box.width = barWidth + 2 * side;
    return box;
}

// Rule 11.
Box LayoutEngine::radical(const TexNode& node, const Setting& setting)
{
    Box content = row(node.children[0], crampedSetting(setting));
    const double thickness = constant(MathConstant::RadicalRuleThickness, setting);
    double gap = constant(
        setting.level == Setting::Display ? MathConstant::RadicalDisplayStyleVerticalGap : MathConstant::RadicalVerticalGap, setting);
    // roots of small letters are as tall as those of capitals, so that a row of them is even
    const double height = std::max(content.height, 0.7 * em(setting));
    const double depth = std::max(content.depth, 0.0);
    Box sign = stretched(m_font.vertical(U'√', (height + depth + gap + thickness) / em(setting)), setting, Qt::Vertical);
    gap += std::max(0.0, (sign.total() - height - depth - gap - thickness) / 2);
    const double top = height + gap + thickness;

    Box box;
    double x = 0.0;
    if (!node.children[1].isEmpty()) {
        Setting degreeSetting = setting;
        degreeSetting.level = Setting::ScriptScript;
        Box degree = row(node.children[1], degreeSetting);
        const double raise = m_font.table().radicalDegreeRaise() * sign.total() - (sign.total() - top);
        const double before = constant(MathConstant::RadicalKernBeforeDegree, setting);
        x = std::max(0.0, before + degree.width + constant(MathConstant::RadicalKernAfterDegree, setting));
        place(box, std::move(degree), before, -raise);
    }
    const double signWidth = sign.width;
    place(box, std::move(sign), x, -top + (sign.total()));
    const double padding = 0.05 * em(setting);
    place(box, ruleBox(content.width + 2 * padding, thickness, top - thickness, setting.color), x + signWidth, 0.0);
    place(box, std::move(content), x + signWidth + padding, 0.0);
    return box;
}

} // namespace ad::ui
