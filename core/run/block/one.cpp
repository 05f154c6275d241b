// SPDX-License-Identifier: GPL-3.0-or-later
// One point at a time: the same steps, each on single numbers.
//
// Every step is a function that ends in a call of the next one, which the compiler makes a jump (threaded code: Bell 1973). A loop around a
// switch would go through one jump for all, which the processor predicts worse.
#include "core/run/block/program.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace ad::block {

namespace {

template<Code code>
inline double first(double a, double b)
{
    if constexpr (code == Code::Add)
        return a + b;
    else if constexpr (code == Code::Sub)
        return a - b;
    else if constexpr (code == Code::Mul)
        return a * b;
    else
        return a / b;
}

template<Then then>
inline double second(double t, double c)
{
    if constexpr (then == Then::Add)
        return t + c;
    else if constexpr (then == Then::Sub)
        return t - c;
    else if constexpr (then == Then::SubFrom)
        return c - t;
    else if constexpr (then == Then::Mul)
        return t * c;
    else if constexpr (then == Then::Div)
        return t / c;
    else if constexpr (then == Then::DivInto)
        return c / t;
    else if constexpr (then == Then::Square)
        return t * t;
    else
        return t;
}

template<Code code, Then then>
void arithmetic(const Single* step, double* values)
{
    const double c = then == Then::Nothing || then == Then::Square ? 0.0 : values[step->c];
    values[step->to] = second<then>(first<code>(values[step->a], values[step->b]), c);
    return step[1].function(step + 1, values);
}

template<double (*function)(double)>
void unary(const Single* step, double* values)
{
    values[step->to] = function(values[step->a]);
    return step[1].function(step + 1, values);
}

void call(const Single* step, double* values)
{
    values[step->to] = step->value(values[step->a], values[step->b], values[step->c]);
    return step[1].function(step + 1, values);
}

void end(const Single*, double*) {}

double same(double x)
{
    return x;
}
double square(double x)
{
    return x * x;
}

using Row = std::array<SingleFunction, kThenCount>;

template<Code code>
constexpr Row row()
{
    return {arithmetic<code, Then::Nothing>, arithmetic<code, Then::Add>, arithmetic<code, Then::Sub>,     arithmetic<code, Then::SubFrom>,
            arithmetic<code, Then::Mul>,     arithmetic<code, Then::Div>, arithmetic<code, Then::DivInto>, arithmetic<code, Then::Square>};
}

constexpr std::array<Row, kArithmeticCount> kArithmetic = {row<Code::Add>(), row<Code::Sub>(), row<Code::Mul>(), row<Code::Div>()};

SingleFunction functionOf(const Step& step)
{
    if (static_cast<int>(step.code) < kArithmeticCount)
        return kArithmetic[static_cast<std::size_t>(step.code)][static_cast<std::size_t>(step.then)];
    switch (step.code) {
    case Code::Copy:
        return unary<same>;
    case Code::Square:
        return unary<square>;
    case Code::Exp:
        return unary<std::exp>;
    case Code::Log:
        return unary<std::log>;
    case Code::Sqrt:
        return unary<std::sqrt>;
    case Code::Sin:
        return unary<std::sin>;
    case Code::Cos:
        return unary<std::cos>;
    case Code::Tanh:
        return unary<std::tanh>;
    default:
        return call;
    }
}

} // namespace

std::vector<Single> singlesOf(std::span<const Step> steps)
{
    std::vector<Single> singles;
    singles.reserve(steps.size() + 1);
    for (const Step& step : steps)
        singles.push_back({functionOf(step), step.value, step.to, step.a, step.b, step.c});
    singles.push_back({.function = end, .value = nullptr, .to = 0, .a = 0, .b = 0, .c = 0});
    return singles;
}

void runOne(const Program& program, std::span<const double> vectors, std::span<double> outputs, Memory& memory)
{
    assert(static_cast<int>(vectors.size()) == program.vectors && static_cast<int>(outputs.size()) == program.outputs);
    assert(program.uniforms == 0);
    double* values = memory.m_values.data();
    for (std::size_t i = 0; i < vectors.size(); ++i)
        values[i] = vectors[i];
    program.singles.front().function(program.singles.data(), values);
    for (std::size_t i = 0; i < outputs.size(); ++i)
        outputs[i] = values[vectors.size() + i];
}

} // namespace ad::block
