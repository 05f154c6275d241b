// SPDX-License-Identifier: GPL-3.0-or-later
// How a race is looked at, and the data it runs on, in a scenario file: the objects "plane", "map", "curves", "swarm", "batch" and
// "tables".
#pragma once

#include "core/scenario/json_field.h"
#include "core/scenario/landscape_choice.h"

namespace ad {

// Errors: unknown fields and values out of range, at their places. What has its default value is left out when it is written.
[[nodiscard]] Result<PlaneChoice> readJson(const LocatedJson& json, const std::string& path, const PlaneChoice*);
[[nodiscard]] Json writeJson(const PlaneChoice& choice);
[[nodiscard]] Result<MapChoice> readJson(const LocatedJson& json, const std::string& path, const MapChoice*);
[[nodiscard]] Json writeJson(const MapChoice& choice);
[[nodiscard]] Result<CurveChoice> readJson(const LocatedJson& json, const std::string& path, const CurveChoice*);
[[nodiscard]] Json writeJson(const CurveChoice& choice);
[[nodiscard]] Result<SwarmChoice> readJson(const LocatedJson& json, const std::string& path, const SwarmChoice*);
[[nodiscard]] Json writeJson(const SwarmChoice& choice);
[[nodiscard]] Result<BatchChoice> readJson(const LocatedJson& json, const std::string& path, const BatchChoice*);
[[nodiscard]] Json writeJson(const BatchChoice& choice);

/// An object of CSV texts by the names of the tables: {"points": "x,y\n1,2\n"}.
[[nodiscard]] Result<std::vector<DataTable>> readJson(const LocatedJson& json, const std::string& path, const std::vector<DataTable>*);
[[nodiscard]] Json writeJson(const std::vector<DataTable>& tables);

} // namespace ad
