// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/landscape/cell_function.h"

#include <cmath>

namespace ad {

bool CellSample::isFinite() const
{
    return std::isfinite(value) && std::isfinite(gradient.x) && std::isfinite(gradient.y);
}

CellFunction::CellFunction(Objective& objective, const Rectangle& window, int columns, int rows)
    : m_objective(objective)
    , m_window(window)
    , m_cell{window.width() / (columns - 1), rows > 1 ? window.height() / (rows - 1) : 1}
{
}

Vec2 CellFunction::toData(Vec2 place) const
{
    return {m_window.xmin + place.x * m_cell.x, isCurve() ? 0 : m_window.ymin + place.y * m_cell.y};
}

Vec2 CellFunction::toPlace(Vec2 data) const
{
    return {(data.x - m_window.xmin) / m_cell.x, isCurve() ? 0 : (data.y - m_window.ymin) / m_cell.y};
}

CellSample CellFunction::at(Vec2 place)
{
    CellSample sample;
    at({&place, 1}, {&sample, 1});
    return sample;
}

void CellFunction::at(std::span<const Vec2> places, std::span<CellSample> samples)
{
    const std::size_t count = places.size();
    const std::size_t n = isCurve() ? 1 : 2;
    m_points.resize(n * count);
    m_values.resize(count);
    m_gradients.resize(n * count);
    for (std::size_t k = 0; k < count; ++k) {
        const Vec2 p = toData(places[k]);
        m_points[k] = p.x;
        if (n == 2)
            m_points[count + k] = p.y;
    }
    m_objective.evaluate(m_points, static_cast<int>(count), 0, m_values, m_gradients);
    for (std::size_t k = 0; k < count; ++k)
        samples[k] = {m_values[k], {m_gradients[k] * m_cell.x, n == 2 ? m_gradients[count + k] * m_cell.y : 0}};
}

const Eigen::MatrixXd& CellFunction::dataHessian(Vec2 place)
{
    const Vec2 p = toData(place);
    const double x[] = {p.x, p.y};
    m_objective.hessian({x, static_cast<std::size_t>(m_objective.dimension())}, 0, m_hessian);
    return m_hessian;
}

Eigen::Matrix2d CellFunction::hessian(Vec2 place)
{
    const Eigen::MatrixXd& inData = dataHessian(place);
    Eigen::Matrix2d result = Eigen::Matrix2d::Identity() * (inData(0, 0) * m_cell.x * m_cell.x);
    if (!isCurve()) {
        result(0, 1) = result(1, 0) = inData(0, 1) * m_cell.x * m_cell.y;
        result(1, 1) = inData(1, 1) * m_cell.y * m_cell.y;
    }
    return result;
}

} // namespace ad
