// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/scenario/plane.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace ad {

namespace {

// θᵢ − `last`, one row an iterate, centred, and so scaled that the largest number is 1: the squares of 1e200 are infinite.
Eigen::MatrixXd deviations(std::span<const Run* const> runs, std::span<const double> last)
{
    std::int64_t all = 0;
    for (const Run* run : runs)
        all += run->stopStep + 1;
    const auto n = static_cast<Eigen::Index>(last.size());
    const bool isThinned = n > kPrincipalColumns && all > kPrincipalRows;
    const double stride = isThinned ? static_cast<double>(all) / kPrincipalRows : 1.0;
    Eigen::MatrixXd rows(isThinned ? kPrincipalRows : all, n);
    Eigen::Index row = 0;
    std::int64_t seen = 0;
    for (const Run* run : runs)
        for (std::int64_t k = 0; k <= run->stopStep; ++k, ++seen)
            if (row < rows.rows() && seen >= static_cast<std::int64_t>(static_cast<double>(row) * stride)) {
                for (Eigen::Index i = 0; i < n; ++i)
                    rows(row, i) = run->at(k)[static_cast<std::size_t>(i)] - last[static_cast<std::size_t>(i)];
                ++row;
            }
    const double largest = rows.size() > 0 ? rows.cwiseAbs().maxCoeff() : 0.0;
    if (largest > 0)
        rows /= largest;
    rows.rowwise() -= rows.colwise().mean().eval();
    return rows;
}

struct Components
{
    std::vector<Eigen::VectorXd> directions; // at most two, of norm 1
    std::vector<double> explained;
};

// Eigenvectors of the covariance AᵀA; in many dimensions from those of the smaller AAᵀ: AᵀA (Aᵀu) = λ (Aᵀu).
Components components(const Eigen::MatrixXd& a)
{
    Components result;
    const bool isWide = a.cols() > a.rows();
    Eigen::MatrixXd square = Eigen::MatrixXd::Zero(isWide ? a.rows() : a.cols(), isWide ? a.rows() : a.cols());
    if (isWide)
        square.noalias() = a * a.transpose();
    else
        square.noalias() = a.transpose() * a;
    const double total = square.trace();
    if (!(total > 0))
        return result;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(square);
    constexpr double kRounding = 1e-14; // of the total: less variance than this is rounding
    for (Eigen::Index k = square.rows() - 1; k >= 0 && result.directions.size() < 2; --k) {
        const double variance = solver.eigenvalues()[k];
        if (!(variance > kRounding * total))
            break;
        Eigen::VectorXd direction = solver.eigenvectors().col(k);
        if (isWide)
            direction = (a.transpose() * direction).eval();
        result.directions.push_back(direction.normalized());
        result.explained.push_back(variance / total);
    }
    return result;
}

// Directions that no iterate speaks for: those of the axes, then of all inputs, made orthogonal to what is there.
void complete(Components& found, const AxisView& view)
{
    const auto n = static_cast<Eigen::Index>(view.names.size());
    std::vector<Eigen::Index> candidates(view.axes.begin(), view.axes.end());
    for (Eigen::Index i = 0; i < n; ++i)
        candidates.push_back(i);
    for (const Eigen::Index i : candidates) {
        if (found.directions.size() == 2)
            return;
        Eigen::VectorXd direction = Eigen::VectorXd::Unit(n, i);
        for (const Eigen::VectorXd& other : found.directions)
            direction -= other.dot(direction) * other;
        if (direction.norm() > 0.3) { // some axis is at least this far from two directions: n ≥ 3, so the third part of 1 is left
            found.directions.push_back(direction.normalized());
            found.explained.push_back(0.0);
        }
    }
}

void fixSign(Eigen::VectorXd& direction)
{
    Eigen::Index largest = 0;
    direction.cwiseAbs().maxCoeff(&largest);
    if (direction[largest] < 0)
        direction = -direction;
}

} // namespace

Plane principalPlane(const AxisView& view, std::span<const Run* const> runs)
{
    if (runs.empty())
        return inputPlane(view);
    std::vector<const Run*> used;
    std::copy_if(runs.begin(), runs.end(), std::back_inserter(used), [](const Run* run) { return run->status != Status::Diverged; });
    if (used.empty())
        used.assign(runs.begin(), runs.end());
    const std::span<const double> last = used.front()->at(used.front()->stopStep);
    Components found = components(deviations(used, last));
    complete(found, view);
    Plane plane{PlaneKind::Principal, {}, {last.begin(), last.end()}, {}, {}, found.explained};
    for (std::size_t k = 0; k < 2; ++k) {
        fixSign(found.directions[k]);
        plane.directions.emplace_back(found.directions[k].begin(), found.directions[k].end());
        plane.names.push_back("PC " + std::to_string(k + 1) + " (" + shortText(std::round(1000 * found.explained[k]) / 10, 3) + " %)");
    }
    return plane;
}

} // namespace ad
