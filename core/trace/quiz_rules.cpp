// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/quiz_rules.h"

#include <cmath>
#include <numbers>

namespace ad {

namespace {

constexpr double kDegree = std::numbers::pi / 180.0;

constexpr const char* kProductRule = "The factors are not swapped: the derivative of a product in one factor is the other factor.";
constexpr const char* kSumRule = "That multiplies by the other operand, as for a product; a sum passes the gradient on as it is.";
constexpr const char* kExpRule = "The power rule is for x^n. e^x is its own derivative.";
constexpr const char* kDenominator = "The derivative of a/b in b is −a/b².";

const WrongSlope kSlopes[] = {
    {"mul", 0, Mistake::NotSwapped, [](double a, double, double) { return a; }, kProductRule},
    {"mul", 1, Mistake::NotSwapped, [](double, double b, double) { return b; }, kProductRule},
    {"mul", 0, Mistake::WrongRule, [](double, double, double y) { return y; },
     "That multiplies by the whole product instead of by the other factor."},
    {"mul", 1, Mistake::WrongRule, [](double, double, double y) { return y; },
     "That multiplies by the whole product instead of by the other factor."},
    {"add", 0, Mistake::WrongRule, [](double, double b, double) { return b; }, kSumRule},
    {"add", 1, Mistake::WrongRule, [](double a, double, double) { return a; }, kSumRule},
    {"div", 0, Mistake::Reciprocal, [](double, double b, double) { return b; },
     "That multiplies by the denominator; the derivative of a/b in a is 1/b."},
    {"div", 1, Mistake::Sign, [](double a, double b, double) { return a / (b * b); },
     "The sign is lost: the derivative of a/b in b is −a/b²."},
    {"div", 1, Mistake::WrongRule, [](double a, double b, double) { return -a / b; },
     "The square is missing: the derivative of a/b in b is −a/b²."},
    {"div", 1, Mistake::WrongRule, [](double, double b, double) { return -1.0 / (b * b); },
     "The numerator is missing: the derivative of a/b in b is −a/b²."},
    {"div", 1, Mistake::WrongRule, [](double, double b, double) { return 1.0 / b; }, kDenominator},
    {"div", 1, Mistake::WrongRule, [](double a, double, double) { return a; }, kDenominator},
    {"pow", 0, Mistake::WrongRule, [](double, double b, double y) { return b * y; },
     "The exponent is not lowered by 1: the derivative of x^n is n·x^(n−1)."},
    {"pow", 0, Mistake::WrongRule, [](double a, double b, double) { return std::pow(a, b - 1.0); },
     "The factor n is missing: the derivative of x^n is n·x^(n−1)."},
    {"pow", 0, Mistake::WrongRule, [](double, double b, double) { return b; },
     "That is the exponent alone: the derivative of x^n is n·x^(n−1)."},
    {"square", 0, Mistake::WrongRule, [](double a, double, double) { return a; }, "The factor 2 is missing: the derivative of x² is 2x."},
    {"square", 0, Mistake::WrongRule, [](double, double, double y) { return 2.0 * y; },
     "The exponent is not lowered by 1: the derivative of x² is 2x."},
    {"sqrt", 0, Mistake::WrongRule, [](double, double, double y) { return 1.0 / y; },
     "The factor ½ is missing: the derivative of √x is 1/(2√x)."},
    {"sqrt", 0, Mistake::WrongRule, [](double, double, double y) { return 0.5 * y; },
     "The root belongs in the denominator: the derivative of √x is 1/(2√x)."},
    {"exp", 0, Mistake::WrongRule, [](double a, double, double) { return a * std::exp(a - 1.0); }, kExpRule},
    {"exp", 0, Mistake::WrongRule, [](double a, double, double) { return a; }, kExpRule},
    {"log", 0, Mistake::Reciprocal, [](double a, double, double) { return a; }, "The derivative of ln x is 1/x, not x."},
    {"log", 0, Mistake::WrongRule, [](double, double, double y) { return 1.0 / y; }, "The derivative of ln x is 1/x, not 1/ln x."},
    {"sigmoid", 0, Mistake::WrongRule, [](double a, double, double) { return a * (1.0 - a); },
     "σ′ = σ(1 − σ) is written with the output of σ, not with its input."},
    {"sigmoid", 0, Mistake::WrongRule, [](double, double, double y) { return 1.0 - y; }, "A factor is missing: σ′ = σ(1 − σ)."},
    {"sigmoid", 0, Mistake::WrongRule, [](double, double, double y) { return 1.0 - y * y; }, "That is the rule of tanh; σ′ = σ(1 − σ)."},
    {"tanh", 0, Mistake::WrongRule, [](double a, double, double) { return 1.0 - a * a; },
     "tanh′ = 1 − tanh² is written with the output of tanh, not with its input."},
    {"tanh", 0, Mistake::WrongRule, [](double, double, double y) { return 1.0 - y; }, "The square is missing: tanh′ = 1 − tanh²."},
    {"tanh", 0, Mistake::WrongRule, [](double, double, double y) { return y * (1.0 - y); }, "That is the rule of σ; tanh′ = 1 − tanh²."},
    {"cos", 0, Mistake::Sign, [](double a, double, double) { return std::sin(a); }, "The sign is lost: the derivative of cos is −sin."},
    {"sin", 0, Mistake::Sign, [](double a, double, double) { return -std::cos(a); }, "The derivative of sin is cos, without a minus."},
    {"softplus", 0, Mistake::WrongRule, [](double a, double, double) { return 1.0 / (1.0 + std::exp(a)); },
     "The derivative of softplus is σ(x), not σ(−x)."},
};

const WrongValue kValues[] = {
    {"add", Mistake::WrongOperation, [](double a, double b, double) { return a * b; }, "That multiplies; this node adds."},
    {"add", Mistake::WrongOperation, [](double a, double b, double) { return a - b; }, "That subtracts; this node adds."},
    {"mul", Mistake::WrongOperation, [](double a, double b, double) { return a + b; }, "That adds; this node multiplies."},
    {"sub", Mistake::Sign, [](double a, double b, double) { return b - a; }, "The operands are the wrong way round."},
    {"sub", Mistake::WrongOperation, [](double a, double b, double) { return a + b; }, "That adds; this node subtracts."},
    {"div", Mistake::Reciprocal, [](double a, double b, double) { return b / a; }, "The quotient is upside down."},
    {"div", Mistake::WrongOperation, [](double a, double b, double) { return a * b; }, "That multiplies; this node divides."},
    {"pow", Mistake::WrongOperation, [](double a, double b, double) { return a * b; }, "That multiplies by the exponent."},
    {"pow", Mistake::WrongOperation, [](double a, double b, double) { return std::pow(b, a); }, "Base and exponent are swapped."},
    {"pow", Mistake::Sign, [](double a, double b, double) { return -std::pow(-a, b); },
     "The base has its sign inside of the power: (−2)² is 4."},
    {"square", Mistake::WrongOperation, [](double a, double, double) { return 2.0 * a; }, "That doubles; this node squares."},
    {"sqrt", Mistake::WrongOperation, [](double a, double, double) { return a * a; }, "That squares; this node takes the root."},
    {"sqrt", Mistake::WrongOperation, [](double a, double, double) { return a / 2.0; }, "That halves; this node takes the root."},
    {"log", Mistake::WrongOperation, [](double a, double, double) { return std::log10(a); },
     "That is the logarithm to base 10; ln is to base e."},
    {"log", Mistake::WrongOperation, [](double a, double, double) { return std::log2(a); },
     "That is the logarithm to base 2; ln is to base e."},
    {"sin", Mistake::WrongOperation, [](double a, double, double) { return std::sin(a * kDegree); },
     "That takes the number as degrees; it is in radians."},
    {"cos", Mistake::WrongOperation, [](double a, double, double) { return std::cos(a * kDegree); },
     "That takes the number as degrees; it is in radians."},
    {"exp", Mistake::Sign, [](double a, double, double) { return std::exp(-a); }, "The sign of the exponent is wrong."},
    {"sigmoid", Mistake::Sign, [](double, double, double y) { return 1.0 - y; }, "The sign inside of σ is wrong: σ(x) = 1/(1 + e^(−x))."},
    {"sigmoid", Mistake::WrongOperation, [](double a, double, double) { return std::tanh(a); }, "That is tanh; this node is σ."},
    {"tanh", Mistake::WrongOperation, [](double a, double, double) { return 1.0 / (1.0 + std::exp(-a)); }, "That is σ; this node is tanh."},
    {"relu", Mistake::WrongOperation, [](double a, double, double) { return a; }, "relu gives 0 where its input is negative."},
    {"relu", Mistake::WrongOperation, [](double a, double, double) { return std::abs(a); },
     "That is the absolute value; relu gives 0 where its input is negative."},
    {"abs", Mistake::Sign, [](double a, double, double) { return a; }, "The absolute value is never negative."},
    {"max", Mistake::WrongOperation, [](double a, double b, double) { return a < b ? a : b; }, "That is the smaller one."},
    {"min", Mistake::WrongOperation, [](double a, double b, double) { return a > b ? a : b; }, "That is the larger one."},
};

} // namespace

std::span<const WrongSlope> wrongSlopes()
{
    return kSlopes;
}

std::span<const WrongValue> wrongValues()
{
    return kValues;
}

Tensor mapped(const Trace& trace, NodeId id, double (*function)(double a, double b, double y))
{
    const Node& operation = trace.graph().node(id);
    const Tensor& y = trace.valueOf(id);
    const auto operand = [&](std::size_t slot) {
        return slot < operation.inputs.size() ? broadcastTo(trace.valueOf(operation.inputs[slot]), y.shape()) : Tensor(y.shape(), 0.0);
    };
    const Tensor a = operand(0);
    const Tensor b = operand(1);
    Tensor result(y.shape(), 0.0);
    for (std::ptrdiff_t i = 0; i < y.size(); ++i)
        result[i] = function(a[i], b[i], y[i]);
    return result;
}

} // namespace ad
