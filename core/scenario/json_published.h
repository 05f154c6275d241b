// SPDX-License-Identifier: GPL-3.0-or-later
// Published numbers in scenario files.
#pragma once

#include "core/scenario/json_field.h"
#include "core/scenario/published.h"

namespace ad {

Result<Published> readJson(const LocatedJson& json, const std::string& path, const Published*);
Json writeJson(const Published& published);

} // namespace ad
