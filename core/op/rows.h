// SPDX-License-Identifier: GPL-3.0-or-later
// Helpers that keep the rows of the tables short.
#pragma once

#include "core/op/op.h"

namespace ad {

/// A function of one number, written name(x) in the language.
[[nodiscard]] constexpr Op unary(const char* name, Notation notation, const char* about, double (*value)(double, double, double),
                                 Slope slope)
{
    return {.name = name, .kind = OpKind::Elementwise, .arity = 1, .notation = notation, .about = about, .value = value, .slopes = {slope}};
}

/// A function of two numbers; `first` and `second` are ∂y/∂a and ∂y/∂b.
[[nodiscard]] constexpr Op binary(const char* name, Notation notation, const char* about, double (*value)(double, double, double),
                                  Slope first, Slope second)
{
    return {.name = name,
            .kind = OpKind::Elementwise,
            .arity = 2,
            .notation = notation,
            .about = about,
            .value = value,
            .slopes = {first, second}};
}

/// A comparison or a step: its derivative is 0 wherever it has one, so no adjoint passes.
inline Expr noSlope(const Local& l)
{
    return constant(l.y, 0.0);
}
inline Expr unitSlope(const Local& l)
{
    return constant(l.y, 1.0);
}

} // namespace ad
