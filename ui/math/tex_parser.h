// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a formula in the subset of TeX that we typeset.
#pragma once

#include "ui/math/tex_node.h"

namespace ad::ui {

/// Reads `tex`. Never fails: what is unknown or out of place becomes text in the tree and a message in `errors`. Cost: O(length).
///
/// Beyond plain TeX and amsmath there is `\link{name}{…}`, a part that can be clicked, and `\color{role}{…}`.
/// Nesting deeper than 48 levels is an error, so that no input can exhaust the stack.
[[nodiscard]] ParsedTex parseTex(const QString& tex);

} // namespace ad::ui
