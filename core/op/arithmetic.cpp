// SPDX-License-Identifier: GPL-3.0-or-later
// Operators of the language: + − × ÷ ^, minus, and comparisons.
#include "core/op/catalog.h"
#include "core/op/rows.h"

#include <cmath>
#include <limits>

namespace ad {

namespace {

constexpr Binding kSum = Binding::Sum;
constexpr Binding kProduct = Binding::Term;
constexpr Binding kMinus = Binding::Minus;
constexpr Binding kAtom = Binding::Atom;
constexpr Binding kCompare = Binding::Comparison;

// n·x^(n−1), written short for the exponents that everybody uses. PyTorch defines the derivative as 0 where n is 0.
Expr powerSlope(const Local& l)
{
    if (l.b.isConstant(0.0))
        return constant(l.y, 0.0);
    if (l.b.isConstant(1.0))
        return constant(l.y, 1.0);
    if (l.b.isConstant(2.0))
        return l.b * l.a;
    if (l.b.constant())
        return l.b * call("pow", l.a, l.b - 1.0);
    return call("where", call("eq", l.b, constant(l.b, 0.0)), constant(l.b, 0.0), l.b * call("pow", l.a, l.b - 1.0));
}

// x^n·ln x; 0 at x = 0 with n ≥ 0, where the power does not react to its exponent.
Expr exponentSlope(const Local& l)
{
    const Expr zero = constant(l.a, 0.0);
    const Expr flat = call("eq", l.a, zero) * call("ge", l.b, zero);
    return call("where", flat, zero, l.y * call("log", l.a));
}

double power(double a, double b, double)
{
    return b == 2.0 ? a * a : std::pow(a, b);
}

constexpr Notation comparison(const char* symbol, const char* text, const char* latex)
{
    return {symbol, text, latex, kCompare, kSum, kSum};
}

const Op kTable[] = {
    binary(
        "add", {"+", "#1 + #2", "#1 + #2", kSum, kSum, kProduct}, "a + b", [](double a, double b, double) { return a + b; }, unitSlope,
        unitSlope),
    binary(
        "sub", {"−", "#1 - #2", "#1 - #2", kSum, kSum, kProduct}, "a − b", [](double a, double b, double) { return a - b; }, unitSlope,
        [](const Local& l) { return constant(l.y, -1.0); }),
    binary(
        "mul", {"×", "#1*#2", "#1 \\cdot #2", kProduct, kProduct, kMinus}, "a·b, elementwise",
        [](double a, double b, double) { return a * b; }, [](const Local& l) { return l.b; }, [](const Local& l) { return l.a; }),
    binary(
        "div", {"÷", "#1/#2", "\\frac{ {1} }{ {2} }", kProduct, kProduct, kMinus}, "a/b", [](double a, double b, double) { return a / b; },
        [](const Local& l) { return 1.0 / l.b; }, [](const Local& l) { return -(l.y / l.b); }),
    binary("pow", {"^", "#1^#2", "#1^{ {2} }", Binding::Power, kAtom, kMinus},
           "a to the power b; a constant exponent gets no adjoint, and n·0^(n−1) is the derivative of x^n at 0", power, powerSlope,
           exponentSlope),
    unary(
        "neg", {"−", "-#1", "-#1", kMinus, kMinus, kMinus}, "−x", [](double a, double, double) { return -a; },
        [](const Local& l) { return constant(l.y, -1.0); }),
    binary(
        "lt", comparison("<", "#1 < #2", "#1 < #2"), "1 if a < b, else 0; derivative 0",
        [](double a, double b, double) { return a < b ? 1.0 : 0.0; }, noSlope, noSlope),
    binary(
        "le", comparison("≤", "#1 <= #2", "#1 \\le #2"), "1 if a ≤ b, else 0; derivative 0",
        [](double a, double b, double) { return a <= b ? 1.0 : 0.0; }, noSlope, noSlope),
    binary(
        "gt", comparison(">", "#1 > #2", "#1 > #2"), "1 if a > b, else 0; derivative 0",
        [](double a, double b, double) { return a > b ? 1.0 : 0.0; }, noSlope, noSlope),
    binary(
        "ge", comparison("≥", "#1 >= #2", "#1 \\ge #2"), "1 if a ≥ b, else 0; derivative 0",
        [](double a, double b, double) { return a >= b ? 1.0 : 0.0; }, noSlope, noSlope),
    binary(
        "eq", comparison("=", "#1 == #2", "#1 = #2"), "1 if a = b, else 0; derivative 0",
        [](double a, double b, double) { return a == b ? 1.0 : 0.0; }, noSlope, noSlope),
    binary(
        "ne", comparison("≠", "#1 != #2", "#1 \\ne #2"), "1 if a ≠ b, else 0; derivative 0",
        [](double a, double b, double) { return a != b ? 1.0 : 0.0; }, noSlope, noSlope),
};

} // namespace

std::span<const Op> arithmeticOps()
{
    return kTable;
}

} // namespace ad
