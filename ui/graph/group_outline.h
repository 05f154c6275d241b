// SPDX-License-Identifier: GPL-3.0-or-later
// The frame around the cards of an open group, and the signs that close and open groups.
#pragma once

#include "ui/graph/graph_ink.h"

#include "core/layout/diagram.h"

#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace ad::ui {

struct GraphScene;

/// An open group: what of the picture is part of it.
struct GroupOutline
{
    int group = kNoGroup;
    QString label;
    std::vector<int> items;
    std::vector<int> links; // between these items
    int levels = 0;         // of groups inside of it
};

/// The open groups of a scene's trace, outer ones before those inside of them. Cost: O(groups × (items + links)).
[[nodiscard]] std::vector<GroupOutline> groupOutlines(const Trace& trace, const Diagram& diagram);

/// Where the label of an open group stands, with the sign that closes it: above or below one of its cards where there is room, and as
/// large in the scene as it takes to read it at `zoom`.
[[nodiscard]] QRectF groupLabelRect(const GraphScene& scene, const GroupOutline& outline, double zoom);
/// Where the sign that opens a collapsed group stands: on the corner of its card.
[[nodiscard]] QRectF expanderRect(const QRectF& card, double zoom);

/// The group whose sign or label is at a point, or kNoGroup.
[[nodiscard]] int groupControlAt(const GraphScene& scene, const QPointF& point, double zoom);

/// Draws the frames, to be covered by links and cards, with their labels.
void drawGroupOutlines(QPainter& painter, const GraphScene& scene, const Ink& ink, double zoom);
void drawExpander(QPainter& painter, const QRectF& card, const Ink& ink, double zoom);

} // namespace ad::ui
