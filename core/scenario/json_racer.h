// SPDX-License-Identifier: GPL-3.0-or-later
// A racer in a scenario file: its own fields, and beside them the parameters of its optimizer by their names.
#pragma once

#include "core/scenario/json_field.h"
#include "core/scenario/scenario.h"

namespace ad {

/// Errors: a field that is neither a racer's nor a parameter of its optimizer, and values that the optimizer or schedule refuses, at their
/// places.
[[nodiscard]] Result<RacerChoice> readJson(const LocatedJson& json, const std::string& path, const RacerChoice*);
[[nodiscard]] Json writeJson(const RacerChoice& racer);

/// What a racer did before, a member of its list "past".
[[nodiscard]] Result<RacerPast> readJson(const LocatedJson& json, const std::string& path, const RacerPast*);
[[nodiscard]] Json writeJson(const RacerPast& past);

} // namespace ad
