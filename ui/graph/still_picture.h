// SPDX-License-Identifier: GPL-3.0-or-later
// What is still during a step: drawn once, and kept.
#pragma once

#include "ui/graph/graph_painter.h"
#include "ui/graph/viewport.h"

#include <QPixmap>

namespace ad::ui {

/// All that the still picture follows from, besides the frame of its step and the numbers of the scene.
struct StillKey
{
    std::shared_ptr<const int> places = {}; // of the scene
    Viewport viewport = {};
    bool isWhole = true; // nothing is faded
    int selected = kNoItem;
    int hovered = kNoItem;
    int selectedLink = kNoLink;
    std::shared_ptr<const ItemSet> siblings = {};
    bool isStale = false;
    std::shared_ptr<const ItemSet> related = {};
    std::shared_ptr<const ItemSet> matched = {};
    QSizeF size = {};
    double pixelRatio = 1.0;

    friend bool operator==(const StillKey&, const StillKey&) = default;
};

/// During a step only a few things move, from one step to the next little of the rest changes, and while an input is dragged only the
/// cards change: so links and cards are kept apart.
class StillPicture
{
public:
    /// The picture for `key`, of which only what changed is drawn anew; `graph` draws `frame`.
    const QPixmap& updated(const StillKey& key, const GraphPainter& graph, const Frame& frame, const QColor& ground);
    /// Draws all of it the next time.
    void forget() { m_key = {}; }
    /// Draws all cards the next time: they have other numbers.
    void forgetCards() { m_areCardsKnown = false; }

private:
    QPixmap m_links;
    QPixmap m_whole; // links and cards
    StillKey m_key;
    Frame m_frame; // compared only: what it points to may be gone
    bool m_areCardsKnown = false;
};

} // namespace ad::ui
