// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/program_function.h"

#include "core/diff/derivatives.h"
#include "core/diff/forward.h"
#include "core/graph/builder.h"

#include <cassert>

namespace ad {

namespace {

constexpr std::size_t kMostEntries = 2; // numbers whose Hessian is compiled entry by entry

std::size_t sizeOf(const AxisView& view, NodeId leaf)
{
    return static_cast<std::size_t>(view.graph.node(leaf).shape.size());
}

std::vector<NodeId> joined(std::vector<NodeId> first, const std::vector<NodeId>& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

// All n×n entries. For more numbers: the leaves and their tangents, to the n numbers of H·ẋ, the tangent of the gradient. Then the data.
Kernel hessianKernel(const AxisView& view, const std::vector<NodeId>& data)
{
    if (view.names.size() <= kMostEntries) {
        const Derivatives all = derivatives(view.graph, view.output, view.leaves, Order::Second);
        std::vector<NodeId> entries;
        for (const std::vector<NodeId>& row : all.hessian)
            entries.insert(entries.end(), row.begin(), row.end());
        return compile(all.graph, entries, joined(view.leaves, data));
    }
    const Derivatives first = derivatives(view.graph, view.output, view.leaves);
    Builder builder(first.graph);
    std::vector<NodeId> inputs = view.leaves;
    std::vector<TangentSeed> seeds;
    for (const NodeId leaf : view.leaves) {
        inputs.push_back(builder.input("", Tensor(first.graph.node(leaf).shape, 0.0)));
        seeds.emplace_back(leaf, inputs.back());
    }
    Forward swept = forward(std::move(builder).build(), seeds);
    Builder rest(std::move(swept.graph));
    std::vector<NodeId> outputs;
    for (std::size_t i = 0; i < view.leaves.size(); ++i) {
        const NodeId tangent = swept.tangents[static_cast<std::size_t>(first.gradient[i])];
        outputs.push_back(tangent != kNoNode ? tangent : rest.constant(Tensor(view.graph.node(view.leaves[i]).shape, 0.0)));
    }
    return compile(std::move(rest).build(), outputs, joined(std::move(inputs), data));
}

} // namespace

Kernel gradientKernel(const AxisView& view, const std::vector<NodeId>& data)
{
    const Derivatives all = derivatives(view.graph, view.output, view.leaves);
    std::vector<NodeId> outputs = {all.value};
    outputs.insert(outputs.end(), all.gradient.begin(), all.gradient.end());
    return compile(all.graph, outputs, joined(view.leaves, data));
}

ProgramFunction::ProgramFunction(std::shared_ptr<const AxisView> view, Kernel gradient, std::vector<NodeId> data)
    : m_view(std::move(view))
    , m_dataLeaves(std::move(data))
    , m_gradient(std::move(gradient))
{
}

void ProgramFunction::evaluateTogether(const double* points, int count, double* values, double* gradients)
{
    const auto lanes = static_cast<std::size_t>(count);
    m_inputs.clear();
    m_outputs.assign(1, values);
    for (const NodeId leaf : m_view->leaves) {
        m_inputs.push_back(points);
        m_outputs.push_back(gradients);
        points += sizeOf(*m_view, leaf) * lanes;
        gradients += sizeOf(*m_view, leaf) * lanes;
    }
    for (const std::span<const double>& data : m_data)
        m_inputs.push_back(data.data());
    m_gradient.evaluate(m_inputs, m_outputs, count, m_workspace);
}

// The kernel would want the data once for each point, so that points are computed one by one.
void ProgramFunction::evaluateLanes(std::span<const double> points, std::size_t count, std::span<double> values,
                                    std::span<double> gradients)
{
    const std::size_t n = m_view->names.size();
    m_points.resize(n);
    m_gradients.resize(n);
    for (std::size_t k = 0; k < count; ++k) {
        for (std::size_t i = 0; i < n; ++i)
            m_points[i] = points[i * count + k];
        evaluateTogether(m_points.data(), 1, &values[k], m_gradients.data());
        for (std::size_t i = 0; i < n; ++i)
            gradients[i * count + k] = m_gradients[i];
    }
}

void ProgramFunction::evaluate(std::span<const double> points, int count, std::span<double> values, std::span<double> gradients)
{
    assert(m_data.size() == m_dataLeaves.size());
    const auto lanes = static_cast<std::size_t>(count);
    // Points lie coordinate by coordinate, and the kernel wants each tensor point by point: the same for scalars, and for one point.
    const bool isSameLayout = count == 1 || m_view->leaves.size() == m_view->names.size();
    if (count > 1 && !m_data.empty())
        return evaluateLanes(points, lanes, values, gradients);
    if (isSameLayout)
        return evaluateTogether(points.data(), count, values.data(), gradients.data());
    m_points.resize(points.size());
    m_gradients.resize(points.size());
    regroup(points, m_points, lanes, Way::ToKernel);
    evaluateTogether(m_points.data(), count, values.data(), m_gradients.data());
    regroup(m_gradients, gradients, lanes, Way::FromKernel);
}

void ProgramFunction::hessian(std::span<const double> x, Eigen::MatrixXd& hessian)
{
    if (m_hessian.outputCount() == 0)
        m_hessian = hessianKernel(*m_view, m_dataLeaves);
    const int n = dimension();
    const bool isByColumns = x.size() > kMostEntries;
    hessian.resize(n, n);
    m_points.assign(x.begin(), x.end());
    m_points.resize((isByColumns ? 2 : 1) * x.size(), 0.0);
    for (const std::span<const double>& data : m_data)
        m_points.insert(m_points.end(), data.begin(), data.end());
    if (!isByColumns) {
        m_hessian.evaluateOne(m_points, {hessian.data(), static_cast<std::size_t>(n) * static_cast<std::size_t>(n)}, m_hessianWorkspace);
        return;
    }
    for (int column = 0; column < n; ++column) {
        m_points[x.size() + static_cast<std::size_t>(column)] = 1;
        m_hessian.evaluateOne(m_points, {hessian.col(column).data(), x.size()}, m_hessianWorkspace);
        m_points[x.size() + static_cast<std::size_t>(column)] = 0;
    }
    hessian = (0.5 * (hessian + hessian.transpose())).eval(); // columns are rounded each on its own
}

void ProgramFunction::regroup(std::span<const double> from, std::span<double> to, std::size_t lanes, Way way) const
{
    std::size_t offset = 0;
    for (const NodeId leaf : m_view->leaves) {
        const std::size_t size = sizeOf(*m_view, leaf);
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t k = 0; k < lanes; ++k) {
                const std::size_t byNumber = offset + i * lanes + k;
                const std::size_t byPoint = offset + k * size + i;
                way == Way::ToKernel ? to[byPoint] = from[byNumber] : to[byNumber] = from[byPoint];
            }
        offset += size * lanes;
    }
}

} // namespace ad
