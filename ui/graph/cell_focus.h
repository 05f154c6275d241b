// SPDX-License-Identifier: GPL-3.0-or-later
// The cell of a vector or matrix that is pointed at, and what it is computed from.
#pragma once

#include "ui/graph/cells.h"
#include "ui/graph/viewport.h"
#include "ui/theme/theme.h"

class QPainter;

namespace ad::ui {

class CellFocus
{
public:
    /// Nothing: no cell. True if that is another one than before.
    bool set(const GraphScene& scene, const Frame& frame, const std::optional<Cell>& cell);
    /// At another frame of the scene more may have arrived.
    void update(const GraphScene& scene, const Frame& frame);
    void clear() { m_cell.reset(); }

    [[nodiscard]] const std::optional<Cell>& cell() const { return m_cell; }
    [[nodiscard]] const std::vector<CellMark>& sources() const { return m_sources; }
    /// "W[0, 1] = 0.35, from a[0] and b" if the cell is on that card; else empty.
    [[nodiscard]] QString words(const GraphScene& scene, const Frame& frame, int item) const;

    /// Outlines the cell and its sources, and tells its number inside of `room`. The painter is that of the view, without a transformation.
    void paint(QPainter& painter, const GraphScene& scene, const Frame& frame, const Viewport& viewport, const QRectF& room,
               const Theme& theme) const;

private:
    std::optional<Cell> m_cell;
    std::vector<CellMark> m_sources;
};

} // namespace ad::ui
