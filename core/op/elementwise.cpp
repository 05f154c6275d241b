// SPDX-License-Identifier: GPL-3.0-or-later
// Functions of one to three numbers, elementwise. Derivatives as in any table of calculus, e.g. Abramowitz & Stegun (1964), chapters 4
// and 7; conventions at kinks as in PyTorch 1.13.
#include "core/op/catalog.h"
#include "core/op/rows.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ad {

namespace {

// NaN in either operand gives NaN, as in NumPy and PyTorch; std::max would drop it.
double larger(double a, double b, double)
{
    return a > b || std::isnan(a) ? a : b;
}
double smaller(double a, double b, double)
{
    return a < b || std::isnan(a) ? a : b;
}

double clipped(double x, double low, double high)
{
    return std::isnan(x) ? x : std::min(std::max(x, low), high);
}

Expr zeroLike(const Expr& e)
{
    return constant(e, 0.0);
}

constexpr Notation function(const char* symbol, const char* text, const char* latex)
{
    return {symbol, text, latex};
}

const Op kTable[] = {
    unary(
        "exp", function("exp", "exp({1})", "e^{ {1} }"), "e^x", [](double x, double, double) { return std::exp(x); },
        [](const Local& l) { return l.y; }),
    unary(
        "log", function("ln", "log({1})", "\\ln\\left({1}\\right)"), "natural logarithm; NaN below 0, −∞ at 0",
        [](double x, double, double) { return std::log(x); }, [](const Local& l) { return 1.0 / l.a; }),
    unary(
        "sqrt", function("√", "sqrt({1})", "\\sqrt{ {1} }"), "square root; NaN below 0, derivative ∞ at 0",
        [](double x, double, double) { return std::sqrt(x); }, [](const Local& l) { return 0.5 / l.y; }),
    unary(
        "abs", function("|·|", "abs({1})", "\\left|{1}\\right|"), "|x|; derivative 0 at 0",
        [](double x, double, double) { return std::abs(x); }, [](const Local& l) { return call("sign", l.a); }),
    unary(
        "sign", function("sign", "sign({1})", "\\operatorname{sign}\\left({1}\\right)"), "−1, 0 or 1; derivative 0",
        [](double x, double, double) { return std::isnan(x) ? x : static_cast<double>((x > 0) - (x < 0)); }, noSlope),
    unary(
        "square", {"(·)²", "square({1})", "#1^{2}", Binding::Atom, Binding::Atom}, "x²", [](double x, double, double) { return x * x; },
        [](const Local& l) { return 2.0 * l.a; }),
    unary(
        "sin", function("sin", "sin({1})", "\\sin\\left({1}\\right)"), "sine, x in radians",
        [](double x, double, double) { return std::sin(x); }, [](const Local& l) { return call("cos", l.a); }),
    unary(
        "cos", function("cos", "cos({1})", "\\cos\\left({1}\\right)"), "cosine, x in radians",
        [](double x, double, double) { return std::cos(x); }, [](const Local& l) { return -call("sin", l.a); }),
    unary(
        "tan", function("tan", "tan({1})", "\\tan\\left({1}\\right)"), "tangent, x in radians",
        [](double x, double, double) { return std::tan(x); }, [](const Local& l) { return 1.0 + call("square", l.y); }),
    unary(
        "asin", function("asin", "asin({1})", "\\arcsin\\left({1}\\right)"), "inverse sine, NaN outside [−1, 1]",
        [](double x, double, double) { return std::asin(x); },
        [](const Local& l) { return 1.0 / call("sqrt", 1.0 - call("square", l.a)); }),
    unary(
        "acos", function("acos", "acos({1})", "\\arccos\\left({1}\\right)"), "inverse cosine, NaN outside [−1, 1]",
        [](double x, double, double) { return std::acos(x); },
        [](const Local& l) { return -1.0 / call("sqrt", 1.0 - call("square", l.a)); }),
    unary(
        "atan", function("atan", "atan({1})", "\\arctan\\left({1}\\right)"), "inverse tangent",
        [](double x, double, double) { return std::atan(x); }, [](const Local& l) { return 1.0 / (1.0 + call("square", l.a)); }),
    unary(
        "sinh", function("sinh", "sinh({1})", "\\sinh\\left({1}\\right)"), "hyperbolic sine",
        [](double x, double, double) { return std::sinh(x); }, [](const Local& l) { return call("cosh", l.a); }),
    unary(
        "cosh", function("cosh", "cosh({1})", "\\cosh\\left({1}\\right)"), "hyperbolic cosine",
        [](double x, double, double) { return std::cosh(x); }, [](const Local& l) { return call("sinh", l.a); }),
    unary(
        "tanh", function("tanh", "tanh({1})", "\\tanh\\left({1}\\right)"), "hyperbolic tangent",
        [](double x, double, double) { return std::tanh(x); }, [](const Local& l) { return 1.0 - call("square", l.y); }),
    unary(
        "erf", function("erf", "erf({1})", "\\operatorname{erf}\\left({1}\\right)"), "error function (Abramowitz & Stegun 7.1.1)",
        [](double x, double, double) { return std::erf(x); },
        [](const Local& l) { return 2.0 * std::numbers::inv_sqrtpi * call("exp", -call("square", l.a)); }),
    binary(
        "max", function("max", "max({1}, {2})", "\\max\\left({1}, {2}\\right)"), "the larger of two; a tie gives ½ to each side", larger,
        [](const Local& l) { return 0.5 * (call("gt", l.a, l.b) + call("ge", l.a, l.b)); },
        [](const Local& l) { return 0.5 * (call("lt", l.a, l.b) + call("le", l.a, l.b)); }),
    binary(
        "min", function("min", "min({1}, {2})", "\\min\\left({1}, {2}\\right)"), "the smaller of two; a tie gives ½ to each side", smaller,
        [](const Local& l) { return 0.5 * (call("lt", l.a, l.b) + call("le", l.a, l.b)); },
        [](const Local& l) { return 0.5 * (call("gt", l.a, l.b) + call("ge", l.a, l.b)); }),
    {.name = "where",
     .kind = OpKind::Elementwise,
     .arity = 3,
     .notation = function("where", "where({1}, {2}, {3})", "\\begin{cases} {2} & {1} \\\\ {3} & \\text{else} \\end{cases}"),
     .about = "a where the condition is not 0, b elsewhere; the condition gets no derivative",
     .value = [](double condition, double a, double b) { return condition != 0.0 ? a : b; },
     .slopes = {noSlope, [](const Local& l) { return call("ne", l.a, zeroLike(l.a)); },
                [](const Local& l) { return call("eq", l.a, zeroLike(l.a)); }}},
    {.name = "clip",
     .kind = OpKind::Elementwise,
     .arity = 3,
     .notation = function("clip", "clip({1}, {2}, {3})", "\\operatorname{clip}\\left({1}, {2}, {3}\\right)"),
     .about = "x kept between two bounds; the gradient passes at the bounds",
     .value = clipped,
     .slopes = {[](const Local& l) { return call("ge", l.a, l.b) * call("le", l.a, l.c); },
                [](const Local& l) { return call("lt", l.a, l.b) * call("lt", l.b, l.c); },
                [](const Local& l) { return call("max", call("gt", l.a, l.c), call("gt", l.b, l.c)); }}},
    unary(
        "detach", function("detach", "detach({1})", "\\operatorname{detach}\\left({1}\\right)"),
        "x as it is, but no derivative passes (stop gradient)", [](double x, double, double) { return x; }, noSlope),
    unary(
        "identity", {"=", "identity({1})", "#1", Binding::Atom, Binding::Comparison}, "x as it is: another name for the same value",
        [](double x, double, double) { return x; }, unitSlope),
};

} // namespace

std::span<const Op> elementwiseOps()
{
    return kTable;
}

} // namespace ad
