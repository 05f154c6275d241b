// SPDX-License-Identifier: GPL-3.0-or-later
// Where labels of arrows go, so that none covers another.
#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace ad::ui {

/// What is drawn already.
struct LabelGround
{
    QRectF bounds;             ///< labels stay inside
    std::vector<QRectF> taken; ///< and do not touch these
    std::vector<QLineF> lines; ///< and cover these only if they must
};

/// The place of a label of `size` near `anchor`, preferably on the side to which `direction` points; it joins `ground.taken`.
/// If all places near are taken it goes further away; if nothing is free inside the bounds, it covers as little as can be.
[[nodiscard]] QRectF placeLabel(LabelGround& ground, QSizeF size, QPointF anchor, QPointF direction);

} // namespace ad::ui
