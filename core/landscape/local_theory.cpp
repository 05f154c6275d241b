// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/landscape/local_theory.h"

#include <Eigen/Eigenvalues>

#include <cassert>
#include <cmath>
#include <limits>

namespace ad {

namespace {

constexpr double kSingular = 1e-14; // an eigenvalue, of the largest
constexpr double kSame = 1e-9;      // Hessians of a quadratic: rounding of a long program, and no more
constexpr int kProbes = 8;

Eigen::VectorXd toEigen(std::span<const double> values)
{
    return Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
}

void decompose(LocalTheory& theory)
{
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(theory.hessian);
    theory.eigenvalues = solver.eigenvalues();
    theory.eigenvectors = solver.eigenvectors();
    for (Eigen::Index i = 0; i < theory.eigenvectors.cols(); ++i) {
        Eigen::Index largest = 0;
        theory.eigenvectors.col(i).cwiseAbs().maxCoeff(&largest);
        if (theory.eigenvectors(largest, i) < 0)
            theory.eigenvectors.col(i) *= -1;
    }
    const double most = theory.eigenvalues.cwiseAbs().maxCoeff();
    const double least = theory.eigenvalues.cwiseAbs().minCoeff();
    theory.condition = least > 0 ? most / least : std::numeric_limits<double>::infinity();
    const double steepest = theory.eigenvalues.maxCoeff();
    theory.maxLearningRate = steepest > 0 ? 2 / steepest : std::numeric_limits<double>::infinity();
    if (least > kSingular * most)
        theory.newtonStep = -(theory.eigenvectors * (theory.eigenvectors.transpose() * theory.gradient).cwiseQuotient(theory.eigenvalues));
}

} // namespace

double LocalTheory::quadraticAt(std::span<const double> other) const
{
    const Eigen::VectorXd d = toEigen(other) - toEigen(point);
    return value + gradient.dot(d) + 0.5 * d.dot(hessian * d);
}

LocalTheory localTheory(Objective& objective, std::span<const double> point)
{
    assert(objective.hasHessian() && static_cast<int>(point.size()) == objective.dimension());
    const auto n = static_cast<Eigen::Index>(point.size());
    LocalTheory theory;
    theory.point.assign(point.begin(), point.end());
    theory.gradient.resize(n);
    objective.evaluate(point, 1, 0, {&theory.value, 1}, {theory.gradient.data(), point.size()});
    objective.hessian(point, 0, theory.hessian);
    const double none = std::numeric_limits<double>::quiet_NaN();
    theory.eigenvalues = Eigen::VectorXd::Constant(n, none);
    theory.eigenvectors = Eigen::MatrixXd::Constant(n, n, none);
    theory.condition = theory.maxLearningRate = none;
    if (theory.isFinite())
        decompose(theory);
    return theory;
}

bool isQuadratic(Objective& objective, std::span<const double> centre, std::span<const double> reach)
{
    const LocalTheory first = localTheory(objective, centre);
    if (!first.isFinite())
        return false;
    std::vector<double> place(centre.size());
    for (int probe = 1; probe <= kProbes; ++probe) {
        for (std::size_t i = 0; i < place.size(); ++i) {
            // Multiples of an irrational number spread evenly over [−1, 1], another for each coordinate.
            const double part = std::fmod(probe * std::sqrt(2.0 + 3.0 * static_cast<double>(i)), 1.0);
            place[i] = centre[i] + (2 * part - 1) * reach[i];
        }
        const LocalTheory there = localTheory(objective, place);
        const double size = first.hessian.norm();
        const Eigen::VectorXd change = first.hessian * (toEigen(place) - toEigen(centre));
        const double slopes = there.gradient.norm() + first.gradient.norm() + change.norm();
        if (!there.isFinite() || !((there.hessian - first.hessian).norm() <= kSame * size) ||
            !((there.gradient - first.gradient - change).norm() <= kSame * slopes))
            return false;
    }
    return true;
}

} // namespace ad
