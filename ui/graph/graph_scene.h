// SPDX-License-Identifier: GPL-3.0-or-later
// A trace with its diagram, its cards and their places: all that a picture of a graph needs besides the frame.
#pragma once

#include "ui/graph/card.h"
#include "ui/graph/group_outline.h"

#include "core/layout/layout.h"
#include "core/trace/gate.h"

#include <QPolygonF>

#include <memory>

namespace ad::ui {

/// A link as it is drawn; points run from the input to its user. Both lines end at the borders of the cards.
struct LinkShape
{
    Curve curve;
    QPolygonF forward;  // along the curve
    QPolygonF backward; // beside it, where adjoints travel
};

/// Lengths are in pixels at zoom 1.
struct GraphScene
{
    std::shared_ptr<const Trace> trace;
    DiagramOptions options;
    Diagram diagram;
    std::vector<NodeCard> cards;
    std::vector<QPointF> centres;
    std::vector<LinkShape> links;
    std::vector<size_t> keys;     // of each item: equal in two scenes for items that are the same to a reader
    std::vector<double> presence; // of each item: 1, or less while it appears
    std::vector<size_t> parents;  // of each item: the key of the array that it is an element of, or 0
    std::vector<GroupOutline> groups;
    std::vector<GateRole> gates;       // of each item
    QRectF bounds;                     // of the cards
    std::shared_ptr<const int> places; // the same in scenes whose cards and links are at the same places

    [[nodiscard]] bool isEmpty() const { return cards.empty(); }
    [[nodiscard]] int size() const { return int(cards.size()); }
    [[nodiscard]] QRectF rect(int item) const;
    /// The same, `factor` times as large about its middle, and moved to where all of it is seen when the whole scene is.
    [[nodiscard]] QRectF grownRect(int item, double factor) const;
    /// The item at a point, or kNoItem; the link within `reach` of it, or kNoLink. Cost: O(items), O(links).
    [[nodiscard]] int itemAt(const QPointF& point) const;
    [[nodiscard]] int linkAt(const QPointF& point, double reach) const;
};

/// The scene of a trace. If only numbers differ from `previous`, its places are taken over (cost: O(nodes)); otherwise the graph is
/// laid out such that what was there before stays where it was as far as possible.
[[nodiscard]] std::shared_ptr<const GraphScene> makeScene(std::shared_ptr<const Trace> trace, const GraphScene* previous = nullptr,
                                                          const DiagramOptions& options = {});

/// On the way from one scene to another: cards that are in both move, new ones appear; 0 ≤ progress ≤ 1.
[[nodiscard]] GraphScene between(const GraphScene& from, const GraphScene& to, double progress);

/// Where labels may stand: the cards with a narrow margin.
[[nodiscard]] QRectF roomForLabels(const GraphScene& scene);

/// `centre` moved as far as it takes to keep a box of `size` around it in `room`.
[[nodiscard]] QPointF movedInto(const QRectF& room, const QPointF& centre, const QSizeF& size);

/// The lines of a link along `curve`.
[[nodiscard]] LinkShape shapeOfLink(const Curve& curve);

} // namespace ad::ui
