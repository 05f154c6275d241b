// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/sweep.h"

#include "core/base/text.h"

#include <Eigen/Eigenvalues>

#include <cassert>
#include <cmath>
#include <limits>

namespace ad {

namespace {

RateLimit::Kind kindOf(const Recipe& recipe)
{
    const std::string_view optimizer = recipe.optimizer->name;
    if (!recipe.schedule.isConstant())
        return RateLimit::Kind::None;
    if (optimizer == "newton")
        return recipe.values["damping"] == 0 ? RateLimit::Kind::Newton : RateLimit::Kind::None;
    if (optimizer != "sgd" || !(recipe.values["momentum"] < 1) || !(recipe.values["dampening"] < 1))
        return RateLimit::Kind::None;
    if (recipe.values["momentum"] == 0)
        return RateLimit::Kind::GradientDescent;
    return recipe.values.isOn("nesterov") ? RateLimit::Kind::Nesterov : RateLimit::Kind::HeavyBall;
}

/// What the gradient is multiplied by when it enters the velocity, but for PyTorch's first step.
double gainOf(const Recipe& recipe)
{
    if (recipe.optimizer->name != "sgd" || recipe.values["momentum"] == 0)
        return 1;
    return 1 - recipe.values[recipe.values.chosen("momentum_form") == "average" ? "momentum" : "dampening"];
}

double rateOf(const RateLimit& limit, const Recipe& recipe)
{
    if (limit.kind == RateLimit::Kind::Newton)
        return 2;
    if (!(limit.curvature > 0))
        return std::numeric_limits<double>::infinity();
    const double momentum = recipe.values["momentum"];
    const double ahead = limit.kind == RateLimit::Kind::Nesterov ? 1 + 2 * momentum : 1;
    return 2 * (1 + momentum) / (ahead * limit.gain * limit.curvature);
}

} // namespace

std::vector<double> logSpaced(double from, double to, int count)
{
    assert(from > 0 && to > 0 && count >= 0);
    if (count == 1)
        return {std::sqrt(from) * std::sqrt(to)};
    std::vector<double> rates;
    const double low = std::log10(from);
    const double high = std::log10(to);
    for (int i = 0; i < count; ++i)
        rates.push_back(i == 0 ? from : i == count - 1 ? to : std::pow(10, low + (high - low) * i / (count - 1)));
    return rates;
}

double RateSpan::decades() const
{
    return std::log10(to / from);
}

std::optional<RateSpan> whatWorks(std::span<const double> rates, std::span<const Trial> trials)
{
    assert(rates.size() == trials.size());
    std::optional<RateSpan> widest;
    for (int first = 0; first < static_cast<int>(trials.size()); ++first) {
        int end = first;
        while (end < static_cast<int>(trials.size()) && trials[static_cast<std::size_t>(end)].hasArrived())
            ++end;
        if (end == first)
            continue;
        const RateSpan span{first, end - 1, rates[static_cast<std::size_t>(first)], rates[static_cast<std::size_t>(end - 1)]};
        if (!widest || span.decades() > widest->decades() + 1e-9) // equal factors differ by roundings
            widest = span;
        first = end;
    }
    return widest;
}

std::string formulaOf(const RateLimit& limit)
{
    const std::string curvature = limit.gain == 1 ? "λmax" : "(" + shortText(limit.gain) + " λmax)";
    switch (limit.kind) {
    case RateLimit::Kind::None:
        return "";
    case RateLimit::Kind::GradientDescent:
        return "2/" + curvature;
    case RateLimit::Kind::HeavyBall:
        return "2(1 + μ)/" + curvature;
    case RateLimit::Kind::Nesterov:
        return "2(1 + μ)/(1 + 2μ)/" + curvature;
    case RateLimit::Kind::Newton:
        return "2";
    }
    return "";
}

RateLimit rateLimit(Objective& objective, const Recipe& recipe, const Goal& goal, std::span<const double> start)
{
    RateLimit limit;
    limit.isAtMinimum = goal.isFound();
    const bool isExact = objective.hasHessian() && objective.dimension() <= kMostExact;
    limit.kind = isExact ? kindOf(recipe) : RateLimit::Kind::None;
    if (limit.kind == RateLimit::Kind::None)
        return limit;
    Eigen::MatrixXd hessian;
    objective.hessian(goal.isFound() ? std::span<const double>(goal.at) : start, 0, hessian);
    if (!hessian.allFinite())
        return {.isAtMinimum = goal.isFound()};
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(hessian, Eigen::EigenvaluesOnly);
    limit.curvature = solver.eigenvalues().maxCoeff() + (recipe.values.has("weight_decay") ? recipe.values["weight_decay"] : 0);
    limit.gain = gainOf(recipe);
    limit.rate = rateOf(limit, recipe);
    return limit;
}

} // namespace ad
