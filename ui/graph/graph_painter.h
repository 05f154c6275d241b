// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a graph at a position of its trace, for the screen and for every export.
#pragma once

#include "ui/graph/card_painter.h"
#include "ui/graph/graph_scene.h"
#include "ui/graph/item_set.h"
#include "ui/graph/link_painter.h"

#include <QRegion>

#include <QTransform>
#include <memory>

namespace ad::ui {

struct GraphLook
{
    Theme theme = lightTheme();
    double zoom = 1.0; // pixels on the screen for one of the scene: decides what can be read
    int selected = kNoItem;
    int hovered = kNoItem;
    int selectedLink = kNoLink;
    std::shared_ptr<const ItemSet> siblings = {}; // of each item: another element of the same array is selected; null: none
    bool isStale = false;                         // the picture of a program that has been edited since and has errors now
    QRectF seen = {};                             // the part of the scene that the device shows, for labels; empty: all
    std::shared_ptr<const ItemSet> related = {};  // all others are faded; null: none is
    std::shared_ptr<const ItemSet> matched = {};  // marked as found; null: none
};

/// The painter has to map the scene to the device. What is still during a step and what moves can be drawn apart, so that a view can keep
/// the former.
class GraphPainter
{
public:
    /// Keeps references.
    GraphPainter(const GraphScene& scene, const Frame& frame, const GraphLook& look);

    void paint(QPainter& painter) const;
    /// The same for every frame of one step.
    void paintStill(QPainter& painter) const;
    /// The links and the cards of it that lie in `part`, a part of the device; the painter has to be clipped to it.
    void paintStillLinks(QPainter& painter, const QRegion& part) const;
    void paintStillCards(QPainter& painter, const QRegion& part) const;
    /// The part of the device in which the still links, or the still cards, differ from those of another frame of the same scene.
    [[nodiscard]] QRegion changedLinks(const Frame& before, const QTransform& toDevice) const;
    [[nodiscard]] QRegion changedCards(const Frame& before, const QTransform& toDevice) const;
    void paintMoving(QPainter& painter) const;

private:
    [[nodiscard]] QRect deviceRect(int item, const QTransform& toDevice) const;
    [[nodiscard]] QRect deviceRectOfLink(int link, const QTransform& toDevice) const;
    [[nodiscard]] bool isFading() const;
    [[nodiscard]] bool isLinkActive(int link) const;
    [[nodiscard]] bool isRelated(int item) const { return !m_look.related || (*m_look.related)[size_t(item)]; }
    [[nodiscard]] bool isGatePassed(int item) const;
    [[nodiscard]] Ink inkOfItem(int item) const;
    [[nodiscard]] Ink inkOfGroups() const { return {m_look.theme, m_look.isStale ? kFaded : 1.0}; }
    [[nodiscard]] Ink inkOfLink(int link) const;
    [[nodiscard]] LinkState stateOfLink(int link) const;
    void paintLink(QPainter& painter, int link) const;
    void paintItem(QPainter& painter, int item) const;

    const GraphScene& m_scene;
    const Frame& m_frame;
    const GraphLook& m_look;
    std::vector<Emphasis> m_emphasis; // of each item
};

} // namespace ad::ui
