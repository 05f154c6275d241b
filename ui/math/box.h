// SPDX-License-Identifier: GPL-3.0-or-later
// The boxes that a formula is made of once every size and place is known.
#pragma once

#include <QColor>
#include <QRectF>
#include <QString>

#include <vector>

namespace ad::ui {

struct Glyph;

enum class BoxKind { Group, Glyph, Rule, Strike, Frame };

/// A rectangle around a baseline with something drawn in it. All measures are in pixels; y grows downwards.
struct Box
{
    BoxKind kind = BoxKind::Group;
    double x = 0.0; // of the left end of the baseline, in the box around it
    double y = 0.0;
    double width = 0.0;
    double height = 0.0; // above the baseline; may be negative
    double depth = 0.0;  // below the baseline; may be negative
    double italicCorrection = 0.0;
    double topAccent = -1.0;  // where an accent's middle goes; negative: in the middle
    bool isCharacter = false; // scripts and accents fit closer to a single letter
    const Glyph* glyph = nullptr;
    double size = 0.0; // pixels per em of a glyph, thickness of a stroke
    QColor color;
    QString link; // a part that can be clicked
    std::vector<Box> children;

    [[nodiscard]] double total() const { return height + depth; }
    /// Of the box, where the box around it has the origin of its baseline at `origin`.
    [[nodiscard]] QRectF rectangle(QPointF origin) const { return {origin.x() + x, origin.y() + y - height, width, height + depth}; }
};

[[nodiscard]] Box glyphBox(const Glyph* glyph, double size, const QColor& color);

/// A filled rectangle; `bottom` is how far its lower edge is above the baseline.
[[nodiscard]] Box ruleBox(double width, double thickness, double bottom, const QColor& color);

/// An empty box.
[[nodiscard]] Box strut(double width, double height = 0.0, double depth = 0.0);

/// Puts `child` into `parent` with its baseline's left end at (x, y) and lets the parent grow to hold it.
void place(Box& parent, Box child, double x, double y);

/// Puts `child` at the right end of the parent.
void append(Box& parent, Box child);

/// The part of the plane that ink can be in, which may be more than the box: italic letters lean out of it.
/// Relative to the origin of the baseline of the box around it.
[[nodiscard]] QRectF inkBounds(const Box& box);

} // namespace ad::ui
