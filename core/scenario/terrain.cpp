// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/terrain.h"

#include "core/diff/derivatives.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ad {

namespace {

Kernel compiled(const AxisView& view, Order order)
{
    const Derivatives all = derivatives(view.graph, view.output, view.axes, order);
    std::vector<NodeId> outputs;
    if (order == Order::First) {
        outputs.push_back(all.value);
        outputs.insert(outputs.end(), all.gradient.begin(), all.gradient.end());
    }
    for (const std::vector<NodeId>& row : all.hessian)
        outputs.insert(outputs.end(), row.begin(), row.end());
    return compile(all.graph, outputs, view.axes);
}

class ProgramObjective final : public Objective
{
public:
    ProgramObjective(std::shared_ptr<const AxisView> view, Kernel gradient)
        : m_view(std::move(view))
        , m_gradient(std::move(gradient))
    {
    }

    [[nodiscard]] int dimension() const override { return static_cast<int>(m_view->axes.size()); }

    void evaluate(std::span<const double> points, int count, std::int64_t, std::span<double> values, std::span<double> gradients) override
    {
        const auto n = static_cast<std::size_t>(dimension());
        m_inputs.resize(n);
        m_outputs.resize(n + 1);
        m_outputs[0] = values.data();
        for (std::size_t i = 0; i < n; ++i) {
            m_inputs[i] = points.data() + static_cast<std::ptrdiff_t>(i) * count;
            m_outputs[i + 1] = gradients.data() + static_cast<std::ptrdiff_t>(i) * count;
        }
        m_gradient.evaluate(m_inputs, m_outputs, count, m_workspace);
    }

    [[nodiscard]] bool hasHessian() const override { return true; }

    void hessian(std::span<const double> x, std::int64_t, Eigen::MatrixXd& hessian) override
    {
        if (m_hessian.outputCount() == 0)
            m_hessian = compiled(*m_view, Order::Second);
        const int n = dimension();
        hessian.resize(n, n);
        m_hessian.evaluateOne(x, {hessian.data(), static_cast<std::size_t>(n) * static_cast<std::size_t>(n)}, m_hessianWorkspace);
    }

private:
    std::shared_ptr<const AxisView> m_view;
    Kernel m_gradient;
    Kernel m_hessian;
    Workspace m_workspace;
    Workspace m_hessianWorkspace;
    std::vector<const double*> m_inputs;
    std::vector<double*> m_outputs;
};

struct Range
{
    double low;
    double high;
};

// Around all the points, half as much again on each side.
Range rangeAround(std::span<const double> points)
{
    const auto [low, high] = std::minmax_element(points.begin(), points.end());
    const double room = std::max(0.25 * (*high - *low), 2.0);
    return {*low - room, *high + room};
}

} // namespace

Terrain::Terrain(AxisView view)
    : m_view(std::make_shared<const AxisView>(std::move(view)))
    , m_value(compile(m_view->graph, std::span(&m_view->output, 1), m_view->axes))
    , m_gradient(compiled(*m_view, Order::First))
{
}

std::vector<double> Terrain::pointAt(Vec2 place) const
{
    return mapDimension() == 1 ? std::vector<double>{place.x} : std::vector<double>{place.x, place.y};
}

Vec2 Terrain::placeOf(std::span<const double> point) const
{
    return {point[0], mapDimension() == 1 ? 0 : point[1]};
}

void Terrain::values(std::span<const std::span<const double>> coordinates, std::span<double> values, Workspace& workspace) const
{
    assert(static_cast<int>(coordinates.size()) == dimension());
    std::vector<const double*> inputs;
    for (const std::span<const double>& axis : coordinates)
        inputs.push_back(axis.data());
    double* const outputs[] = {values.data()};
    m_value.evaluate(inputs, outputs, static_cast<std::ptrdiff_t>(values.size()), workspace);
}

void Terrain::grid(std::span<const double> x, std::span<const double> y, std::span<double> values, Workspace& workspace) const
{
    double* const outputs[] = {values.data()};
    m_value.evaluateGrid(x, y, outputs, workspace);
}

std::unique_ptr<Objective> Terrain::objective() const
{
    return std::make_unique<ProgramObjective>(m_view, m_gradient);
}

Rectangle windowOf(const Scenario& scenario, std::span<const double> start)
{
    if (scenario.window)
        return {scenario.window->xmin, scenario.window->xmax, scenario.window->ymin, scenario.window->ymax};
    std::vector<double> xs = {start[0]};
    std::vector<double> ys = {start.size() > 1 ? start[1] : 0.0};
    for (const KnownMinimum& minimum : scenario.minima) {
        if (minimum.at.size() != start.size())
            continue;
        xs.push_back(minimum.at[0]);
        ys.push_back(start.size() > 1 ? minimum.at[1] : 0.0);
    }
    const Range x = rangeAround(xs);
    const Range y = rangeAround(ys);
    return {x.low, x.high, y.low, y.high};
}

} // namespace ad
