// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/tensor_json.h"

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

Json toJson(const Shape& shape)
{
    Json list = Json::array();
    for (int axis = 0; axis < shape.rank(); ++axis)
        list.push_back(shape.extent(axis));
    return list;
}

} // namespace ad::app
