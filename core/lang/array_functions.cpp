// SPDX-License-Identifier: GPL-3.0-or-later
// Functions that write arrays of numbers, so that a program need not list them.
#include "core/lang/callable.h"

#include "core/lang/program.h"

#include <cmath>
#include <cstdint>
#include <numbers>

namespace ad::lang {

namespace {

Result<Shape> shapeOf(const CallSite& call, std::size_t n, std::optional<std::size_t> m)
{
    const bool isMatrix = m && call.arguments[*m].number;
    const double rows = *call.arguments[n].number;
    const double columns = isMatrix ? *call.arguments[*m].number : 1.0;
    if (rows < 1.0 || columns < 1.0)
        return call.error("an array needs at least one number in each direction");
    if (rows * columns > static_cast<double>(kLargestArray))
        return call.error("an array may have at most ten million numbers");
    return isMatrix ? Shape(static_cast<int>(rows), static_cast<int>(columns)) : Shape(static_cast<int>(rows));
}

Result<Tensor> filled(const CallSite& call, double value)
{
    const Result<Shape> shape = shapeOf(call, 0, 1);
    if (!shape)
        return shape.error();
    return Tensor(*shape, value);
}

Result<Tensor> eye(const CallSite& call)
{
    const std::optional<double> columns = call.arguments[1].number;
    const Argument extents[] = {call.arguments[0], {.number = columns ? columns : call.arguments[0].number}};
    const Result<Shape> shape = shapeOf({call.builder, extents, call.where}, 0, 1);
    if (!shape)
        return shape.error();
    Tensor result(*shape, 0.0);
    for (int i = 0; i < std::min(shape->rows(), shape->columns()); ++i)
        result[static_cast<std::ptrdiff_t>(i) * shape->columns() + i] = 1.0;
    return result;
}

// As NumPy's: both ends are included, and the last number is exactly `b`.
Result<Tensor> linspace(const CallSite& call)
{
    const Result<Shape> shape = shapeOf(call, 2, {});
    if (!shape)
        return shape.error();
    const double a = *call.arguments[0].number;
    const double b = *call.arguments[1].number;
    const int n = shape->rows();
    Tensor result(*shape, a);
    for (int i = 1; i < n; ++i)
        result[i] = i == n - 1 ? b : a + i * ((b - a) / (n - 1));
    return result;
}

// The counter-based generator SplitMix64 (Steele, Lea & Flood 2014, figure 17): the number at a counter depends on nothing else, so arrays
// are the same on every machine and however they are computed.
std::uint64_t mixed(std::uint64_t seed, std::uint64_t counter)
{
    std::uint64_t z = seed * 0xD1342543DE82EF95U + (counter + 1) * 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

// In (0, 1): the middles of 2⁵² equal intervals.
double uniform(std::uint64_t seed, std::uint64_t counter)
{
    return (static_cast<double>(mixed(seed, counter) >> 12) + 0.5) * 0x1p-52;
}

// Six decimals are legible where arrays are shown, and hide that mathematical libraries differ in their last bits.
double legible(double x)
{
    return std::round(x * 1e6) / 1e6;
}

// Box & Muller (1958).
double normal(std::uint64_t seed, std::uint64_t index)
{
    const double radius = std::sqrt(-2.0 * std::log(uniform(seed, 2 * index)));
    return radius * std::cos(2.0 * std::numbers::pi * uniform(seed, 2 * index + 1));
}

Result<Tensor> random(const CallSite& call, double (*draw)(std::uint64_t, std::uint64_t))
{
    const Result<Shape> shape = shapeOf(call, 0, 1);
    if (!shape)
        return shape.error();
    const auto seed = static_cast<std::uint64_t>(static_cast<std::int64_t>(*call.arguments[2].number));
    Tensor result(*shape, 0.0);
    for (std::ptrdiff_t i = 0; i < result.size(); ++i)
        result[i] = legible(draw(seed, static_cast<std::uint64_t>(i)));
    return result;
}

const FunctionRow kTable[] = {
    {.name = "zeros",
     .parameters = "n, m=none",
     .about = "a vector or a matrix of zeros",
     .make = [](const CallSite& c) { return filled(c, 0.0); }},
    {.name = "ones",
     .parameters = "n, m=none",
     .about = "a vector or a matrix of ones",
     .make = [](const CallSite& c) { return filled(c, 1.0); }},
    {.name = "eye", .parameters = "n, m=none", .about = "ones on the diagonal, zeros elsewhere", .make = eye},
    {.name = "linspace", .parameters = "a, b, n", .about = "n numbers from a to b, equally far apart", .make = linspace},
    {.name = "randn",
     .parameters = "n, m=none, seed=0",
     .about = "standard normal random numbers, the same for the same seed",
     .make = [](const CallSite& c) { return random(c, normal); }},
    {.name = "rand",
     .parameters = "n, m=none, seed=0",
     .about = "random numbers between 0 and 1, the same for the same seed",
     .make = [](const CallSite& c) { return random(c, uniform); }},
};

} // namespace

std::span<const FunctionRow> arrayFunctions()
{
    return kTable;
}

} // namespace ad::lang
