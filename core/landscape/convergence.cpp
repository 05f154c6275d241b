// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/landscape/convergence.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace ad {

namespace {

constexpr double kRounding = 1e-12; // of the start's distance or of θ*: nearer, rounding decides where an iterate is
constexpr std::int64_t kLeast = 8;  // steps that a line is fitted to
constexpr double kStands = 1e-12;   // ρ nearer to 1 than this neither falls nor grows

/// x⁺ = sum · x − product · x⁻.
struct Recurrence
{
    double sum;
    double product;
};

Recurrence recurrence(const MomentumMethod& method, double eigenvalue)
{
    const double shrunk = 1 - method.alpha * (eigenvalue + method.weightDecay);
    if (method.isNesterov)
        return {(1 + method.beta) * shrunk, method.beta * shrunk};
    return {shrunk + method.beta, method.beta};
}

double discriminant(const Recurrence& r)
{
    return r.sum * r.sum - 4 * r.product;
}

/// How far from the goal the iterate and the one before it are.
double errorAt(const Run& run, std::int64_t iterate, std::span<const double> goal)
{
    double square = 0;
    for (const std::int64_t k : {iterate, iterate - 1}) {
        const std::span<const double> point = run.at(k);
        for (std::size_t i = 0; i < goal.size(); ++i)
            square += (point[i] - goal[i]) * (point[i] - goal[i]);
    }
    return std::sqrt(square);
}

} // namespace

MethodOfRecipe methodOf(const Recipe& recipe)
{
    if (recipe.optimizer->name != "sgd")
        return {{}, NoTheory::Adaptive};
    if (!recipe.schedule.isConstant())
        return {{}, NoTheory::Schedule};
    if (recipe.settings.noise > 0)
        return {{}, NoTheory::Noise};
    if (recipe.isFiltered())
        return {{}, NoTheory::Clipping};
    const ParameterValues& values = recipe.values;
    if (values.chosen("decay_form") == "decoupled" && values["weight_decay"] != 0 && values["momentum"] != 0)
        return {{}, NoTheory::Decay}; // it damps θ but not the velocity, which no α and β do
    MomentumMethod method{recipe.baseRate, values["momentum"], values.isOn("nesterov"), values["weight_decay"]};
    if (method.beta > 0)
        method.alpha *= values.chosen("momentum_form") == "average" ? 1 - method.beta : 1 - values["dampening"];
    return {method, NoTheory::None};
}

double spectralRadius(const MomentumMethod& method, double eigenvalue)
{
    const Recurrence r = recurrence(method, eigenvalue);
    const double inside = discriminant(r);
    return inside < 0 ? std::sqrt(r.product) : 0.5 * (std::abs(r.sum) + std::sqrt(inside));
}

Behaviour behaviour(const MomentumMethod& method, double eigenvalue)
{
    if (!(spectralRadius(method, eigenvalue) < 1 - kStands))
        return Behaviour::Divergent;
    const Recurrence r = recurrence(method, eigenvalue);
    return discriminant(r) >= 0 && r.sum >= 0 ? Behaviour::Monotone : Behaviour::Oscillating;
}

double convergenceRate(const MomentumMethod& method, std::span<const double> eigenvalues)
{
    double slowest = 0;
    for (const double eigenvalue : eigenvalues)
        slowest = std::max(slowest, spectralRadius(method, eigenvalue));
    return slowest;
}

OptimalRates optimalRates(double least, double largest)
{
    assert(least > 0 && largest >= least);
    const double small = std::sqrt(least);
    const double large = std::sqrt(largest);
    const double ratio = (large - small) / (large + small);
    return {2 / (least + largest), (largest - least) / (largest + least), 4 / ((small + large) * (small + large)), ratio * ratio, ratio};
}

std::optional<double> measuredRate(const Run& run, std::span<const double> goal)
{
    double size = 0;
    for (const double x : goal)
        size = std::max(size, std::abs(x));
    std::int64_t last = run.stopStep;
    if (last < 1)
        return std::nullopt;
    const double floor = kRounding * std::max(size, errorAt(run, 1, goal));
    std::int64_t first = 1;
    while (first < last && errorAt(run, first, goal) > floor)
        ++first;
    last = first; // rounding decides from there on
    first = last / 2;
    if (last - first < kLeast || !(errorAt(run, last, goal) > 0))
        return std::nullopt;
    // Least squares: slope = Σ (k − k̄)(y − ȳ) / Σ (k − k̄)².
    const double middle = 0.5 * static_cast<double>(first + last);
    double product = 0;
    double square = 0;
    for (std::int64_t k = first; k <= last; ++k) {
        const double offset = static_cast<double>(k) - middle;
        product += offset * std::log(errorAt(run, k, goal));
        square += offset * offset;
    }
    return std::exp(product / square);
}

} // namespace ad
