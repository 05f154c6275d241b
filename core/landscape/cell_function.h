// SPDX-License-Identifier: GPL-3.0-or-later
// A function of one or two variables in units of the cells of a grid, so that both axes count alike.
#pragma once

#include "core/landscape/field.h"
#include "core/optim/objective.h"

#include <Eigen/Core>

#include <span>
#include <vector>

namespace ad {

/// Value and gradient at a place, the gradient per cell.
struct CellSample
{
    double value = 0;
    Vec2 gradient;

    [[nodiscard]] bool isFinite() const;
    [[nodiscard]] double slope() const { return length(gradient); }
};

/// Places are in cells from the lower left corner of the window. For one variable y is 0 everywhere, and the curvature along it is as
/// large as along x: so Newton's method never moves there.
class CellFunction
{
public:
    /// @param columns, rows  samples of the grid, ≥ 2; rows = 1 for one variable.
    CellFunction(Objective& objective, const Rectangle& window, int columns, int rows);

    [[nodiscard]] bool isCurve() const { return m_objective.dimension() == 1; }
    [[nodiscard]] Vec2 toData(Vec2 place) const;
    [[nodiscard]] Vec2 toPlace(Vec2 data) const;
    [[nodiscard]] Vec2 cell() const { return m_cell; }

    [[nodiscard]] CellSample at(Vec2 place);
    void at(std::span<const Vec2> places, std::span<CellSample> samples);
    /// Per cell and cell. May hold numbers that are not finite.
    [[nodiscard]] Eigen::Matrix2d hessian(Vec2 place);
    /// In the units of the axes.
    [[nodiscard]] const Eigen::MatrixXd& dataHessian(Vec2 place);

private:
    Objective& m_objective;
    Rectangle m_window;
    Vec2 m_cell;
    std::vector<double> m_points, m_values, m_gradients;
    Eigen::MatrixXd m_hessian;
};

} // namespace ad
