// SPDX-License-Identifier: GPL-3.0-or-later
// How a graph is looked at, in a scenario file: the object "graph".
#pragma once

#include "core/scenario/graph_choice.h"
#include "core/scenario/json_field.h"

namespace ad {

/// Values by the names of inputs: {"x": 1, "w": [1, 0]}.
[[nodiscard]] Result<Point> readJson(const LocatedJson& json, const std::string& path, const Point*);
[[nodiscard]] Json writeJson(const Point& point);

/// Errors: unknown fields and values out of range, at their places. Names are checked against the program by derive().
[[nodiscard]] Result<GraphChoice> readJson(const LocatedJson& json, const std::string& path, const GraphChoice*);
/// What has its default value is left out.
[[nodiscard]] Json writeJson(const GraphChoice& choice);

} // namespace ad
