// SPDX-License-Identifier: GPL-3.0-or-later
// Draws one node's card.
#pragma once

#include "ui/graph/card.h"
#include "ui/graph/graph_ink.h"

#include "core/trace/replay.h"

class QPainter;
class QPainterPath;

namespace ad::ui {

/// Text smaller than this on the screen is not drawn; form and colour stand for it.
inline constexpr double kSmallestReadable = 9.0;
/// Text that moves or explains the step is at least this large on the screen, at a theme's scale of 1.
inline constexpr double kSmallestSpoken = 12.0;

enum class Detail {
    Numbers, // all of the card
    Label,   // the label only, as large as the card allows
    Form,    // nothing that has to be read
};

/// What can be read at a zoom: pixels on the screen for one pixel of the scene.
[[nodiscard]] Detail detailAt(double zoom);

/// How much larger than the scene the card of the step is drawn: more than 1 where its numbers can't be read from where the theme is made
/// for: a desk, or the last row.
[[nodiscard]] double cardMagnification(double zoom, const Theme& theme);

struct CardState
{
    const Tensor* value = nullptr;   // null: not computed yet
    const Tensor* adjoint = nullptr; // null: none has arrived
    Shape shape = {};
    Emphasis emphasis = Emphasis::None;
    ad::Phase phase = ad::Phase::Forward; // of the step, if the card is active
    bool isSelected = false;
    bool isHovered = false;
    bool isSibling = false;   // an element of the same array as the selected one
    bool hasExpander = false; // the sign that opens a group
};

/// The outline that tells the kinds of items apart: rounded on the left for inputs, with cut corners for data, else with a radius of 8.
[[nodiscard]] QPainterPath cardOutline(ItemKind kind, const QRectF& rect);

void drawCard(QPainter& painter, const QRectF& rect, const DiagramItem& item, const NodeCard& card, const CardState& state, const Ink& ink,
              double zoom);

} // namespace ad::ui
