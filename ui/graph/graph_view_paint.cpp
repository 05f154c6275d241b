// SPDX-License-Identifier: GPL-3.0-or-later
// What the graph's view draws.
#include "ui/graph/graph_view.h"
#include "ui/graph/node_search.h"
#include "ui/theme/appearance.h"

#include <QPainter>

namespace ad::ui {

GraphLook GraphView::look() const
{
    return {.theme = currentTheme(),
            .zoom = m_viewport.zoom,
            .selected = m_selected,
            .hovered = m_hovered,
            .selectedLink = m_selectedLink,
            .siblings = m_siblings,
            .isStale = m_isStale,
            .seen = QRectF(m_viewport.toScene(QPointF(0.0, 0.0)), QSizeF(size()) / m_viewport.zoom),
            .related = m_related,
            .matched = m_search->matched()};
}

StillKey GraphView::stillKey() const
{
    return {.places = m_scene->places,
            .viewport = m_viewport,
            .isWhole = m_frame.step < 0 || m_frame.position >= m_scene->trace->size(),
            .selected = m_selected,
            .hovered = m_hovered,
            .selectedLink = m_selectedLink,
            .siblings = m_siblings,
            .isStale = m_isStale,
            .related = m_related,
            .matched = m_search->matched(),
            .size = size(),
            .pixelRatio = devicePixelRatioF()};
}

void GraphView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_scene)
        paintGraph(painter);
    else
        painter.fillRect(rect(), currentTheme().surface);
}

void GraphView::paintGraph(QPainter& painter)
{
    const GraphLook look = this->look();
    if (m_previous) { // on the way to new places nothing is still
        const GraphScene moving = between(*m_previous, *m_scene, m_morph.currentValue().toDouble());
        painter.fillRect(rect(), look.theme.surface);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setTransform(m_viewport.transform(), true);
        GraphPainter(moving, m_frame, look).paint(painter);
        return;
    }
    const GraphPainter graph(*m_scene, m_frame, look);
    painter.drawPixmap(0, 0, m_still.updated(stillKey(), graph, m_frame, look.theme.surface));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setTransform(m_viewport.transform(), true);
    graph.paintMoving(painter);
    painter.setTransform(m_viewport.transform().inverted(), true);
    m_cell.paint(painter, *m_scene, m_frame, m_viewport, QRectF(rect()).adjusted(4.0, 4.0, -4.0, -4.0), look.theme);
}

} // namespace ad::ui
