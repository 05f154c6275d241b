// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_painter.h"

#include "ui/graph/step_measure.h"
#include "ui/graph/step_painter.h"

#include <QPainter>

#include <algorithm>

namespace ad::ui {

namespace {

constexpr double kStale = 0.45;
constexpr double kUnrelated = 0.3; // fainter than what is not part of the step
constexpr double kOverhang = 22.0; // of a card's glow and an arrow's head over their shapes, in pixels of the scene

// An item is as much part of the step as the most involved of its nodes.
std::vector<Emphasis> emphasisOfItems(const GraphScene& scene, const Frame& frame)
{
    std::vector<Emphasis> emphasis(scene.cards.size(), Emphasis::None);
    for (size_t id = 0; id < frame.nodes.size(); ++id)
        if (const int item = scene.diagram.itemOf[id]; item != kNoItem)
            emphasis[size_t(item)] = std::max(emphasis[size_t(item)], frame.nodes[id].emphasis);
    return emphasis;
}

bool isShownAlike(const NodeFrame& a, const NodeFrame& b)
{
    return a.value == b.value && a.tangent == b.tangent && a.adjoint == b.adjoint && a.isForgotten == b.isForgotten &&
           a.isLeftOver == b.isLeftOver && a.isWrong == b.isWrong && a.isUpdated == b.isUpdated;
}

Role roleOfQuestion(const Frame& frame)
{
    if (frame.asked.row == Asked::Row::Tangent)
        return Role::Tangent;
    return frame.phase == ad::Phase::Backward ? Role::Adjoint : Role::Value;
}

} // namespace

GraphPainter::GraphPainter(const GraphScene& scene, const Frame& frame, const GraphLook& look)
    : m_scene(scene)
    , m_frame(frame)
    , m_look(look)
    , m_emphasis(emphasisOfItems(scene, frame))
{
}

void GraphPainter::paint(QPainter& painter) const
{
    paintStill(painter);
    paintMoving(painter);
}

void GraphPainter::paintStill(QPainter& painter) const
{
    drawGroupOutlines(painter, m_scene, inkOfGroups(), m_look.zoom);
    for (int link = 0; link < int(m_scene.links.size()); ++link)
        if (!isLinkActive(link))
            paintLink(painter, link);
    for (int item = 0; item < m_scene.size(); ++item)
        if (m_emphasis[size_t(item)] != Emphasis::Active)
            paintItem(painter, item);
}

void GraphPainter::paintStillLinks(QPainter& painter, const QRegion& part) const
{
    const QTransform& toDevice = painter.transform();
    drawGroupOutlines(painter, m_scene, inkOfGroups(), m_look.zoom);
    for (int link = 0; link < int(m_scene.links.size()); ++link)
        if (!isLinkActive(link) && part.intersects(deviceRectOfLink(link, toDevice)))
            paintLink(painter, link);
}

void GraphPainter::paintStillCards(QPainter& painter, const QRegion& part) const
{
    const QTransform& toDevice = painter.transform();
    for (int item = 0; item < m_scene.size(); ++item)
        if (m_emphasis[size_t(item)] != Emphasis::Active && part.intersects(deviceRect(item, toDevice)))
            paintItem(painter, item);
}

QRegion GraphPainter::changedCards(const Frame& before, const QTransform& toDevice) const
{
    QRegion changed;
    const std::vector<Emphasis> emphasis = emphasisOfItems(m_scene, before);
    for (int item = 0; item < m_scene.size(); ++item) {
        const NodeId node = m_scene.diagram.items[size_t(item)].node;
        // Marks of gates look otherwise while a backward step passes them.
        const bool isOtherPass = m_emphasis[size_t(item)] != Emphasis::None && before.phase != m_frame.phase;
        if (isOtherPass || emphasis[size_t(item)] != m_emphasis[size_t(item)] ||
            !isShownAlike(m_frame.nodes[size_t(node)], before.nodes[size_t(node)]))
            changed += deviceRect(item, toDevice);
    }
    return changed;
}

// What travels along a link is not seen in it: only that it is there.
QRegion GraphPainter::changedLinks(const Frame& before, const QTransform& toDevice) const
{
    const auto isAlike = [](const EdgeFrame& a, const EdgeFrame& b) {
        return a.emphasis == b.emphasis && !a.value == !b.value && !a.tangent == !b.tangent && !a.message == !b.message;
    };
    QRegion changed;
    for (int link = 0; link < int(m_scene.links.size()); ++link) {
        const size_t edge = size_t(m_scene.diagram.links[size_t(link)].edge);
        if (!isAlike(m_frame.edges[edge], before.edges[edge]))
            changed += deviceRectOfLink(link, toDevice);
    }
    return changed;
}

QRect GraphPainter::deviceRect(int item, const QTransform& toDevice) const
{
    return toDevice.mapRect(m_scene.rect(item).adjusted(-kOverhang, -kOverhang, kOverhang, kOverhang))
        .toAlignedRect()
        .adjusted(-6, -6, 6, 6);
}

QRect GraphPainter::deviceRectOfLink(int link, const QTransform& toDevice) const
{
    const LinkShape& shape = m_scene.links[size_t(link)];
    const QRectF box = shape.forward.boundingRect() | shape.backward.boundingRect();
    return toDevice.mapRect(box.adjusted(-kOverhang, -kOverhang, kOverhang, kOverhang)).toAlignedRect().adjusted(-6, -6, 6, 6);
}

void GraphPainter::paintMoving(QPainter& painter) const
{
    for (int link = 0; link < int(m_scene.links.size()); ++link)
        if (isLinkActive(link))
            paintLink(painter, link);
    for (int item = 0; item < m_scene.size(); ++item)
        if (m_emphasis[size_t(item)] == Emphasis::Active)
            paintItem(painter, item);
    drawStep(painter, m_scene, m_frame, Ink{m_look.theme, m_look.isStale ? kStale : 1.0}, m_look.zoom, m_look.seen);
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
    if (!isRelated(item))
        strength *= kUnrelated;
    return {m_look.theme, strength};
}

Ink GraphPainter::inkOfLink(int link) const
{
    const DiagramLink& ends = m_scene.diagram.links[size_t(link)];
    double strength = std::min(m_scene.presence[size_t(ends.from)], m_scene.presence[size_t(ends.to)]) * (m_look.isStale ? kStale : 1.0);
    if (!isLinkActive(link) && (isFading() || m_scene.diagram.items[size_t(ends.to)].isFaded))
        strength *= kFaded;
    if (!isRelated(ends.from) || !isRelated(ends.to))
        strength *= kUnrelated;
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
    state.tangent = edge.tangent ? 1.0 : 0.0;
    if (state.isActive && edge.travel < 1.0) {
        const Role role = roleOfStep(*m_scene.trace, m_frame);
        (role == Role::Value ? state.forward : role == Role::Tangent ? state.tangent : state.backward) = travelled(edge.travel);
    }
    return state;
}

// The step sends a message through the operation, or adds one to the copies.
bool GraphPainter::isGatePassed(int item) const
{
    if (m_frame.step < 0 || m_frame.phase != ad::Phase::Backward || m_frame.position >= m_scene.trace->size())
        return false;
    return m_emphasis[size_t(item)] != Emphasis::None;
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
    state.tangent = node.tangent;
    state.adjoint = node.adjoint;
    state.isForgotten = node.isForgotten;
    state.isLeftOver = node.isLeftOver;
    state.isWrong = node.isWrong;
    state.isUpdated = node.isUpdated;
    state.shape = m_scene.trace->graph().node(shown.node).shape;
    state.emphasis = m_emphasis[size_t(item)];
    state.role = roleOfStep(*m_scene.trace, m_frame);
    if (m_frame.asked.node == shown.node) {
        state.asked = m_frame.asked.row;
        state.role = roleOfQuestion(m_frame);
    }
    state.isSelected = item == m_look.selected;
    state.isHovered = item == m_look.hovered;
    state.isSibling = m_look.siblings && (*m_look.siblings)[size_t(item)] && !state.isSelected;
    state.isMatched = m_look.matched && (*m_look.matched)[size_t(item)];
    state.gate = m_scene.gates[size_t(item)];
    state.isGatePassed = isGatePassed(item);
    state.hasExpander = shown.kind == ItemKind::Group && detailAt(m_look.zoom) != Detail::Form;
    const QRectF rect = m_scene.rect(item);
    const double readable = state.emphasis == Emphasis::Active ? magnificationOf(m_scene, item, m_look.zoom, m_look.theme) : 1.0;
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
