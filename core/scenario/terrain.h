// SPDX-License-Identifier: GPL-3.0-or-later
// A program compiled as a function of its free numbers, for racers; and of two coordinates in a plane, for maps.
#pragma once

#include "core/base/plane.h"
#include "core/landscape/field.h"
#include "core/optim/objective.h"
#include "core/run/kernel.h"
#include "core/scenario/axes.h"
#include "core/scenario/batches.h"
#include "core/scenario/plane.h"

#include <memory>

namespace ad {

/// Immutable and cheap to copy; any number of threads may use one.
class Terrain
{
public:
    /// Drawn in the slice through the start along the axes. Cost: one compilation of value and gradient.
    /// @param batches  of the program on some rows of its tables; null if it has none.
    explicit Terrain(AxisView view, std::shared_ptr<const Batches> batches = nullptr);

    /// The same race, drawn in another plane. Cost: one compilation of the value.
    [[nodiscard]] Terrain drawnIn(Plane plane) const;

    /// n, of the points that racers move through.
    [[nodiscard]] int dimension() const { return static_cast<int>(m_view->names.size()); }
    /// 2 for a map, 1 for a curve.
    [[nodiscard]] int mapDimension() const { return m_plane.dimension(); }
    /// True if the map shows all of them: not a slice of more dimensions.
    [[nodiscard]] bool isWhole() const { return mapDimension() == dimension(); }
    /// Of the n coordinates.
    [[nodiscard]] const std::vector<std::string>& names() const { return m_view->names; }
    /// Of the one or two coordinates of the map.
    [[nodiscard]] const std::vector<std::string>& mapNames() const { return m_plane.names; }
    [[nodiscard]] const std::vector<double>& start() const { return m_view->start; }
    [[nodiscard]] const AxisView& view() const { return *m_view; }
    [[nodiscard]] const Plane& plane() const { return m_plane; }

    /// The point of the race (n) that is drawn at a place of the map; for a curve only the place's x counts.
    [[nodiscard]] std::vector<double> pointAt(Vec2 place) const { return m_plane.pointAt(place); }
    /// Where a point (n) is drawn: its orthogonal projection onto the plane of the map. For a curve y is 0.
    [[nodiscard]] Vec2 placeOf(std::span<const double> point) const { return m_plane.placeOf(point); }

    /// f at count places of the map; `coordinates` holds one span of `count` numbers for each of its one or two coordinates.
    void values(std::span<const std::span<const double>> coordinates, std::span<double> values, Workspace& workspace) const;

    /// f on the grid of a map, row by row from the lowest y. Two coordinates are asserted.
    void grid(std::span<const double> x, std::span<const double> y, std::span<double> values, Workspace& workspace) const;

    /// What a racer runs on, of n numbers and for one thread: at each step the program on the batch of that step, or on all rows if there
    /// are no batches. Its Hessian is compiled when it is first asked for.
    /// @param batch  RacerChoice::batch.
    [[nodiscard]] std::unique_ptr<Objective> objective(std::optional<int> batch = {}) const;
    /// The same on all rows of the data at every step: what `values` shows.
    [[nodiscard]] std::unique_ptr<Objective> wholeObjective() const;

    /// The landscape of some rows of the data alone, in the same plane: that of a batch. Nothing without tables, or if the program has no
    /// value on these rows. Cost: parsing and compiling.
    [[nodiscard]] std::optional<Terrain> onRows(std::span<const int> rows) const;

    /// Null if the program takes nothing from tables.
    [[nodiscard]] const std::shared_ptr<const Batches>& batches() const { return m_batches; }
    /// Whether a racer sees mini-batches. @param batch  RacerChoice::batch.
    [[nodiscard]] bool hasBatches(std::optional<int> batch = {}) const { return m_batches && !m_batches->order(batch).isWhole(); }

private:
    std::shared_ptr<const AxisView> m_view;
    std::shared_ptr<const Batches> m_batches;
    Plane m_plane;
    Kernel m_value;    // of the coordinates of the plane
    Kernel m_gradient; // value, then the gradient
};

/// The part of the plane to show: the scenario's window, or one that holds the start and the known minima with room around (if none is
/// known, the one that a descent from the start finds nearby); of more dimensions than the map has, also the ways of racers that did not
/// diverge. Cost: that of a hundred steps at most.
/// For a curve the y range of the window is that of the values and not meaningful here.
/// @param runs  null for racers without.
[[nodiscard]] Rectangle windowOf(const Scenario& scenario, const Terrain& terrain, std::span<const Run* const> runs = {});

} // namespace ad
