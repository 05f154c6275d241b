// SPDX-License-Identifier: GPL-3.0-or-later
// Scenario files.
#pragma once

#include "core/scenario/scenario.h"

#include <string_view>

namespace ad {

/// The scenario that a file describes. Any field but `program` may be missing; what is unknown, of the wrong type, out of range, or no
/// parameter of the racer's optimizer or schedule is an error that names the field and its place.
///
/// The program itself is not parsed here: an editor has to open files whose program is wrong.
[[nodiscard]] Result<Scenario> scenarioFromJson(std::string_view text);

/// The text of a file, ending in a newline. Fields with their default value are left out. Reading it gives an equal scenario.
[[nodiscard]] std::string toJson(const Scenario& scenario);

} // namespace ad
