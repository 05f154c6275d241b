// SPDX-License-Identifier: GPL-3.0-or-later
// Values as JSON for programs: what JSON has no number for is a text.
#pragma once

#include "core/base/tensor.h"

#include <nlohmann/json.hpp>

#include <span>

namespace ad::app {

using Json = nlohmann::ordered_json;

/// A number, or "NaN", "Infinity", "-Infinity".
[[nodiscard]] Json toJson(double value);
/// A number for a scalar, nested lists for vectors and matrices.
[[nodiscard]] Json toJson(const Tensor& value);
/// A list of numbers.
[[nodiscard]] Json toJson(std::span<const double> values);
/// The values as lists in lists of these extents, row by row; the value itself without extents. Their number is the product (asserted).
[[nodiscard]] Json nestedJson(std::span<const Json> values, std::span<const int> extents);
/// [], [n] or [n, m].
[[nodiscard]] Json toJson(const Shape& shape);

} // namespace ad::app
