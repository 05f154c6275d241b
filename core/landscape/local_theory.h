// SPDX-License-Identifier: GPL-3.0-or-later
// What the second derivatives say about a function around a point.
#pragma once

#include "core/landscape/field.h"
#include "core/optim/objective.h"

#include <Eigen/Core>

#include <cmath>
#include <optional>
#include <span>
#include <vector>

namespace ad {

/// Value and derivatives at a point of n coordinates, and what follows for small steps. Numbers are NaN or infinite where f has none.
struct LocalTheory
{
    std::vector<double> point;
    double value = 0;
    Eigen::VectorXd gradient;     ///< n
    Eigen::MatrixXd hessian;      ///< n×n, symmetric
    Eigen::VectorXd eigenvalues;  ///< n, rising; NaN if the Hessian isn't finite
    Eigen::MatrixXd eigenvectors; ///< n×n: columns of length 1, whose largest component is positive
    double condition = 0;         ///< κ = |λ|max/|λ|min; ∞ if one vanishes
    double maxLearningRate = 0;   ///< 2/λmax, from which on gradient descent diverges on this curvature; ∞ without curvature upwards
    /// −H⁻¹∇f: from the point to where the gradient of the local quadratic vanishes. None if H is singular.
    std::optional<Eigen::VectorXd> newtonStep = {};

    [[nodiscard]] bool isFinite() const { return std::isfinite(value) && hessian.allFinite() && gradient.allFinite(); }
    /// True if the local quadratic has a minimum, which then is at `point + newtonStep`.
    [[nodiscard]] bool isBowl() const { return newtonStep && eigenvalues.minCoeff() > 0; }
    /// f + ∇fᵀd + ½ dᵀHd, d = other − point.
    [[nodiscard]] double quadraticAt(std::span<const double> other) const;
};

/// @param objective  with a Hessian (asserted). Cost: one gradient, one Hessian and its eigenvalues.
[[nodiscard]] LocalTheory localTheory(Objective& objective, std::span<const double> point);

/// True if f is a quadratic, as far as numbers tell: at nine places spread over the box around `centre` of half widths `reach` (in each
/// coordinate) the Hessian is the same to 10⁻⁹, and the gradients differ by H·(distance). Kinks that all nine miss are not seen.
[[nodiscard]] bool isQuadratic(Objective& objective, std::span<const double> centre, std::span<const double> reach);

} // namespace ad
