// SPDX-License-Identifier: GPL-3.0-or-later
// A program as a function of its free numbers, with gradient and Hessian; and of data that can be exchanged.
#pragma once

#include "core/run/kernel.h"
#include "core/scenario/axes.h"

#include <Eigen/Core>

#include <memory>
#include <span>
#include <vector>

namespace ad {

/// From the leaves of the view, and then `data`, to value and gradient: 1 + (number of leaves) outputs.
/// @param data  other inputs of the graph.
[[nodiscard]] Kernel gradientKernel(const AxisView& view, const std::vector<NodeId>& data = {});

/// For one thread. One or two numbers, or nothing but scalars, are computed as they come; vectors and matrices stay whole.
class ProgramFunction
{
public:
    /// @param gradient  the gradientKernel of that view and data. The Hessian is compiled when it is first asked for.
    ProgramFunction(std::shared_ptr<const AxisView> view, Kernel gradient, std::vector<NodeId> data = {});

    [[nodiscard]] int dimension() const { return static_cast<int>(m_view->names.size()); }
    /// One value for each input that is data, row by row; as long as they are used they must stay where they are.
    void setData(std::vector<std::span<const double>> data) { m_data = std::move(data); }

    /// As Objective::evaluate.
    void evaluate(std::span<const double> points, int count, std::span<double> values, std::span<double> gradients);
    /// As Objective::hessian.
    void hessian(std::span<const double> x, Eigen::MatrixXd& hessian);

private:
    enum class Way { ToKernel, FromKernel };

    void regroup(std::span<const double> from, std::span<double> to, std::size_t lanes, Way way) const;
    void evaluateLanes(std::span<const double> points, std::size_t count, std::span<double> values, std::span<double> gradients);
    void evaluateTogether(const double* points, int count, double* values, double* gradients);

    std::shared_ptr<const AxisView> m_view;
    std::vector<NodeId> m_dataLeaves;
    std::vector<std::span<const double>> m_data;
    Kernel m_gradient;
    Kernel m_hessian;
    Workspace m_workspace;
    Workspace m_hessianWorkspace;
    std::vector<const double*> m_inputs;
    std::vector<double*> m_outputs;
    std::vector<double> m_points, m_gradients;
};

} // namespace ad
