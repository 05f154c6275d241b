// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/cell_focus.h"

#include "ui/graph/card_painter.h"
#include "ui/graph/cell_painter.h"

#include <QPainter>

namespace ad::ui {

bool CellFocus::set(const GraphScene& scene, const Frame& frame, const std::optional<Cell>& cell)
{
    if (cell == m_cell)
        return false;
    m_cell = cell;
    update(scene, frame);
    return true;
}

void CellFocus::update(const GraphScene& scene, const Frame& frame)
{
    m_sources = m_cell ? sourcesOf(scene, frame, *m_cell) : std::vector<CellMark>();
}

QString CellFocus::words(const GraphScene& scene, const Frame& frame, int item) const
{
    if (!m_cell || m_cell->item != item)
        return {};
    const QString from = sourcesText(scene, m_sources);
    return cellText(scene, frame, *m_cell) + (from.isEmpty() ? QString() : QStringLiteral(", ") + from);
}

void CellFocus::paint(QPainter& painter, const GraphScene& scene, const Frame& frame, const Viewport& viewport, const QRectF& room,
                      const Theme& theme) const
{
    const QString number = m_cell ? cellText(scene, frame, *m_cell) : QString();
    if (number.isEmpty() || detailAt(viewport.zoom) != Detail::Numbers)
        return;
    painter.save();
    painter.setTransform(viewport.transform(), true);
    drawCellMarks(painter, scene, *m_cell, m_sources, theme, viewport.zoom);
    painter.restore();
    drawCellLabel(painter, viewport.toView(scene.rect(m_cell->item)), room, number, sourcesText(scene, m_sources), roleOf(*m_cell, theme),
                  theme);
}

} // namespace ad::ui
