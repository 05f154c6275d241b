// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/racer_theory.h"

namespace ad {

namespace {

std::vector<double> endOfStep(const LocalTheory& theory)
{
    std::vector<double> point = theory.point;
    for (std::size_t i = 0; i < point.size(); ++i)
        point[i] += (*theory.newtonStep)[static_cast<Eigen::Index>(i)];
    return point;
}

std::span<const double> values(const Eigen::VectorXd& vector)
{
    return {vector.data(), static_cast<std::size_t>(vector.size())};
}

} // namespace

std::optional<TheoryGoal> goalOf(Objective& objective, const LocalTheory& here, bool isQuadratic, std::span<const double> minimum)
{
    if (!isQuadratic && minimum.empty())
        return std::nullopt;
    const LocalTheory from = isQuadratic ? here : localTheory(objective, minimum);
    if (!from.isBowl())
        return std::nullopt;
    TheoryGoal goal{localTheory(objective, endOfStep(from)), isQuadratic};
    return goal.theory.isBowl() ? std::optional(std::move(goal)) : std::nullopt;
}

RacerTheory racerTheory(const TheoryGoal& goal, const Recipe& recipe, const Run& run)
{
    const Eigen::VectorXd& eigenvalues = goal.theory.eigenvalues;
    RacerTheory theory{methodOf(recipe), optimalRates(eigenvalues.minCoeff(), eigenvalues.maxCoeff())};
    if (theory.method.method)
        theory.predicted = convergenceRate(*theory.method.method, values(eigenvalues));
    if (run.dimension == static_cast<int>(goal.theory.point.size()))
        theory.measured = measuredRate(run, goal.theory.point);
    return theory;
}

} // namespace ad
