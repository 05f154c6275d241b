// SPDX-License-Identifier: GPL-3.0-or-later
// A formula as a line of Unicode, for screen readers and for copying.
#pragma once

#include "ui/math/tex_node.h"

namespace ad::ui {

/// For instance "v̄₁ = (a + b)/c": Unicode scripts where all characters have them, else ^(…) and _(…); accents as combining marks;
/// matrices as [a, b; c, d]. Colours, frames and links leave no trace, phantoms and spaces a space.
[[nodiscard]] QString plainText(const TexNode& node);

} // namespace ad::ui
