// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/second_order.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <vector>

namespace ad {

namespace {

enum class Indefinite { Absolute, Shift, Keep };

class Newton final : public Method
{
public:
    explicit Newton(const ParameterValues& values)
        : m_damping(values["damping"])
    {
        const std::string_view word = values.chosen("indefinite");
        m_indefinite = word == "absolute" ? Indefinite::Absolute : (word == "shift" ? Indefinite::Shift : Indefinite::Keep);
    }

    [[nodiscard]] std::size_t stateSize(int, int) const override { return 0; }

    void step(StepInput& in) const override
    {
        std::vector<double> point(in.dimension);
        Eigen::VectorXd gradient(in.dimension);
        Eigen::MatrixXd hessian(in.dimension, in.dimension);
        for (int lane = 0; lane < in.lanes; ++lane) {
            if (in.isStopped[lane])
                continue;
            for (int i = 0; i < in.dimension; ++i) {
                point[i] = in.from[i * in.lanes + lane];
                gradient[i] = in.gradient[i * in.lanes + lane];
            }
            in.objective.hessian(point, in.made, hessian);
            ++in.hessianEvaluations[lane];
            move(in, lane, gradient, hessian);
        }
    }

private:
    void move(StepInput& in, int lane, const Eigen::VectorXd& gradient, const Eigen::MatrixXd& hessian) const
    {
        const double lr = in.learningRates[lane];
        Eigen::VectorXd delta = Eigen::VectorXd::Constant(in.dimension, std::nan(""));
        Eigen::VectorXd eigenvalues = delta;
        Eigen::VectorXd divisors = delta;
        if (hessian.allFinite()) { // the decomposition of anything else doesn't end well; NaN ends the run as it should
            const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(hessian);
            eigenvalues = solver.eigenvalues();
            divisors = divisorsOf(eigenvalues);
            const Eigen::VectorXd along = solver.eigenvectors().transpose() * gradient;
            delta = -lr * (solver.eigenvectors() * along.cwiseQuotient(divisors));
        }
        for (int i = 0; i < in.dimension; ++i) {
            if (in.record && lane == 0) {
                in.record->note("eigenvalue", i, eigenvalues[i]);
                in.record->note("divisor", i, divisors[i]);
                in.record->note("effective_lr", i, lr);
                in.record->note("delta", i, delta[i]);
            }
            in.x[i * in.lanes + lane] = in.from[i * in.lanes + lane] + delta[i];
        }
    }

    [[nodiscard]] Eigen::VectorXd divisorsOf(const Eigen::VectorXd& eigenvalues) const
    {
        const double least = std::max(1.0, eigenvalues.cwiseAbs().maxCoeff()) * 1e-10;
        const double shift = m_indefinite == Indefinite::Shift && eigenvalues.minCoeff() <= 0 ? 2 * std::abs(eigenvalues.minCoeff()) : 0;
        Eigen::VectorXd divisors(eigenvalues.size());
        for (Eigen::Index i = 0; i < eigenvalues.size(); ++i) {
            const double curvature = m_indefinite == Indefinite::Absolute ? std::abs(eigenvalues[i]) : eigenvalues[i];
            const double divisor = curvature + m_damping + shift;
            divisors[i] = std::copysign(std::max(std::abs(divisor), least), divisor);
        }
        return divisors;
    }

    double m_damping;
    Indefinite m_indefinite;
};

} // namespace

std::shared_ptr<const Method> newton(const ParameterValues& values)
{
    return std::make_shared<Newton>(values);
}

} // namespace ad
