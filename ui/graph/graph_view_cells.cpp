// SPDX-License-Identifier: GPL-3.0-or-later
// The cell that the graph's view tells about.
#include "ui/graph/graph_view.h"

#include <QAccessible>
#include <QKeyEvent>

namespace ad::ui {

void GraphView::setCell(const std::optional<Cell>& cell)
{
    if (!m_scene || !cell)
        m_cell.clear();
    else
        m_cell.set(*m_scene, m_frame, cell);
    update();
}

bool GraphView::walkCells(const QKeyEvent& event)
{
    const bool isTensor = m_selected != kNoItem && !m_scene->trace->graph().node(selectedNode()).shape.isScalar();
    if (!isTensor || !m_frame.nodes[size_t(selectedNode())].value)
        return false;
    const int columns = event.key() == Qt::Key_Right ? 1 : event.key() == Qt::Key_Left ? -1 : 0;
    const int rows = event.key() == Qt::Key_Down ? 1 : event.key() == Qt::Key_Up ? -1 : 0;
    if (rows == 0 && columns == 0)
        return false;
    const std::optional<Cell>& cell = m_cell.cell();
    const bool isHere = cell && cell->item == m_selected;
    setCell(isHere ? cellBeside(*m_scene, m_frame, *cell, rows, columns) : Cell{.item = m_selected});
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    told.setChild(m_selected);
    QAccessible::updateAccessibility(&told);
    return true;
}

} // namespace ad::ui
