// SPDX-License-Identifier: GPL-3.0-or-later
// Activation functions, elementwise. Values are computed so that they neither overflow nor cancel; conventions at kinks as in PyTorch 1.13.
#include "core/op/catalog.h"
#include "core/op/rows.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ad {

namespace {

double sigmoid(double x, double, double)
{
    if (x >= 0)
        return 1.0 / (1.0 + std::exp(-x));
    const double e = std::exp(x);
    return e / (1.0 + e);
}

double softplus(double x, double, double)
{
    return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x)));
}

// Φ, the distribution function of the standard normal law.
double normal(double x)
{
    return 0.5 * std::erfc(-x / std::numbers::sqrt2);
}

Expr positive(const Expr& x)
{
    return call("gt", x, constant(x, 0.0));
}

// e^min(x, 0): the branch for positive x is never taken, so it must not overflow.
Expr boundedExp(const Expr& x)
{
    return call("exp", call("min", x, constant(x, 0.0)));
}

Expr geluSlope(const Local& l)
{
    const Expr distribution = 0.5 * (1.0 + call("erf", l.a / std::numbers::sqrt2));
    const Expr density = call("exp", -0.5 * call("square", l.a)) * (std::numbers::inv_sqrtpi / std::numbers::sqrt2);
    return distribution + l.a * density;
}

const Op kTable[] = {
    unary("sigmoid", {"σ", "sigmoid({1})", "\\sigma\\left({1}\\right)"}, "1/(1 + e^−x)", sigmoid,
          [](const Local& l) { return l.y * (1.0 - l.y); }),
    unary("softplus", {"softplus", "softplus({1})", "\\operatorname{softplus}\\left({1}\\right)"}, "ln(1 + e^x)", softplus,
          [](const Local& l) { return call("sigmoid", l.a); }),
    unary(
        "relu", {"relu", "relu({1})", "\\operatorname{relu}\\left({1}\\right)"}, "max(x, 0); derivative 0 at 0",
        [](double x, double, double) { return x > 0.0 || std::isnan(x) ? x : 0.0; }, [](const Local& l) { return positive(l.a); }),
    binary(
        "leaky_relu", {"leaky relu", "leaky_relu({1}, {2})", "\\operatorname{lrelu}_{ {2} }\\left({1}\\right)"},
        "x for x > 0, a·x else (Maas et al. 2013); derivative a at 0", [](double x, double a, double) { return x > 0.0 ? x : a * x; },
        [](const Local& l) { return call("where", positive(l.a), constant(l.a, 1.0), l.b); },
        [](const Local& l) { return call("min", l.a, constant(l.a, 0.0)); }),
    binary(
        "elu", {"elu", "elu({1}, {2})", "\\operatorname{elu}_{ {2} }\\left({1}\\right)"},
        "x for x > 0, a·(e^x − 1) else (Clevert et al. 2016); derivative a at 0",
        [](double x, double a, double) { return x > 0.0 ? x : a * std::expm1(x); },
        [](const Local& l) { return call("where", positive(l.a), constant(l.a, 1.0), l.b * boundedExp(l.a)); },
        [](const Local& l) { return boundedExp(l.a) - 1.0; }),
    unary(
        "gelu", {"gelu", "gelu({1})", "\\operatorname{gelu}\\left({1}\\right)"},
        "x·Φ(x), Φ the standard normal distribution function (Hendrycks & Gimpel 2016)",
        [](double x, double, double) { return x * normal(x); }, geluSlope),
};

} // namespace

std::span<const Op> activationOps()
{
    return kTable;
}

} // namespace ad
