// SPDX-License-Identifier: GPL-3.0-or-later
// The option --racer: which of a scenario's racers a command is about.
#pragma once

#include "core/base/result.h"
#include "core/scenario/scenario.h"

#include <string_view>

namespace ad::app {

/// The 0-based index that `text` means: that number itself, or the only racer whose name is `text`, else whose optimizer's name or display
/// name it is. Capitals make no difference. The error lists the racers with their indices.
[[nodiscard]] Result<int> racerIndexOf(std::string_view text, const Scenario& scenario);

} // namespace ad::app
