// SPDX-License-Identifier: GPL-3.0-or-later
// The pointer and the keys of the graph's view.
#include "ui/graph/graph_view.h"
#include "ui/graph/node_words.h"
#include "ui/theme/appearance.h"

#include <QAccessible>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace ad::ui {
namespace {

constexpr double kZoomStep = 1.25;    // of a key or a notch of the wheel
constexpr double kNotch = 120.0;      // of a wheel, in eighths of a degree
constexpr double kDragDistance = 4.0; // pixels, before a press becomes a drag
constexpr double kLinkReach = 8.0;    // pixels

} // namespace

bool GraphView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        showTip(help->pos(), help->globalPos());
        return true;
    }
    return pinch(event) || QWidget::event(event);
}

void GraphView::showTip(const QPoint& position, const QPoint& global)
{
    const int item = m_scene ? m_scene->itemAt(m_viewport.toScene(position)) : kNoItem;
    if (item == kNoItem || m_cell.cell()) { // a cell tells about itself
        QToolTip::hideText();
        return;
    }
    // Tooltips are dark in the light theme, and the other way round.
    Theme onTip = currentTheme().isDark ? lightTheme() : darkTheme();
    onTip.scale = currentTheme().scale;
    QToolTip::showText(global, nodeTip(*m_scene, m_frame, item, onTip), this, itemRect(item).toAlignedRect());
}

// Touchpads report native gestures, touch screens touch points.
bool GraphView::pinch(QEvent* event)
{
    QPointF centre;
    double factor = 1.0;
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() != Qt::ZoomNativeGesture)
            return false;
        factor = 1.0 + gesture->value();
        centre = gesture->position();
    } else if (event->type() == QEvent::Gesture) {
        const auto* gesture = static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture));
        if (!gesture)
            return false;
        factor = gesture->scaleFactor();
        centre = mapFromGlobal(gesture->centerPoint());
    } else {
        return false;
    }
    m_framing = Framing::Free;
    m_glide.stop();
    setViewport(m_viewport.zoomedAt(centre, factor));
    return true;
}

void GraphView::wheelEvent(QWheelEvent* event)
{
    if (!m_scene)
        return;
    m_glide.stop();
    m_framing = Framing::Free;
    // Two fingers on a touchpad move the picture; a wheel, or Ctrl, zooms.
    if (!event->pixelDelta().isNull() && !(event->modifiers() & Qt::ControlModifier))
        setViewport(m_viewport.movedBy(event->pixelDelta()));
    else
        setViewport(m_viewport.zoomedAt(event->position(), std::pow(kZoomStep, event->angleDelta().y() / kNotch)));
    event->accept();
}

void GraphView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return QWidget::mousePressEvent(event);
    m_pressedAt = m_draggedFrom = event->position();
    m_isDragging = event->button() == Qt::MiddleButton;
}

void GraphView::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & (Qt::LeftButton | Qt::MiddleButton)))
        return hoverAt(event->position());
    if ((event->position() - m_pressedAt).manhattanLength() >= kDragDistance)
        m_isDragging = true;
    if (!m_isDragging || !m_scene)
        return;
    m_glide.stop();
    m_framing = Framing::Free;
    setCursor(Qt::ClosedHandCursor);
    setViewport(m_viewport.movedBy(event->position() - m_draggedFrom));
    m_draggedFrom = event->position();
}

void GraphView::mouseReleaseEvent(QMouseEvent* event)
{
    unsetCursor();
    if (event->button() == Qt::LeftButton && !m_isDragging)
        pickAt(event->position());
    m_isDragging = false;
}

void GraphView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int item = m_scene ? m_scene->itemAt(m_viewport.toScene(event->position())) : kNoItem;
    if (item == kNoItem || event->button() != Qt::LeftButton)
        return;
    if (const int group = m_scene->diagram.items[size_t(item)].group; group != kNoGroup)
        emit groupToggled(group);
    else
        emit nodeActivated(m_scene->diagram.items[size_t(item)].node);
}

