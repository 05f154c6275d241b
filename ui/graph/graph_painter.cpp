// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_painter.h"

#include "ui/graph/step_painter.h"

#include <QPainter>

#include <algorithm>

namespace ad::ui {

namespace {

constexpr double kStale = 0.45;

}

GraphPainter::GraphPainter(const GraphScene& scene, const Frame& frame, const GraphLook& look)
    : m_scene(scene)
    , m_frame(frame)
    , m_look(look)
    , m_emphasis(scene.cards.size(), Emphasis::None)
{
    for (size_t id = 0; id < frame.nodes.size() && id < scene.diagram.itemOf.size(); ++id) {
        const int item = scene.diagram.itemOf[id];
        if (item != kNoItem)
            m_emphasis[size_t(item)] = std::max(m_emphasis[size_t(item)], frame.nodes[id].emphasis);
    }
}

void GraphPainter::paint(QPainter& painter) const
{
    paintStill(painter);
    paintMoving(painter);
}

void GraphPainter::paintStill(QPainter& painter) const
{
    for (int link = 0; link < int(m_scene.links.size()); ++link)
        if (!isLinkActive(link))
            paintLink(painter, link);
    for (int item = 0; item < m_scene.size(); ++item)
        if (m_emphasis[size_t(item)] != Emphasis::Active)
            paintItem(painter, item);
}

void GraphPainter::paintMoving(QPainter& painter) const
{
    for (int link = 0; link < int(m_scene.links.size()); ++link)
        if (isLinkActive(link))
            paintLink(painter, link);
    for (int item = 0; item < m_scene.size(); ++item)
        if (m_emphasis[size_t(item)] == Emphasis::Active)
            paintItem(painter, item);
    drawStep(painter, m_scene, m_frame, Ink{m_look.theme, m_look.isStale ? kStale : 1.0}, m_look.zoom);
}

// At the start and at the end the whole is to be seen.
bool GraphPainter::isFading() const
{
    return m_frame.step >= 0 && m_frame.position < m_scene.trace->size();
}

bool GraphPainter::isLinkActive(int link) const
{
    return m_frame.edges[size_t(m_scene.diagram.links[size_t(link)].edge)].emphasis == Emphasis::Active;
}

Ink GraphPainter::inkOfItem(int item) const
{
    double strength = m_scene.presence[size_t(item)] * (m_look.isStale ? kStale : 1.0);
    if (isFading() && m_emphasis[size_t(item)] != Emphasis::Active)
        strength *= m_emphasis[size_t(item)] == Emphasis::Source ? kSource : kFaded;
    else if (m_scene.diagram.items[size_t(item)].isFaded && m_emphasis[size_t(item)] == Emphasis::None)
        strength *= kFaded;
    return {m_look.theme, strength};
}

Ink GraphPainter::inkOfLink(int link) const
{
    const DiagramLink& ends = m_scene.diagram.links[size_t(link)];
    double strength = std::min(m_scene.presence[size_t(ends.from)], m_scene.presence[size_t(ends.to)]) * (m_look.isStale ? kStale : 1.0);
    if (!isLinkActive(link) && (isFading() || m_scene.diagram.items[size_t(ends.to)].isFaded))
        strength *= kFaded;
    return {m_look.theme, strength};
}

LinkState GraphPainter::stateOfLink(int link) const
{
    const EdgeFrame& edge = m_frame.edges[size_t(m_scene.diagram.links[size_t(link)].edge)];
    LinkState state;
    state.isActive = edge.emphasis == Emphasis::Active;
    state.isSelected = m_look.selectedLink == link;
    state.zoom = m_look.zoom;
    state.forward = edge.value ? 1.0 : 0.0;
    state.backward = edge.message ? 1.0 : 0.0;
    if (state.isActive && edge.travel < 1.0)
        (m_frame.phase == Phase::Forward ? state.forward : state.backward) = travelled(edge.travel);
    return state;
}

void GraphPainter::paintLink(QPainter& painter, int link) const
{
    drawLink(painter, m_scene.links[size_t(link)], stateOfLink(link), inkOfLink(link));
}

void GraphPainter::paintItem(QPainter& painter, int item) const
{
    const DiagramItem& shown = m_scene.diagram.items[size_t(item)];
    const NodeFrame& node = m_frame.nodes[size_t(shown.node)];
    CardState state;
    state.value = node.value;
    state.adjoint = node.adjoint;
    state.shape = m_scene.trace->graph().node(shown.node).shape;
    state.emphasis = m_emphasis[size_t(item)];
    state.phase = m_frame.phase;
    state.isSelected = item == m_look.selected;
    state.isHovered = item == m_look.hovered;
    const QRectF rect = m_scene.rect(item);
    const double readable = state.emphasis == Emphasis::Active ? cardMagnification(m_look.zoom, m_look.theme) : 1.0;
    if (readable == 1.0) {
        drawCard(painter, rect, shown, m_scene.cards[size_t(item)], state, inkOfItem(item), m_look.zoom);
        return;
    }
    // Seen from afar, the card of the step stands out of the picture, so that its numbers can be read.
    painter.save();
    painter.translate(m_scene.grownRect(item, readable).center());
    painter.scale(readable, readable);
    painter.translate(-rect.center());
    drawCard(painter, rect, shown, m_scene.cards[size_t(item)], state, inkOfItem(item), m_look.zoom * readable);
    painter.restore();
}

} // namespace ad::ui
