// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of vectors and matrices on cards: which one is pointed at, what it is computed from, and where that stands.
#pragma once

#include "ui/graph/graph_scene.h"

#include "core/graph/contributors.h"
#include "core/trace/replay.h"

#include <QString>

#include <optional>

namespace ad::ui {

enum class CellRow {
    Value,
    Tangent,
    Adjoint,
};

/// An element of the value, the tangent or the adjoint that a card shows.
struct Cell
{
    int item = kNoItem;
    CellRow of = CellRow::Value;
    int row = 0;
    int column = 0;

    friend bool operator==(const Cell&, const Cell&) = default;
};

/// Elements of a card that stand out.
struct CellMark
{
    int item = kNoItem;
    CellRow of = CellRow::Value;
    Block block = {};

    friend bool operator==(const CellMark&, const CellMark&) = default;
};

/// The area of a card in which the elements of a tensor are drawn, relative to the card.
[[nodiscard]] QRectF gridArea(const NodeCard& card, CellRow of);

/// The cell at a point of the scene; nothing beside grids and heat maps, and where nothing is computed yet.
[[nodiscard]] std::optional<Cell> cellAt(const GraphScene& scene, const Frame& frame, const QPointF& point);

/// The next cell in that direction, from the value to what is shown below it and back; the same at the border.
[[nodiscard]] Cell cellBeside(const GraphScene& scene, const Frame& frame, const Cell& cell, int rows, int columns);

/// The elements that a cell is computed from: of a value or tangent those of the operands, through collapsed groups; of an adjoint those of
/// the users' adjoints that have arrived.
[[nodiscard]] std::vector<CellMark> sourcesOf(const GraphScene& scene, const Frame& frame, const Cell& cell);

/// Where the elements stand in the scene.
[[nodiscard]] QRectF rectOf(const GraphScene& scene, const CellMark& mark);

/// "W[0, 1] = 0.35", with full precision.
[[nodiscard]] QString cellText(const GraphScene& scene, const Frame& frame, const Cell& cell);

/// "from W[0, :] and x"; empty without sources.
[[nodiscard]] QString sourcesText(const GraphScene& scene, const std::vector<CellMark>& sources);

} // namespace ad::ui