void GraphView::hoverAt(const QPointF& position)
{
    const QPointF point = m_viewport.toScene(position);
    const bool isReadable = m_scene && detailAt(m_viewport.zoom) == Detail::Numbers;
    if (const std::optional<Cell> cell = isReadable ? cellAt(*m_scene, m_frame, point) : std::nullopt; cell != m_cell.cell())
        setCell(cell);
    const int item = m_scene ? m_scene->itemAt(point) : kNoItem;
    const bool isOnControl = m_scene && groupControlAt(*m_scene, point, m_viewport.zoom) != kNoGroup;
    if (item == m_hovered && isOnControl == m_isOnControl)
        return;
    m_hovered = item;
    m_isOnControl = isOnControl;
    setCursor(item != kNoItem || isOnControl ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void GraphView::leaveEvent(QEvent*)
{
    m_hovered = kNoItem;
    setCell({});
    update();
}

void GraphView::pickAt(const QPointF& position)
{
    if (!m_scene)
        return;
    const QPointF point = m_viewport.toScene(position);
    if (const int group = groupControlAt(*m_scene, point, m_viewport.zoom); group != kNoGroup) {
        emit groupToggled(group);
        return;
    }
    if (const int item = m_scene->itemAt(point); item != kNoItem)
        return pickItem(item);
    const int link = m_scene->linkAt(point, kLinkReach / m_viewport.zoom);
    m_selected = kNoItem;
    m_selectedLink = link;
    updateRelated();
    update();
    if (link != kNoLink)
        emit edgeSelected(m_scene->diagram.links[size_t(link)].edge);
    else
        emit backgroundClicked();
}

void GraphView::pickItem(int item)
{
    m_selected = item;
    m_selectedLink = kNoLink;
    updateRelated();
    if (!isWholeSeen())
        if (const Viewport goal = m_viewport.showing(m_scene->rect(item), size(), 16.0); goal != m_viewport)
            glideTo(goal);
    update();
    if (hasFocus()) {
        QAccessibleEvent focus(this, QAccessible::Focus);
        focus.setChild(item);
        QAccessible::updateAccessibility(&focus);
    }
    emit nodeSelected(m_scene->diagram.items[size_t(item)].node);
}

void GraphView::keyPressEvent(QKeyEvent* event)
{
    if (!m_scene || (!walkByKey(*event) && !zoomByKey(*event) && !toggleByKey(*event)))
        QWidget::keyPressEvent(event);
}

bool GraphView::walkByKey(const QKeyEvent& event)
{
    if ((event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) && m_selected != kNoItem) {
        emit nodeActivated(selectedNode());
        return true;
    }
    if (event.key() == Qt::Key_Escape && (m_selected != kNoItem || m_selectedLink != kNoLink)) {
        m_selected = kNoItem;
        m_selectedLink = kNoLink;
        setCell({});
        updateRelated();
        update();
        emit backgroundClicked();
        return true;
    }
    // Plain arrows step through the trace, whatever has the focus.
    if (!(event.modifiers() & Qt::AltModifier))
        return false;
    if (event.modifiers() & Qt::ShiftModifier)
        return walkCells(event);
    Walk direction = Walk::Down;
    switch (event.key()) {
    case Qt::Key_Left:
        direction = Walk::ToInput;
        break;
    case Qt::Key_Right:
        direction = Walk::ToUser;
        break;
    case Qt::Key_Up:
        direction = Walk::Up;
        break;
    case Qt::Key_Down:
        break;
    default:
        return false;
    }
    pickItem(walk(*m_scene, m_selected, direction));
    return true;
}

bool GraphView::zoomByKey(const QKeyEvent& event)
{
    const bool isControl = event.modifiers() & Qt::ControlModifier;
    if (isControl && (event.key() == Qt::Key_Plus || event.key() == Qt::Key_Equal))
        zoomBy(kZoomStep);
    else if (isControl && event.key() == Qt::Key_Minus)
        zoomBy(1.0 / kZoomStep);
    else if (event.key() == Qt::Key_0 || (!isControl && event.key() == Qt::Key_F))
        fit();
    else
        return false;
    return true;
}

bool GraphView::toggleByKey(const QKeyEvent& event)
{
    if (m_selected == kNoItem || event.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    const DiagramItem& item = m_scene->diagram.items[size_t(m_selected)];
    const int around = item.group != kNoGroup ? m_scene->trace->graph().groups()[size_t(item.group)].parent
                                              : m_scene->trace->graph().node(item.node).group;
    if (event.key() == Qt::Key_Plus && item.group != kNoGroup)
        emit groupToggled(item.group);
    else if (event.key() == Qt::Key_Minus && around != kNoGroup)
        emit groupToggled(around);
    else
        return false;
    return true;
}

// Tab goes from card to card, and leaves the view after the last one.
bool GraphView::focusNextPrevChild(bool next)
{
    const int goal = m_selected == kNoItem ? (next ? 0 : kNoItem) : m_selected + (next ? 1 : -1);
    if (!m_scene || !hasFocus() || goal < 0 || goal >= m_scene->size())
        return QWidget::focusNextPrevChild(next);
    pickItem(goal);
    return true;
}

} // namespace ad::ui
