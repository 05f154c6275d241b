// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/program_objective.h"

#include "core/diff/derivatives.h"
#include "core/diff/forward.h"
#include "core/graph/builder.h"

#include <algorithm>

namespace ad {

namespace {

constexpr std::size_t kMostEntries = 2; // numbers whose Hessian is compiled entry by entry

std::size_t sizeOf(const AxisView& view, NodeId leaf)
{
    return static_cast<std::size_t>(view.graph.node(leaf).shape.size());
}

// All n×n entries. For more numbers: the leaves and their tangents, to the n numbers of H·ẋ, the tangent of the gradient.
Kernel hessianKernel(const AxisView& view)
{
    if (view.names.size() <= kMostEntries) {
        const Derivatives all = derivatives(view.graph, view.output, view.leaves, Order::Second);
        std::vector<NodeId> entries;
        for (const std::vector<NodeId>& row : all.hessian)
            entries.insert(entries.end(), row.begin(), row.end());
        return compile(all.graph, entries, view.leaves);
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
    return compile(std::move(rest).build(), outputs, inputs);
}

class ProgramObjective final : public Objective
{
public:
    ProgramObjective(std::shared_ptr<const AxisView> view, Kernel gradient)
        : m_view(std::move(view))
        , m_gradient(std::move(gradient))
        , m_inputs(m_view->leaves.size())
        , m_outputs(m_view->leaves.size() + 1)
    {
    }

    [[nodiscard]] int dimension() const override { return static_cast<int>(m_view->names.size()); }

    void evaluate(std::span<const double> points, int count, std::int64_t, std::span<double> values, std::span<double> gradients) override
    {
        const auto lanes = static_cast<std::size_t>(count);
        // Points lie coordinate by coordinate, and the kernel wants each tensor point by point: the same for scalars, and for one point.
        const bool isSameLayout = count == 1 || m_view->leaves.size() == m_view->names.size();
        if (!isSameLayout) {
            m_points.resize(points.size());
            m_gradients.resize(points.size());
            regroup(points, m_points, lanes, Way::ToKernel);
        }
        const double* in = isSameLayout ? points.data() : m_points.data();
        double* out = isSameLayout ? gradients.data() : m_gradients.data();
        m_outputs[0] = values.data();
        for (std::size_t i = 0; i < m_view->leaves.size(); ++i) {
            m_inputs[i] = in;
            m_outputs[i + 1] = out;
            in += sizeOf(*m_view, m_view->leaves[i]) * lanes;
            out += sizeOf(*m_view, m_view->leaves[i]) * lanes;
        }
        m_gradient.evaluate(m_inputs, m_outputs, count, m_workspace);
        if (!isSameLayout)
            regroup(m_gradients, gradients, lanes, Way::FromKernel);
    }

    [[nodiscard]] bool hasHessian() const override { return true; }

    void hessian(std::span<const double> x, std::int64_t, Eigen::MatrixXd& hessian) override
    {
        if (m_hessian.outputCount() == 0)
            m_hessian = hessianKernel(*m_view);
        const int n = dimension();
        hessian.resize(n, n);
        if (m_view->names.size() <= kMostEntries) {
            m_hessian.evaluateOne(x, {hessian.data(), static_cast<std::size_t>(n) * static_cast<std::size_t>(n)}, m_hessianWorkspace);
            return;
        }
        m_points.assign(x.begin(), x.end());
        m_points.resize(2 * x.size(), 0.0);
        for (int column = 0; column < n; ++column) {
            m_points[x.size() + static_cast<std::size_t>(column)] = 1;
            m_hessian.evaluateOne(m_points, {hessian.col(column).data(), x.size()}, m_hessianWorkspace);
            m_points[x.size() + static_cast<std::size_t>(column)] = 0;
        }
        hessian = (0.5 * (hessian + hessian.transpose())).eval(); // columns are rounded each on its own
    }

private:
    enum class Way { ToKernel, FromKernel };

    void regroup(std::span<const double> from, std::span<double> to, std::size_t lanes, Way way) const
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

    std::shared_ptr<const AxisView> m_view;
    Kernel m_gradient;
    Kernel m_hessian;
    Workspace m_workspace;
    Workspace m_hessianWorkspace;
    std::vector<const double*> m_inputs;
    std::vector<double*> m_outputs;
    std::vector<double> m_points, m_gradients;
};

} // namespace

Kernel gradientKernel(const AxisView& view)
{
    const Derivatives all = derivatives(view.graph, view.output, view.leaves);
    std::vector<NodeId> outputs = {all.value};
    outputs.insert(outputs.end(), all.gradient.begin(), all.gradient.end());
    return compile(all.graph, outputs, view.leaves);
}

std::unique_ptr<Objective> programObjective(std::shared_ptr<const AxisView> view, Kernel gradient)
{
    return std::make_unique<ProgramObjective>(std::move(view), std::move(gradient));
}

} // namespace ad
