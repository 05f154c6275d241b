// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/landscape/critical_polish.h"

#include <Eigen/Eigenvalues>

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace ad {

namespace {

using Solver = Eigen::SelfAdjointEigenSolver<Eigen::Matrix2d>;

constexpr double kVanishes = 1e-8;   // of the slope one cell around
constexpr double kDegenerate = 1e-6; // an eigenvalue, of the largest
constexpr double kLongestStep = 2;   // cells
constexpr int kMostSteps = 100;      // at a degenerate point each step halves the distance: 50 bits, and some to come near
constexpr int kMostHalvings = 12;
constexpr int kDirections = 16;
constexpr double kFinest = 1e-12;        // cells
constexpr double kGoldenAngle = 2.39996; // radians: turned by it again and again, directions never repeat

/// Places on a circle; for one variable the two that it has.
std::vector<Vec2> ring(const CellFunction& function, Vec2 centre, double radius, double angle = 0.1)
{
    if (function.isCurve())
        return {{centre.x - radius, 0}, {centre.x + radius, 0}};
    std::vector<Vec2> places;
    for (int k = 0; k < kDirections; ++k) {
        const double at = angle + 2 * std::numbers::pi * k / kDirections;
        places.push_back({centre.x + radius * std::cos(at), centre.y + radius * std::sin(at)});
    }
    return places;
}

std::vector<CellSample> samplesAt(CellFunction& function, const std::vector<Vec2>& places)
{
    std::vector<CellSample> samples(places.size());
    function.at(places, samples);
    return samples;
}

/// The steepest slope on a circle.
double slopeAround(CellFunction& function, Vec2 centre, double radius)
{
    double steepest = 0;
    for (const CellSample& sample : samplesAt(function, ring(function, centre, radius)))
        if (sample.isFinite())
            steepest = std::max(steepest, sample.slope());
    return steepest;
}

/// What rounding may change about a value.
double noise(double value)
{
    return 8 * std::numeric_limits<double>::epsilon() * std::abs(value);
}

/// −H⁻¹g, without the directions in which H has nothing to say; not longer than kLongestStep.
Vec2 newtonStep(const Eigen::Matrix2d& hessian, Vec2 gradient)
{
    const Solver solver(hessian);
    const Eigen::Vector2d g(gradient.x, gradient.y);
    const double largest = solver.eigenvalues().cwiseAbs().maxCoeff();
    Eigen::Vector2d step = Eigen::Vector2d::Zero();
    for (int i = 0; i < 2; ++i) {
        const double lambda = solver.eigenvalues()[i];
        if (std::abs(lambda) > 1e-14 * largest)
            step -= solver.eigenvectors().col(i) * (solver.eigenvectors().col(i).dot(g) / lambda);
    }
    const double longest = std::min(1.0, kLongestStep / std::max(step.norm(), 1e-300));
    return {step.x() * longest, step.y() * longest};
}

/// Halves the step until the slope falls. Nothing if it does not.
std::optional<Vec2> backtracked(CellFunction& function, Vec2 from, Vec2 step, CellSample& sample)
{
    double t = 1;
    for (int i = 0; i < kMostHalvings; ++i, t /= 2) {
        const Vec2 to = from + t * step;
        const CellSample there = function.at(to);
        if (there.isFinite() && there.slope() <= (1 - 1e-4 * t) * sample.slope()) {
            sample = there;
            return to;
        }
    }
    return std::nullopt;
}

/// True if the function is smooth enough at the place for its gradient to shrink towards it.
bool isSmooth(CellFunction& function, Vec2 place)
{
    return slopeAround(function, place, 1e-4) < 0.02 * slopeAround(function, place, 0.5);
}

/// True if no value near the place is lower; what has no value counts as a wall.
bool isLowestAround(CellFunction& function, Vec2 place)
{
    const double value = function.at(place).value;
    for (const double radius : {0.5, 0.2, 0.05, 0.01})
        for (const CellSample& sample : samplesAt(function, ring(function, place, radius)))
            if (sample.value < value - noise(value))
                return false;
    return true;
}

/// True if all values near the place are higher: a tip or a kink, and not the border of a plateau.
bool isLowerThanAround(CellFunction& function, Vec2 place)
{
    const double value = function.at(place).value;
    for (const double radius : {0.5, 0.2, 0.05})
        for (const CellSample& sample : samplesAt(function, ring(function, place, radius)))
            if (sample.value <= value)
                return false;
    return true;
}

/// The lowest value of a circle, if it is lower than `value`, which it replaces.
std::optional<Vec2> lowerPlace(CellFunction& function, const std::vector<Vec2>& places, double& value)
{
    std::optional<Vec2> best;
    const std::vector<CellSample> samples = samplesAt(function, places);
    for (std::size_t k = 0; k < places.size(); ++k) {
        if (std::isfinite(samples[k].value) && samples[k].value < value) {
            value = samples[k].value;
            best = places[k];
        }
    }
    return best;
}

CriticalKind kindOf(const Eigen::VectorXd& rising, double scale)
{
    if (rising.cwiseAbs().minCoeff() <= kDegenerate * scale)
        return CriticalKind::Degenerate;
    if (rising.minCoeff() > 0)
        return CriticalKind::Minimum;
    return rising.maxCoeff() < 0 ? CriticalKind::Maximum : CriticalKind::Saddle;
}

} // namespace

std::optional<Vec2> polishStationary(CellFunction& function, Vec2 from, double reach)
{
    Vec2 place = from;
    CellSample sample = function.at(place);
    if (!sample.isFinite())
        return std::nullopt;
    for (int i = 0; i < kMostSteps && sample.slope() > 0; ++i) {
        const Eigen::Matrix2d hessian = function.hessian(place);
        if (!hessian.allFinite())
            return std::nullopt;
        const std::optional<Vec2> next = backtracked(function, place, newtonStep(hessian, sample.gradient), sample);
        if (!next)
            break; // at the floor of rounding, or stuck where the slope is lowest without vanishing
        const double moved = length(*next - place);
        place = *next;
        if (length(place - from) > reach)
            return std::nullopt;
        if (moved <= 1e-15 * (1 + length(place)))
            break;
    }
    const double around = slopeAround(function, place, 1);
    const bool isPlateau = !(slopeAround(function, place, 1e-2) > 0); // reached over its border
    return around > 0 && !isPlateau && sample.slope() <= kVanishes * around ? std::optional(place) : std::nullopt;
}

std::optional<Vec2> polishKink(CellFunction& function, Vec2 from, double reach)
{
    Vec2 place = from;
    double value = function.at(place).value;
    double angle = 0.1;
    double radius = 0.7;
    for (int failures = 0; radius > kFinest;) {
        angle += kGoldenAngle;
        if (const std::optional<Vec2> lower = lowerPlace(function, ring(function, place, radius, angle), value)) {
            place = *lower;
            failures = 0;
            if (length(place - from) > reach)
                return std::nullopt;
        } else if (++failures == 2) {
            failures = 0;
            radius /= 2;
        }
    }
    const bool isKink = isLowerThanAround(function, place) && !isSmooth(function, place);
    return isKink && slopeAround(function, place, 1e-3) > 0 ? std::optional(place) : std::nullopt;
}

CriticalPoint classified(CellFunction& function, Vec2 place)
{
    CriticalPoint point;
    point.at = function.toData(place);
    point.value = function.at(place).value;
    const double around = slopeAround(function, place, 1); // the mean curvature of a cell, because the slope here is 0
    const Eigen::VectorXd inData = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(function.dataHessian(place)).eigenvalues();
    Eigen::VectorXd inCells = Solver(function.hessian(place)).eigenvalues();
    if (function.isCurve())
        inCells = Eigen::VectorXd::Constant(1, inData[0] * function.cell().x * function.cell().x);
    point.eigenvalues.assign(inData.begin(), inData.end());
    // A long and narrow window must not make a degenerate point, nor hide one: both units have to say so.
    const double cellScale = std::max(inCells.cwiseAbs().maxCoeff(), around);
    point.kind = kindOf(inCells, cellScale);
    const double steep = inData.cwiseAbs().maxCoeff();
    if (point.kind == CriticalKind::Degenerate && inCells.cwiseAbs().maxCoeff() > kDegenerate * cellScale)
        point.kind = kindOf(inData, steep);
    point.isLowest = point.kind == CriticalKind::Minimum || (point.kind == CriticalKind::Degenerate && isLowestAround(function, place));
    return point;
}

CriticalPoint kinkAt(CellFunction& function, Vec2 place)
{
    CriticalPoint point;
    point.at = function.toData(place);
    point.value = function.at(place).value;
    point.isDifferentiable = false;
    return point;
}

} // namespace ad
