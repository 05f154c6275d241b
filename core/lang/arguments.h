// SPDX-License-Identifier: GPL-3.0-or-later
// Which argument of a call stands for which parameter.
#pragma once

#include "core/lang/plan.h"

namespace ad::lang {

/// The parameters of a function of the program, as a way to call it.
[[nodiscard]] Callable parametersOf(const Ast& ast, const Statement& definition);

/// Fills `planned` with the first of `overloads` that fits the call, or reports why none does.
bool bindArguments(const Ast& ast, int call, std::span<const Callable> overloads, PlannedCall& planned, Symbols& symbols);
/// The same for a function of the program.
bool bindArguments(const Ast& ast, int call, const Callable& function, PlannedCall& planned, Symbols& symbols);

} // namespace ad::lang
