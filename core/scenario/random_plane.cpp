// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/noise.h"
#include "core/scenario/plane.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace ad {

namespace {

// The filter of each of the n numbers.
std::vector<int> filters(const AxisView& view)
{
    std::vector<bool> isRightFactor(static_cast<std::size_t>(view.graph.size()), false);
    for (const Node& node : view.graph.nodes())
        if (std::string_view(node.op->name) == "matmul" && node.inputs.size() == 2)
            isRightFactor[static_cast<std::size_t>(node.inputs[1])] = true;
    constexpr int kScalars = 0;
    int next = kScalars + 1;
    std::vector<int> result;
    for (const NodeId leaf : view.leaves) {
        const Shape& shape = view.graph.node(leaf).shape;
        const bool isByColumn = isRightFactor[static_cast<std::size_t>(leaf)];
        for (int i = 0; i < static_cast<int>(shape.size()); ++i) {
            const int within = shape.rank() < 2 ? 0 : isByColumn ? i % shape.columns() : i / shape.columns();
            result.push_back(shape.isScalar() ? kScalars : next + within);
        }
        if (!shape.isScalar())
            next += shape.rank() < 2 ? 1 : isByColumn ? shape.columns() : shape.rows();
    }
    return result;
}

std::vector<double> norms(const std::vector<double>& numbers, const std::vector<int>& filter)
{
    std::vector<double> result(static_cast<std::size_t>(*std::max_element(filter.begin(), filter.end())) + 1, 0.0);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        double& norm = result[static_cast<std::size_t>(filter[i])];
        norm = std::hypot(norm, numbers[i]);
    }
    return result;
}

std::vector<double> direction(const AxisView& view, const std::vector<int>& filter, std::uint64_t seed, int which)
{
    std::vector<double> d(view.values.size());
    for (std::size_t i = 0; i < d.size(); ++i)
        d[i] = standardNormal(seed, which, static_cast<int>(i));
    const std::vector<double> wanted = norms(view.values, filter);
    if (std::all_of(wanted.begin(), wanted.end(), [](double norm) { return !(norm > 0); }))
        return d;
    const std::vector<double> norm = norms(d, filter);
    for (std::size_t i = 0; i < d.size(); ++i)
        d[i] *= wanted[static_cast<std::size_t>(filter[i])] / norm[static_cast<std::size_t>(filter[i])];
    return d;
}

} // namespace

Plane randomPlane(const AxisView& view, std::uint64_t seed)
{
    const std::vector<int> filter = filters(view);
    Plane plane{PlaneKind::Random, {}, view.values, {}, {"direction 1", "direction 2"}, {}};
    plane.directions = {direction(view, filter, seed, 0), direction(view, filter, seed, 1)};
    const Vec2 place = plane.placeOf(view.start);
    plane.origin = view.start;
    plane.origin = plane.pointAt({-place.x, -place.y});
    return plane;
}

} // namespace ad
