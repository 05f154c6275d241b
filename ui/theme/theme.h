// SPDX-License-Identifier: GPL-3.0-or-later
// Every colour and measure of the interface, in one value for light and one for dark.
#pragma once

#include <QColor>
#include <QString>

#include <vector>

namespace ad::ui {

/// One of the four things that colour and form tell apart. A role never comes as colour alone: see RoleLook::dashes and the marks of
/// the views.
enum class Role {
    Value,   ///< forward values: solid
    Adjoint, ///< backward: dashed
    Tangent, ///< forward mode: dotted
    Wrong,   ///< wrong on purpose: cross hatch
};

struct RoleLook
{
    QColor line;               ///< of lines, arrows and marks: contrast ≥ 3:1 on every surface
    QColor text;               ///< of numbers: contrast ≥ 7:1 on every surface and on `fill`
    QColor fill;               ///< a quiet background in the role's hue
    std::vector<qreal> dashes; ///< QPen::setDashPattern, in pen widths; empty: solid
    Qt::BrushStyle hatch = Qt::SolidPattern;
};

/// Colours of program text.
struct SyntaxLook
{
    QColor keyword;
    QColor function;
    QColor number;
    QColor comment;
    QColor input;
    QColor name;
    QColor operation;
};

struct Theme
{
    QString name; ///< "light" or "dark"
    bool isDark = false;

    QColor window;  ///< bars and panels
    QColor surface; ///< the stage, editors and cards
    QColor sunken;  ///< the grooves of sliders, headers of tables
    QColor hover;
    QColor pressed;
    QColor border;
    QColor strongBorder; ///< outlines that carry meaning: contrast ≥ 3:1

    QColor text;
    QColor mutedText;
    QColor disabledText;
    QColor accent;     ///< selection, focus and the one primary button
    QColor accentText; ///< on `accent`
    QColor accentFill; ///< the background of what is selected
    QColor error;
    QColor errorFill;
    QColor warning;
    QColor warningFill;
    QColor grid;

    RoleLook value;
    RoleLook adjoint;
    RoleLook tangent;
    RoleLook wrong;
    SyntaxLook syntax;

    /// All type sizes and controls are multiplied by it: 1 on a desk, kPresentationScale on a projector.
    qreal scale = 1.0;

    /// `pixels` of a design at scale 1, on this theme's scale, rounded to whole logical pixels.
    [[nodiscard]] int px(qreal pixels) const { return qRound(pixels * scale); }
    [[nodiscard]] int smallText() const { return px(12); }
    [[nodiscard]] int bodyText() const { return px(14); }
    [[nodiscard]] int largeText() const { return px(18); }
    /// The height of buttons and fields.
    [[nodiscard]] int controlHeight() const { return px(32); }
    /// The radius of cards, buttons and fields.
    [[nodiscard]] int radius() const { return px(8); }

    [[nodiscard]] const RoleLook& role(Role role) const;
};

/// The smallest text, 12 pixels, becomes 20 pixels.
inline constexpr qreal kPresentationScale = 5.0 / 3.0;

[[nodiscard]] Theme lightTheme();
[[nodiscard]] Theme darkTheme();

/// The ratio of the relative luminances of two opaque colours, 1 to 21.
/// @see W3C, Web Content Accessibility Guidelines 2.1, "contrast ratio".
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

} // namespace ad::ui
