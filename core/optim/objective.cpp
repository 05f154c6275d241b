// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/objective.h"

#include <cassert>
#include <utility>

namespace ad {

void Objective::hessian(std::span<const double>, std::int64_t, Eigen::MatrixXd&)
{
    assert(!"this objective has no Hessian");
}

FunctionObjective::FunctionObjective(int dimension, ValueAndGradient valueAndGradient, Hessian hessian)
    : m_dimension(dimension)
    , m_valueAndGradient(std::move(valueAndGradient))
    , m_hessian(std::move(hessian))
    , m_point(static_cast<std::size_t>(dimension))
    , m_gradient(static_cast<std::size_t>(dimension))
{
}

void FunctionObjective::evaluate(std::span<const double> points, int count, std::int64_t, std::span<double> values,
                                 std::span<double> gradients)
{
    for (int k = 0; k < count; ++k) {
        for (int i = 0; i < m_dimension; ++i)
            m_point[i] = points[i * count + k];
        values[k] = m_valueAndGradient(m_point, m_gradient);
        for (int i = 0; i < m_dimension; ++i)
            gradients[i * count + k] = m_gradient[i];
    }
}

void FunctionObjective::hessian(std::span<const double> x, std::int64_t, Eigen::MatrixXd& hessian)
{
    hessian.resize(m_dimension, m_dimension);
    m_hessian(x, hessian);
}

} // namespace ad
