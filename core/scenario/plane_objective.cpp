// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/plane_objective.h"

namespace ad {

namespace {

class PlaneObjective final : public Objective
{
public:
    explicit PlaneObjective(const Terrain& terrain)
        : m_whole(terrain.wholeObjective())
        , m_origin(toEigen(terrain.pointAt({0, 0})))
        , m_directions(m_origin.size(), terrain.mapDimension())
    {
        m_directions.col(0) = toEigen(terrain.pointAt({1, 0})) - m_origin;
        if (terrain.mapDimension() == 2)
            m_directions.col(1) = toEigen(terrain.pointAt({0, 1})) - m_origin;
    }

    [[nodiscard]] int dimension() const override { return static_cast<int>(m_directions.cols()); }

    void evaluate(std::span<const double> points, int count, std::int64_t step, std::span<double> values,
                  std::span<double> gradients) override
    {
        using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>; // coordinate by coordinate, as in Objective
        const Eigen::Map<const Rows> places(points.data(), dimension(), count);
        m_points = (m_directions * places).colwise() + m_origin;
        m_gradients.resize(m_points.rows(), count);
        m_whole->evaluate({m_points.data(), static_cast<std::size_t>(m_points.size())}, count, step, values,
                          {m_gradients.data(), static_cast<std::size_t>(m_gradients.size())});
        Eigen::Map<Rows>(gradients.data(), dimension(), count) = m_directions.transpose() * m_gradients;
    }

    [[nodiscard]] bool hasHessian() const override { return m_whole->hasHessian(); }

    void hessian(std::span<const double> x, std::int64_t step, Eigen::MatrixXd& hessian) override
    {
        const Eigen::Map<const Eigen::VectorXd> place(x.data(), dimension());
        const Eigen::VectorXd point = m_directions * place + m_origin;
        m_whole->hessian({point.data(), static_cast<std::size_t>(point.size())}, step, m_hessian);
        hessian = m_directions.transpose() * m_hessian * m_directions;
    }

private:
    static Eigen::VectorXd toEigen(const std::vector<double>& point)
    {
        return Eigen::Map<const Eigen::VectorXd>(point.data(), static_cast<Eigen::Index>(point.size()));
    }

    std::unique_ptr<Objective> m_whole;
    Eigen::VectorXd m_origin;
    Eigen::MatrixXd m_directions;
    Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> m_points, m_gradients;
    Eigen::MatrixXd m_hessian;
};

} // namespace

std::unique_ptr<Objective> planeObjective(const Terrain& terrain)
{
    return std::make_unique<PlaneObjective>(terrain);
}

} // namespace ad
