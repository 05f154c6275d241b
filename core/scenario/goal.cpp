// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/goal.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace ad {

namespace {

constexpr int kMostSteps = 4000;
constexpr double kRest = 1e-11;     // ‖Δθ‖ / (1 + ‖θ‖) of a flow that has come to rest
constexpr double kFarAway = 1e6;    // ‖θ − θ₀‖ / (1 + ‖θ₀‖) of one that falls without end
constexpr double kFlat = 1e-8;      // of the curvature at the start
constexpr double kWay = 5;          // ‖θ − θ₀‖ / (1 + ‖θ₀‖)
constexpr double kRounding = 1e-12; // of a loss, relative
constexpr double kNonlinear = .3;   // the part of the gradient that a step may change in other ways than its linear model says

/// The gradient flow from a point, step by step.
class Flow
{
public:
    Flow(Objective& objective, std::span<const double> start)
        : m_objective(objective)
        , m_isImplicit(objective.hasHessian() && objective.dimension() <= kMostExact)
        , m_start(Eigen::Map<const Eigen::VectorXd>(start.data(), static_cast<Eigen::Index>(start.size())))
        , m_x(m_start)
        , m_gradient(m_x.size())
    {
        m_value = evaluate(m_x, m_gradient);
        m_isCurved = true;
        m_h = 1e-3 / std::max(1e-3, m_gradient.norm());
    }

    /// True if it came to rest on a minimum.
    [[nodiscard]] bool run()
    {
        if (!std::isfinite(m_value) || !m_gradient.allFinite())
            return false;
        for (int step = 0; step < kMostSteps; ++step) {
            const double moved = advance();
            if (moved <= kRest * (1 + m_x.norm()))
                return isMinimum();
            if ((m_x - m_start).norm() > kFarAway * (1 + m_start.norm()))
                return false;
        }
        return !m_isImplicit && isMinimum();
    }
    [[nodiscard]] const Eigen::VectorXd& point() const { return m_x; }
    [[nodiscard]] double value() const { return m_value; }

private:
    double evaluate(const Eigen::VectorXd& x, Eigen::VectorXd& gradient)
    {
        double value = 0;
        m_objective.evaluate({x.data(), static_cast<std::size_t>(x.size())}, 1, 0, {&value, 1},
                             {gradient.data(), static_cast<std::size_t>(gradient.size())});
        return value;
    }

    /// Makes one step, as long as it may be, and returns its length: 0 if none leads down.
    double advance()
    {
        if (m_isImplicit && m_isCurved)
            m_objective.hessian({m_x.data(), static_cast<std::size_t>(m_x.size())}, 0, m_hessian);
        if (m_isCurved && m_firstCurvature < 0)
            m_firstCurvature = m_hessian.size() > 0 ? m_hessian.cwiseAbs().maxCoeff() : 0;
        m_isCurved = false;
        for (; m_h > 1e-300; m_h /= 4) {
            Eigen::VectorXd step = -m_h * m_gradient;
            Eigen::VectorXd predicted = m_gradient;
            if (m_isImplicit && m_hessian.allFinite()) {
                const Eigen::LLT<Eigen::MatrixXd> factors(m_hessian + Eigen::MatrixXd::Identity(m_x.size(), m_x.size()) / m_h);
                if (factors.info() != Eigen::Success)
                    continue;
                step = -factors.solve(m_gradient);
                predicted += m_hessian * step;
            }
            if (step.norm() <= kRest * 1e-3 * (1 + m_x.norm()))
                return 0;
            if (!take(step, predicted))
                continue;
            m_h = std::min(m_h * 2, 1e100);
            return step.norm();
        }
        return 0;
    }

    /// Goes there if that is downhill and the gradient there is about what was predicted.
    bool take(const Eigen::VectorXd& step, const Eigen::VectorXd& predicted)
    {
        const Eigen::VectorXd x = m_x + step;
        Eigen::VectorXd gradient(m_x.size());
        const double value = evaluate(x, gradient);
        const bool isDown = value <= m_value + 0.1 * m_gradient.dot(step) || (value <= m_value && gradient.norm() <= m_gradient.norm());
        if (!std::isfinite(value) || !gradient.allFinite() || !isDown || (gradient - predicted).norm() > kNonlinear * m_gradient.norm())
            return false;
        m_x = x;
        m_value = value;
        m_gradient = gradient;
        m_isCurved = true;
        return true;
    }

    /// Where it rests the gradient vanishes and no direction bends down, or there is a kink, from which no step leads down.
    [[nodiscard]] bool isMinimum()
    {
        if (!m_isImplicit)
            return true;
        m_objective.hessian({m_x.data(), static_cast<std::size_t>(m_x.size())}, 0, m_hessian);
        if (!m_hessian.allFinite())
            return true;
        const double curvature = m_hessian.cwiseAbs().maxCoeff();
        // Where a loss falls ever slower towards infinity, as log(1 + exp(−x)) does, the flow rests far away on a plain.
        if (curvature < kFlat * m_firstCurvature && (m_x - m_start).norm() > kWay * (1 + m_start.norm()))
            return false;
        const double scale = std::max(1e-12, curvature);
        return (m_hessian + 1e-9 * scale * Eigen::MatrixXd::Identity(m_x.size(), m_x.size())).llt().info() == Eigen::Success &&
               (m_x - m_start).norm() + m_hessian.norm() > 0;
    }

    Objective& m_objective;
    bool m_isImplicit;
    bool m_isCurved; // the Hessian is that of another point
    Eigen::VectorXd m_start, m_x, m_gradient;
    Eigen::MatrixXd m_hessian;
    double m_value = 0;
    double m_firstCurvature = -1; // at the start; < 0: not known yet
    double m_h;
};

/// The known minimum that `point` is at, by its distance and by the program's value there.
const KnownMinimum* knownAt(Objective& objective, const Eigen::VectorXd& point, double value, const std::vector<KnownMinimum>& known)
{
    std::vector<double> gradient(static_cast<std::size_t>(point.size()));
    for (const KnownMinimum& minimum : known) {
        if (minimum.at.size() != gradient.size())
            continue;
        const Eigen::Map<const Eigen::VectorXd> at(minimum.at.data(), point.size());
        if (!((at - point).norm() <= 1e-3 * (1 + point.norm())))
            continue;
        double there = 0;
        objective.evaluate(minimum.at, 1, 0, {&there, 1}, gradient);
        if (there <= value + 1e-9 * (1 + std::abs(value)) && std::abs(there - minimum.value) <= 1e-6 * (1 + std::abs(there)))
            return &minimum;
    }
    return nullptr;
}

} // namespace

Goal goalFrom(Objective& objective, std::span<const double> start, const std::vector<KnownMinimum>& known)
{
    std::vector<double> gradient(start.size());
    double startValue = 0;
    objective.evaluate(start, 1, 0, {&startValue, 1}, gradient);
    Flow flow(objective, start);
    const bool isAtRest = flow.run();
    const KnownMinimum* minimum = knownAt(objective, flow.point(), flow.value(), known);
    if (!isAtRest && minimum == nullptr)
        return {};
    Goal goal;
    goal.at = minimum != nullptr ? minimum->at : std::vector<double>(flow.point().begin(), flow.point().end());
    goal.minimum = minimum != nullptr ? minimum->value : flow.value();
    const double rounding = kRounding * std::max(1.0, std::abs(goal.minimum)); // a race may start at the minimum
    goal.bound = goal.minimum + std::max(kGapTolerance * (startValue - goal.minimum), rounding);
    return goal;
}

} // namespace ad
