// SPDX-License-Identifier: GPL-3.0-or-later
// A program compiled as a function of its axes: for maps of it, and for racers on it.
#pragma once

#include "core/base/plane.h"
#include "core/landscape/field.h"
#include "core/optim/objective.h"
#include "core/run/kernel.h"
#include "core/scenario/axes.h"

#include <memory>

namespace ad {

/// Immutable and cheap to copy; any number of threads may use one.
class Terrain
{
public:
    /// Cost: one compilation of value and gradient.
    explicit Terrain(AxisView view);

    /// Of the points that racers move through.
    [[nodiscard]] int dimension() const { return static_cast<int>(m_view->axes.size()); }
    /// 2 for a map, 1 for a curve.
    [[nodiscard]] int mapDimension() const { return dimension() < 2 ? 1 : 2; }
    [[nodiscard]] const std::vector<std::string>& names() const { return m_view->names; }
    [[nodiscard]] const std::vector<double>& start() const { return m_view->start; }

    /// The point of the race that is drawn at a place of the map; for a curve only the place's x counts.
    [[nodiscard]] std::vector<double> pointAt(Vec2 place) const;
    /// Where a point is drawn: its place in the plane of the map. For a curve y is 0.
    [[nodiscard]] Vec2 placeOf(std::span<const double> point) const;

    /// f at count points; `coordinates` holds one span of `count` numbers for each axis.
    void values(std::span<const std::span<const double>> coordinates, std::span<double> values, Workspace& workspace) const;

    /// f on the grid of two axes, row by row from the lowest y. Two axes are asserted.
    void grid(std::span<const double> x, std::span<const double> y, std::span<double> values, Workspace& workspace) const;

    /// A new objective for one thread. Its Hessian is compiled when it is first asked for.
    [[nodiscard]] std::unique_ptr<Objective> objective() const;

private:
    std::shared_ptr<const AxisView> m_view;
    Kernel m_value;
    Kernel m_gradient; // value, then the gradient
};

/// The part of the plane to show: the scenario's window, or one that holds the start and the known minima with room around.
/// One axis: the y range of the window is that of the values and not meaningful here.
[[nodiscard]] Rectangle windowOf(const Scenario& scenario, std::span<const double> start);

} // namespace ad
