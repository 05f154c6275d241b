// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of helper functions, one for each language.
#pragma once

#include "core/lang/code_helpers.h"

namespace ad::lang {

[[nodiscard]] std::span<const CodeHelper> numpyHelpers();
[[nodiscard]] std::span<const CodeHelper> torchHelpers();
[[nodiscard]] std::span<const CodeHelper> cppHelpers();

} // namespace ad::lang
