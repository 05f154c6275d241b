// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/tensor.h"

#include "core/base/strides.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace ad {

Tensor::Tensor(const Shape& shape, std::vector<double> values)
    : m_shape(shape)
    , m_values(std::move(values))
{
    assert(static_cast<std::ptrdiff_t>(m_values.size()) == m_shape.size());
}

Tensor Tensor::vector(std::vector<double> values)
{
    const Shape shape(static_cast<int>(values.size()));
    return {shape, std::move(values)};
}

Tensor Tensor::matrix(const std::vector<std::vector<double>>& rows)
{
    const std::size_t columns = rows.empty() ? 0 : rows.front().size();
    std::vector<double> values;
    values.reserve(rows.size() * columns);
    for (const std::vector<double>& row : rows) {
        assert(row.size() == columns);
        values.insert(values.end(), row.begin(), row.end());
    }
    return {Shape(static_cast<int>(rows.size()), static_cast<int>(columns)), std::move(values)};
}

double Tensor::scalar() const
{
    assert(size() == 1);
    return m_values.front();
}

Tensor Tensor::reshaped(const Shape& shape) const
{
    return {shape, m_values};
}

bool same(const Tensor& a, const Tensor& b)
{
    return a.shape() == b.shape() && std::equal(a.values().begin(), a.values().end(), b.values().begin(),
                                                [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

double relativeDifference(const Tensor& a, const Tensor& b)
{
    if (a.shape() != b.shape())
        return std::numeric_limits<double>::infinity();
    double worst = 0.0;
    for (std::ptrdiff_t i = 0; i < a.size(); ++i) {
        if (a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i])))
            continue;
        const double difference = std::abs(a[i] - b[i]) / std::max(1.0, std::abs(b[i]));
        worst = std::isnan(difference) ? std::numeric_limits<double>::infinity() : std::max(worst, difference);
    }
    return worst;
}

bool isFinite(const Tensor& a)
{
    return std::all_of(a.values().begin(), a.values().end(), [](double x) { return std::isfinite(x); });
}

Tensor broadcastTo(const Tensor& from, const Shape& shape)
{
    if (from.shape() == shape)
        return from;
    assert(broadcast(from.shape(), shape) == shape);
    Tensor result(shape, 0.0);
    forEachBroadcast(shape, from.shape(), [&](std::ptrdiff_t to, std::ptrdiff_t source) { result[to] = from[source]; });
    return result;
}

Tensor sumTo(const Tensor& from, const Shape& shape)
{
    if (from.shape() == shape)
        return from;
    assert(broadcast(shape, from.shape()) == from.shape());
    Tensor result(shape, 0.0);
    forEachBroadcast(from.shape(), shape, [&](std::ptrdiff_t source, std::ptrdiff_t to) { result[to] += from[source]; });
    return result;
}

} // namespace ad
