// SPDX-License-Identifier: GPL-3.0-or-later
// Draws one node's card.
#pragma once

#include "ui/graph/card.h"
#include "ui/graph/graph_ink.h"

#include "core/trace/gate.h"
#include "core/trace/replay.h"

class QPainter;

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
/// @param textSize  of the card's numbers at zoom 1.
[[nodiscard]] double cardMagnification(double zoom, const Theme& theme, int textSize = kNumberSize);

struct CardState
{
    const Tensor* value = nullptr;   // null: not computed yet
    const Tensor* tangent = nullptr; // null: none has arrived
    const Tensor* adjoint = nullptr; // null: none has arrived
    Shape shape = {};
    Emphasis emphasis = Emphasis::None;
    Role role = Role::Value;             // of the step, if the card is active
    Asked::Row asked = Asked::Row::None; // where a question mark stands for the number
    bool isForgotten = false;
    bool isLeftOver = false;
    bool isWrong = false;
    bool isUpdated = false;
    bool isSelected = false;
    bool isHovered = false;
    bool isSibling = false;   // an element of the same array as the selected one
    bool hasExpander = false; // the sign that opens a group
    bool isMatched = false;   // by a search
    GateRole gate = {};
    bool isGatePassed = false; // by the step
};

void drawCard(QPainter& painter, const QRectF& rect, const DiagramItem& item, const NodeCard& card, const CardState& state, const Ink& ink,
              double zoom);

} // namespace ad::ui
