// SPDX-License-Identifier: GPL-3.0-or-later
// A word on a card's border that tells what is unusual about its numbers.
#pragma once

#include "ui/graph/graph_ink.h"

#include <QString>

class QPainter;
class QRectF;

namespace ad::ui {

enum class CardWord {
    Wrong,    // the adjoint is not what it should be
    NotKept,  // the value was dropped, and is computed again
    LeftOver, // the adjoint is from before
    Updated,  // the value is that after the update
};

[[nodiscard]] QString cardWord(CardWord word);

/// Draws `word` in the middle of the lower border of a card.
void drawCardWord(QPainter& painter, const QRectF& card, const QString& word, const RoleLook& look, const Ink& ink);

} // namespace ad::ui
