// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens to statements and expressions.
#pragma once

#include "core/lang/ast.h"

namespace ad::lang {

/// How deep brackets, calls and powers may be nested.
inline constexpr int kDeepestNesting = 256;

/// The syntax of `text`. A statement with an error gets the root −1, and the next statement is read as if nothing had happened.
/// Cost: O(length).
[[nodiscard]] Ast parseText(std::string_view text);

} // namespace ad::lang
