// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/differences.h"

#include "core/run/evaluate.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace ad {

double differenceStep(Scheme scheme, double x)
{
    constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
    const double base = scheme == Scheme::ForwardDifference ? std::sqrt(kEpsilon) : std::cbrt(kEpsilon);
    return base * std::max(1.0, std::abs(x));
}

Tensor differenceJacobian(const Graph& graph, NodeId output, NodeId input, const Point& point, Scheme scheme, double h)
{
    const Node& leaf = graph.node(input);
    assert(isInput(leaf) && !leaf.name.empty());
    const std::vector<bool> needed = ancestors(graph, output);
    const auto valueAt = [&](const Tensor& x) {
        Point moved = point;
        moved.insert_or_assign(leaf.name, x);
        return evaluate(graph, moved, needed)[static_cast<std::size_t>(output)];
    };
    const auto given = point.find(leaf.name);
    const Tensor x = given == point.end() ? leaf.value : given->second;
    const Tensor here = valueAt(x);
    Tensor result(Shape(static_cast<int>(here.size()), static_cast<int>(x.size())), 0.0);
    for (std::ptrdiff_t column = 0; column < x.size(); ++column) {
        const double step = h > 0.0 ? h : differenceStep(scheme, x[column]);
        Tensor right = x;
        Tensor left = x;
        right[column] += step;
        if (scheme == Scheme::CentralDifference)
            left[column] -= step;
        const Tensor above = valueAt(right);
        const Tensor below = scheme == Scheme::CentralDifference ? valueAt(left) : here;
        // The step that was really made: x + h is rounded.
        const double width = right[column] - left[column];
        for (std::ptrdiff_t row = 0; row < here.size(); ++row)
            result[row * x.size() + column] = (above[row] - below[row]) / width;
    }
    return result;
}

} // namespace ad
