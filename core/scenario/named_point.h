// SPDX-License-Identifier: GPL-3.0-or-later
// From the coordinates of a race to the inputs of its program.
#pragma once

#include "core/lang/program.h"

#include <span>

namespace ad {

/// The inputs of the program at a place of its landscape; those of which no number is named are left out.
/// @param coordinates  one for each of `names`, as Terrain::names gives them: "x", "w[0]".
[[nodiscard]] Point pointAt(const Program& program, const std::vector<std::string>& names, std::span<const double> coordinates);

} // namespace ad
