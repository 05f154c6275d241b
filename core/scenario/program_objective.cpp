// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/program_objective.h"

namespace ad {

namespace {

class ProgramObjective final : public Objective
{
public:
    ProgramObjective(std::shared_ptr<const AxisView> view, Kernel gradient)
        : m_function(std::move(view), std::move(gradient))
    {
    }

    [[nodiscard]] int dimension() const override { return m_function.dimension(); }

    void evaluate(std::span<const double> points, int count, std::int64_t, std::span<double> values, std::span<double> gradients) override
    {
        m_function.evaluate(points, count, values, gradients);
    }

    [[nodiscard]] bool hasHessian() const override { return true; }

    void hessian(std::span<const double> x, std::int64_t, Eigen::MatrixXd& hessian) override { m_function.hessian(x, hessian); }

private:
    ProgramFunction m_function;
};

} // namespace

std::unique_ptr<Objective> programObjective(std::shared_ptr<const AxisView> view, Kernel gradient)
{
    return std::make_unique<ProgramObjective>(std::move(view), std::move(gradient));
}

} // namespace ad
