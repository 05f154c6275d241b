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
#include <utility>

namespace ad::block {

namespace {

template<Act act>
inline double acted(double a, double* values, int atB, int atC)
{
    if constexpr (act == Act::Store)
        return values[atB] = a;
    else if constexpr (act == Act::Square)
        return a * a;
    else if constexpr (act == Act::End)
        return a;
    const double b = values[atB];
    if constexpr (act == Act::Load)
        return b;
    else if constexpr (act == Act::Add)
        return a + b;
    else if constexpr (act == Act::Sub)
        return a - b;
    else if constexpr (act == Act::SubFrom)
        return b - a;
    else if constexpr (act == Act::Mul)
        return a * b;
    else if constexpr (act == Act::Div)
        return a / b;
    else if constexpr (act == Act::DivInto)
        return b / a;
    else if constexpr (act == Act::AddSquare)
        return a + b * b;
    else if constexpr (act == Act::AddProduct)
        return a + b * values[atC];
    else if constexpr (act == Act::SubProduct)
        return a - b * values[atC];
    else
        return b * values[atC] - a;
}

template<Act first, Act second>
void links(const Single* step, double* values, double a)
{
    const double between = acted<first>(a, values, step->slots[0], step->slots[1]);
    const double result = acted<second>(between, values, step->slots[2], step->slots[3]);
    return step[1].function(step + 1, values, result);
}

template<double (*function)(double)>
void unary(const Single* step, double* values, double)
{
    const double result = function(values[step->slots[0]]);
    values[step->slots[3]] = result;
    return step[1].function(step + 1, values, result);
}

// The operand is in the accumulator already.
template<double (*function)(double)>
void unaryHeld(const Single* step, double* values, double a)
{
    const double result = function(a);
    values[step->slots[3]] = result;
    return step[1].function(step + 1, values, result);
}

void call(const Single* step, double* values, double)
{
    const double result = step->value(values[step->slots[0]], values[step->slots[1]], values[step->slots[2]]);
    values[step->slots[3]] = result;
    return step[1].function(step + 1, values, result);
}

void end(const Single*, double*, double) {}

double same(double x)
{
    return x;
}

template<std::size_t... i>
constexpr std::array<SingleFunction, sizeof...(i)> pairs(std::index_sequence<i...>)
{
    return {links<static_cast<Act>(i / kActCount), static_cast<Act>(i % kActCount)>...};
}

// [first][second], where the second may be End: nothing.
constexpr auto kPairs = pairs(std::make_index_sequence<static_cast<std::size_t>(kActCount) * kActCount>());

SingleFunction functionOf(Act first, Act second)
{
    return kPairs[static_cast<std::size_t>(first) * kActCount + static_cast<std::size_t>(second)];
}

template<double (*function)(double)>
SingleFunction either(bool isHeld)
{
    return isHeld ? unaryHeld<function> : unary<function>;
}

SingleFunction functionOf(Code code, bool isHeld)
{
    switch (code) {
    case Code::Copy:
        return either<same>(isHeld);
    case Code::Exp:
        return either<std::exp>(isHeld);
    case Code::Log:
        return either<std::log>(isHeld);
    case Code::Sqrt:
        return either<std::sqrt>(isHeld);
    case Code::Sin:
        return either<std::sin>(isHeld);
    case Code::Cos:
        return either<std::cos>(isHeld);
    case Code::Tanh:
        return either<std::tanh>(isHeld);
    default:
        return call;
    }
}

} // namespace

namespace {

// The act that does with A and b exchanged what this one does; Load if there is none.
Act exchanged(Act act)
{
    switch (act) {
    case Act::Add:
    case Act::Mul:
        return act;
    case Act::Sub:
        return Act::SubFrom;
    case Act::SubFrom:
        return Act::Sub;
    case Act::Div:
        return Act::DivInto;
    case Act::DivInto:
        return Act::Div;
    default:
        return Act::Load;
    }
}

// The links of one chain without loads of what the accumulator has already: the value of the slot `held`.
std::vector<Link> shortened(const Link* link, int& held)
{
    std::vector<Link> result;
    for (; link->act != Act::End; ++link) {
        const bool isLoad = link->act == Act::Load;
        if (isLoad && link->b == held)
            continue;
        result.push_back(*link);
        if (isLoad && held >= 0 && link[1].b == held && exchanged(link[1].act) != Act::Load)
            result.back().act = exchanged((++link)->act); // x • A for the load of x and x • A's slot
        held = result.back().act == Act::Store || result.back().act == Act::Load ? link->b : -1;
    }
    return result;
}

} // namespace

// Two links make one single, so that half of the jumps are left.
std::vector<Single> singlesOf(std::span<const Step> steps, std::span<const Link> links)
{
    std::vector<Single> singles;
    singles.reserve(steps.size() + links.size() + 1);
    int held = -1; // the slot whose value the accumulator has
    for (const Step& step : steps) {
        if (step.loop) {
            singles.push_back({functionOf(step.code, step.a == held), step.value, {step.a, step.b, step.c, step.to}});
            held = step.to;
            continue;
        }
        const std::vector<Link> chain = shortened(&links[static_cast<std::size_t>(step.firstLink)], held);
        for (std::size_t i = 0; i < chain.size(); i += 2) {
            const Link second = i + 1 < chain.size() ? chain[i + 1] : Link{};
            singles.push_back({functionOf(chain[i].act, second.act), nullptr, {chain[i].b, chain[i].c, second.b, second.c}});
        }
    }
    singles.push_back({end, nullptr, {}});
    return singles;
}

void runOne(const Program& program, std::span<const double> vectors, std::span<double> outputs, Memory& memory)
{
    assert(static_cast<int>(vectors.size()) == program.vectors && static_cast<int>(outputs.size()) == program.outputs);
    assert(program.uniforms == 0);
    double* values = memory.m_values.data();
    for (std::size_t i = 0; i < vectors.size(); ++i)
        values[i] = vectors[i];
    program.singles.front().function(program.singles.data(), values, 0.0);
    for (std::size_t i = 0; i < outputs.size(); ++i)
        outputs[i] = values[vectors.size() + i];
}

} // namespace ad::block
