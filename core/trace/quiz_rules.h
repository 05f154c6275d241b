// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of what people write instead of an operation's derivative, and instead of its value.
#pragma once

#include "core/trace/quiz_mistakes.h"

#include <span>

namespace ad {

/// A wrong ∂y/∂input of an elementwise op y = f(a, b), as a function of a, b and y.
struct WrongSlope
{
    const char* op;
    int slot;
    Mistake mistake;
    double (*slope)(double a, double b, double y);
    const char* sentence;
};
[[nodiscard]] std::span<const WrongSlope> wrongSlopes();

/// A wrong value of an elementwise op y = f(a, b), as a function of a, b and y.
struct WrongValue
{
    const char* op;
    Mistake mistake;
    double (*value)(double a, double b, double y);
    const char* sentence;
};
[[nodiscard]] std::span<const WrongValue> wrongValues();

/// One of these functions of the operands of an elementwise operation, broadcast to its shape, and of its value.
[[nodiscard]] Tensor mapped(const Trace& trace, NodeId operation, double (*function)(double a, double b, double y));

} // namespace ad
