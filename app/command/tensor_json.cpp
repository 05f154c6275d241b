// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/tensor_json.h"

#include <cassert>
#include <cmath>

namespace ad::app {

Json toJson(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    return value;
}

Json toJson(std::span<const double> values)
{
    Json list = Json::array();
    for (const double value : values)
        list.push_back(toJson(value));
    return list;
}

Json toJson(const Tensor& value)
{
    if (value.isScalar())
        return toJson(value.scalar());
    if (value.shape().rank() == 1)
        return toJson(value.values());
    Json rows = Json::array();
    const auto columns = static_cast<std::size_t>(value.shape().columns());
    for (std::size_t i = 0; i < static_cast<std::size_t>(value.shape().rows()); ++i)
        rows.push_back(toJson(value.values().subspan(i * columns, columns)));
    return rows;
}

Json nestedJson(std::span<const Json> values, std::span<const int> extents)
{
    if (extents.empty()) {
        assert(values.size() == 1);
        return values.front();
    }
    Json list = Json::array();
    const auto count = static_cast<std::size_t>(extents.front());
    const std::size_t size = count == 0 ? 0 : values.size() / count;
    assert(size * count == values.size());
    for (std::size_t i = 0; i < count; ++i)
        list.push_back(nestedJson(values.subspan(i * size, size), extents.subspan(1)));
    return list;
}

Json toJson(const Shape& shape)
{
    Json list = Json::array();
    for (int axis = 0; axis < shape.rank(); ++axis)
        list.push_back(shape.extent(axis));
    return list;
}

} // namespace ad::app
