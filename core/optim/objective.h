// SPDX-License-Identifier: GPL-3.0-or-later
// What is minimized: a function of n numbers with its gradient, asked about many points at once.
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace ad {

/// A differentiable function ℝⁿ → ℝ. One object belongs to one thread, so that it may own its work space; it allocates nothing per call.
///
/// Points come as a structure of arrays: coordinate i of point k of `count` is `points[i * count + k]`; gradients go out in the same
/// layout.
class Objective
{
public:
    virtual ~Objective() = default;

    [[nodiscard]] virtual int dimension() const = 0;

    /// Values (`count`) and gradients (`dimension × count`) at `count` points. Where the function has no value the numbers are NaN or
    /// infinite.
    ///
    /// @param step  the number of steps made so far: objectives from mini-batches choose their examples by it, all others ignore it.
    virtual void evaluate(std::span<const double> points, int count, std::int64_t step, std::span<double> values,
                          std::span<double> gradients) = 0;

    [[nodiscard]] virtual bool hasHessian() const { return false; }

    /// The Hessian at one point x (n) as a symmetric n×n matrix, resized as needed. Only called if hasHessian().
    virtual void hessian(std::span<const double> x, std::int64_t step, Eigen::MatrixXd& hessian);
};

/// An objective from plain functions; points are handed on one by one.
class FunctionObjective final : public Objective
{
public:
    /// Returns the value at x (n) and writes the gradient (n).
    using ValueAndGradient = std::function<double(std::span<const double> x, std::span<double> gradient)>;
    /// Writes all n×n entries.
    using Hessian = std::function<void(std::span<const double> x, Eigen::MatrixXd& hessian)>;

    FunctionObjective(int dimension, ValueAndGradient valueAndGradient, Hessian hessian = {});

    [[nodiscard]] int dimension() const override { return m_dimension; }
    void evaluate(std::span<const double> points, int count, std::int64_t step, std::span<double> values,
                  std::span<double> gradients) override;
    [[nodiscard]] bool hasHessian() const override { return static_cast<bool>(m_hessian); }
    void hessian(std::span<const double> x, std::int64_t step, Eigen::MatrixXd& hessian) override;

private:
    int m_dimension;
    ValueAndGradient m_valueAndGradient;
    Hessian m_hessian;
    std::vector<double> m_point, m_gradient;
};

} // namespace ad
