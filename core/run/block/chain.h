// SPDX-License-Identifier: GPL-3.0-or-later
// The links of chains, compiled once for each instruction set like the loops.
//
// Every link is a function that takes the accumulator in registers, and ends in a call of the next one, which the compiler makes a jump
// (threaded code: Bell 1973). So a chain reads its operands and writes its results, and nothing in between touches memory; with eight
// registers at a time the jumps hide behind the arithmetic.
#pragma once

#include "core/run/block/step.h"
#include "core/run/block/vector_math.h"

namespace ad::block {
namespace {

struct Add
{
    static Vector of(Vector a, Vector b) { return a + b; }
};
struct Sub
{
    static Vector of(Vector a, Vector b) { return a - b; }
};
struct SubFrom
{
    static Vector of(Vector a, Vector b) { return b - a; }
};
struct Mul
{
    static Vector of(Vector a, Vector b) { return a * b; }
};
struct Div
{
    static Vector of(Vector a, Vector b) { return a / b; }
};
struct DivInto
{
    static Vector of(Vector a, Vector b) { return b / a; }
};

struct AddSquare
{
    static Vector of(Vector a, Vector b) { return a + b * b; }
};

// A value that is read at each point, or once if it is the same for all.
template<bool isUniform>
struct Operand
{
    const double* from;
    Vector first;
    explicit Operand(const double* p)
        : from(p)
        , first(isUniform ? same(*p) : Vector{})
    {
    }
    Vector at(std::ptrdiff_t i) const { return isUniform ? first : load(from + i); }
};

template<int>
struct Register
{
    typedef Vector Type;
};

// Links for as many registers as there are numbers k.
template<int... k>
struct Links
{
    typedef void (*Function)(const Link* link, double* const* slots, std::ptrdiff_t i, typename Register<k>::Type... a);
    static constexpr bool isWide = sizeof...(k) > 1;
    static constexpr std::ptrdiff_t points = static_cast<std::ptrdiff_t>(sizeof...(k)) * AD_LANES;

    static Function functionOf(const Link* link) { return reinterpret_cast<Function>(isWide ? link->wide : link->narrow); }

    template<bool isUniform>
    static Operand<isUniform> operand(const double* slot, std::ptrdiff_t i)
    {
        return Operand<isUniform>(isUniform ? slot : slot + i);
    }

    template<bool isUniform>
    static void fill(const Link* link, double* const* slots, std::ptrdiff_t i, typename Register<k>::Type...)
    {
        const Operand<isUniform> b = operand<isUniform>(slots[link->b], i);
        return functionOf(link + 1)(link + 1, slots, i, b.at(k * AD_LANES)...);
    }
    static void put(const Link* link, double* const* slots, std::ptrdiff_t i, typename Register<k>::Type... a)
    {
        double* const to = slots[link->b] + i;
        (store(to + k * AD_LANES, a), ...);
        return functionOf(link + 1)(link + 1, slots, i, a...);
    }
    static void square(const Link* link, double* const* slots, std::ptrdiff_t i, typename Register<k>::Type... a)
    {
        return functionOf(link + 1)(link + 1, slots, i, a * a...);
    }
    template<class F, bool isUniform>
    static void binary(const Link* link, double* const* slots, std::ptrdiff_t i, typename Register<k>::Type... a)
    {
        const Operand<isUniform> b = operand<isUniform>(slots[link->b], i);
        return functionOf(link + 1)(link + 1, slots, i, F::of(a, b.at(k * AD_LANES))...);
    }
    template<class F, unsigned uniform>
    static void product(const Link* link, double* const* slots, std::ptrdiff_t i, typename Register<k>::Type... a)
    {
        const Operand<(uniform & 1) != 0> b = operand<(uniform & 1) != 0>(slots[link->b], i);
        const Operand<(uniform & 2) != 0> c = operand<(uniform & 2) != 0>(slots[link->c], i);
        return functionOf(link + 1)(link + 1, slots, i, F::of(a, b.at(k * AD_LANES) * c.at(k * AD_LANES))...);
    }
    static void end(const Link*, double* const*, std::ptrdiff_t, typename Register<k>::Type...) {}

    static Erased erased(Function function) { return reinterpret_cast<Erased>(function); }

    template<class F>
    static void setBinary(Erased (*table)[4], Act act)
    {
        table[static_cast<int>(act)][0] = erased(binary<F, false>);
        table[static_cast<int>(act)][1] = erased(binary<F, true>);
    }
    template<class F>
    static void setProduct(Erased (*table)[4], Act act)
    {
        Erased* row = table[static_cast<int>(act)];
        row[0] = erased(product<F, 0>);
        row[1] = erased(product<F, 1>);
        row[2] = erased(product<F, 2>);
        row[3] = erased(product<F, 3>);
    }
    static void set(Erased (*table)[4])
    {
        table[static_cast<int>(Act::Load)][0] = erased(fill<false>);
        table[static_cast<int>(Act::Load)][1] = erased(fill<true>);
        table[static_cast<int>(Act::Store)][0] = erased(put);
        table[static_cast<int>(Act::Square)][0] = erased(square);
        table[static_cast<int>(Act::End)][0] = erased(end);
        setBinary<Add>(table, Act::Add);
        setBinary<Sub>(table, Act::Sub);
        setBinary<SubFrom>(table, Act::SubFrom);
        setBinary<Mul>(table, Act::Mul);
        setBinary<Div>(table, Act::Div);
        setBinary<DivInto>(table, Act::DivInto);
        setBinary<AddSquare>(table, Act::AddSquare);
        setProduct<Add>(table, Act::AddProduct);
        setProduct<Sub>(table, Act::SubProduct);
        setProduct<SubFrom>(table, Act::SubFromProduct);
    }
    static void run(const Link* first, double* const* slots, std::ptrdiff_t i)
    {
        functionOf(first)(first, slots, i, (static_cast<void>(k), Vector{})...);
    }
};

// Eight vectors are what the calling convention of x86-64 passes in registers.
using Wide = Links<0, 1, 2, 3, 4, 5, 6, 7>;
using Narrow = Links<0>;

void chainLoop(const Link* first, double* const* slots, std::ptrdiff_t count)
{
    std::ptrdiff_t i = 0;
    for (; i + Wide::points <= count; i += Wide::points)
        Wide::run(first, slots, i);
    for (; i < count; i += Narrow::points)
        Narrow::run(first, slots, i);
#ifdef __AVX__
    // Compilers do this where they leave code for long registers, but not behind jumps they don't see. Without it, whatever is compiled
    // for SSE runs several times slower from here on.
    __builtin_ia32_vzeroupper();
#endif
}

void setLinks(LinkTable& table)
{
    table.loop = chainLoop;
    Wide::set(table.wide);
    Narrow::set(table.narrow);
}

} // namespace
} // namespace ad::block
