// SPDX-License-Identifier: GPL-3.0-or-later
// One point at a time: the same steps, each on single numbers.
#include "core/run/block/program.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ad::block {

namespace {

inline double then(Then then, double t, double c)
{
    switch (then) {
    case Then::Nothing:
        return t;
    case Then::Add:
        return t + c;
    case Then::Sub:
        return t - c;
    case Then::SubFrom:
        return c - t;
    case Then::Mul:
        return t * c;
    case Then::Div:
        return t / c;
    case Then::DivInto:
        return c / t;
    case Then::Square:
        return t * t;
    }
    return t;
}

inline double valueOf(const Step& step, const double* values)
{
    const double a = values[step.a];
    switch (step.code) {
    case Code::Add:
        return then(step.then, a + values[step.b], values[step.c]);
    case Code::Sub:
        return then(step.then, a - values[step.b], values[step.c]);
    case Code::Mul:
        return then(step.then, a * values[step.b], values[step.c]);
    case Code::Div:
        return then(step.then, a / values[step.b], values[step.c]);
    case Code::Copy:
        return a;
    case Code::Square:
        return a * a;
    case Code::Exp:
        return std::exp(a);
    case Code::Log:
        return std::log(a);
    case Code::Sqrt:
        return std::sqrt(a);
    case Code::Sin:
        return std::sin(a);
    case Code::Cos:
        return std::cos(a);
    case Code::Tanh:
        return std::tanh(a);
    default:
        return step.value(a, values[step.b], values[step.c]);
    }
}

} // namespace

void runOne(const Program& program, std::span<const double> vectors, std::span<double> outputs, Memory& memory)
{
    assert(static_cast<int>(vectors.size()) == program.vectors && static_cast<int>(outputs.size()) == program.outputs);
    assert(program.uniforms == 0);
    double* values = memory.m_values.data();
    for (std::size_t i = 0; i < vectors.size(); ++i)
        values[i] = vectors[i];
    for (const Step& step : program.steps)
        values[step.to] = valueOf(step, values);
    for (std::size_t i = 0; i < outputs.size(); ++i)
        outputs[i] = values[vectors.size() + i];
}

} // namespace ad::block
