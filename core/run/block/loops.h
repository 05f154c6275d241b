// SPDX-License-Identifier: GPL-3.0-or-later
// The loops of block programs, compiled once for each instruction set: see loops_sse2.cpp, loops_avx2.cpp, loops_avx512.cpp.
//
// Each functor below says what the row of its op says (core/op), for a register of points; special values come out alike. Products and
// sums are never contracted, so that programs of + − × ÷ √ and comparisons give evaluate's values to the last bit, on every processor.
#pragma once

#include "core/run/block/chain.h"
#include "core/run/block/dense.h"
#include "core/run/block/step.h"
#include "core/run/block/vector_math.h"

namespace ad::block {
namespace {

constexpr Vector kOne = Vector{} + 1.0;

inline Vector zeroOrOne(Mask m)
{
    return m ? kOne : Vector{};
}
inline Vector absOf(Vector x)
{
    return reinterpret_cast<Vector>(reinterpret_cast<Mask>(x) & (Mask{} + INT64_MAX));
}
inline Vector largerThan(Vector a, Vector b) // std::max: NaN in b is dropped
{
    return a < b ? b : a;
}

struct Lt
{
    static Vector of(Vector a, Vector b) { return zeroOrOne(a < b); }
};
struct Le
{
    static Vector of(Vector a, Vector b) { return zeroOrOne(a <= b); }
};
struct Gt
{
    static Vector of(Vector a, Vector b) { return zeroOrOne(a > b); }
};
struct Ge
{
    static Vector of(Vector a, Vector b) { return zeroOrOne(a >= b); }
};
struct Eq
{
    static Vector of(Vector a, Vector b) { return zeroOrOne(a == b); }
};
struct Ne
{
    static Vector of(Vector a, Vector b) { return zeroOrOne(a != b); }
};
struct Max
{
    static Vector of(Vector a, Vector b) { return (a > b) | (a != a) ? a : b; }
};
struct Min
{
    static Vector of(Vector a, Vector b) { return (a < b) | (a != a) ? a : b; }
};
struct Pow
{
    static Vector of(Vector a, Vector b) { return b == 2.0 ? a * a : powOf(a, b); }
};
struct LeakyRelu
{
    static Vector of(Vector x, Vector a) { return x > 0.0 ? x : a * x; }
};
struct Elu
{
    static Vector of(Vector x, Vector a) { return x > 0.0 ? x : a * expm1Of(x); }
};

struct Where
{
    static Vector of(Vector k, Vector a, Vector b) { return k != 0.0 ? a : b; }
};
struct Clip
{
    static Vector of(Vector x, Vector low, Vector high)
    {
        const Vector raised = largerThan(x, low);
        return high < raised ? high : raised;
    }
};

struct Copy
{
    static Vector of(Vector x) { return x; }
};
struct Abs
{
    static Vector of(Vector x) { return absOf(x); }
};
struct Square
{
    static Vector of(Vector x) { return x * x; }
};
struct Sign
{
    static Vector of(Vector x) { return x > 0.0 ? kOne : x < 0.0 ? -kOne : x != x ? x : Vector{}; }
};
struct Relu
{
    static Vector of(Vector x) { return (x > 0.0) | (x != x) ? x : Vector{}; }
};
struct Exp
{
    static Vector of(Vector x) { return expOf(x); }
};
struct Log
{
    static Vector of(Vector x) { return logOf(x); }
};
struct Sin
{
    static Vector of(Vector x) { return sinOf(x); }
};
struct Cos
{
    static Vector of(Vector x) { return cosOf(x); }
};
struct Tan
{
    static Vector of(Vector x) { return tanOf(x); }
};
struct Asin
{
    static Vector of(Vector x) { return asinOf(x); }
};
struct Acos
{
    static Vector of(Vector x) { return acosOf(x); }
};
struct Atan
{
    static Vector of(Vector x) { return atanOf(x); }
};
struct Sinh
{
    static Vector of(Vector x) { return sinhOf(x); }
};
struct Cosh
{
    static Vector of(Vector x) { return coshOf(x); }
};
struct Tanh
{
    static Vector of(Vector x) { return tanhOf(x); }
};
struct Erf
{
    static Vector of(Vector x) { return erfOf(x); }
};
struct Sigmoid
{
    static Vector of(Vector x)
    {
        const Vector e = expOf(-absOf(x));
        return (x >= 0.0 ? kOne : e) / (1.0 + e);
    }
};
struct Softplus
{
    static Vector of(Vector x) { return largerThan(x, Vector{}) + log1pOf(expOf(-absOf(x))); }
};
struct Gelu
{
    static Vector of(Vector x) { return x * (0.5 * erfcOf(-x / 1.4142135623730950488)); }
};

// --- the loops. Stores may alias anything, so what they need of `o` is copied to locals before.

template<class F, unsigned uniform>
void unaryLoop(const Operands& o)
{
    const Operand<(uniform & 1) != 0> a(o.a);
    double* const to = o.to;
    const std::ptrdiff_t count = o.count;
    for (std::ptrdiff_t i = 0; i < count; i += AD_LANES)
        store(to + i, F::of(a.at(i)));
}
template<class F, unsigned uniform>
void binaryLoop(const Operands& o)
{
    const Operand<(uniform & 1) != 0> a(o.a);
    const Operand<(uniform & 2) != 0> b(o.b);
    double* const to = o.to;
    const std::ptrdiff_t count = o.count;
    for (std::ptrdiff_t i = 0; i < count; i += AD_LANES)
        store(to + i, F::of(a.at(i), b.at(i)));
}
template<class F, unsigned uniform>
void ternaryLoop(const Operands& o)
{
    const Operand<(uniform & 1) != 0> a(o.a);
    const Operand<(uniform & 2) != 0> b(o.b);
    const Operand<(uniform & 4) != 0> c(o.c);
    double* const to = o.to;
    const std::ptrdiff_t count = o.count;
    for (std::ptrdiff_t i = 0; i < count; i += AD_LANES)
        store(to + i, F::of(a.at(i), b.at(i), c.at(i)));
}
// Vectors have no square root of their own; the compiler finds the instruction for a plain loop.
void sqrtLoop(const Operands& o)
{
    const double* from = o.a;
    double* to = o.to;
#pragma GCC ivdep
    for (std::ptrdiff_t i = 0; i < o.count; ++i)
        to[i] = __builtin_sqrt(from[i]);
}

void callLoop(const Operands& o)
{
    const std::ptrdiff_t a = (o.uniform & 1) ? 0 : 1;
    const std::ptrdiff_t b = (o.uniform & 2) ? 0 : 1;
    const std::ptrdiff_t c = (o.uniform & 4) ? 0 : 1;
    for (std::ptrdiff_t i = 0; i < o.count; ++i)
        o.to[i] = o.value(o.a[i * a], o.b[i * b], o.c[i * c]);
}

// --- the table

template<class F>
void setUnary(LoopTable& table, Code code)
{
    table.plain[static_cast<int>(code)][0] = unaryLoop<F, 0>;
    table.plain[static_cast<int>(code)][1] = unaryLoop<F, 1>;
}
template<class F>
void setBinary(LoopTable& table, Code code)
{
    Loop* row = table.plain[static_cast<int>(code)];
    row[0] = binaryLoop<F, 0>;
    row[1] = binaryLoop<F, 1>;
    row[2] = binaryLoop<F, 2>;
    row[3] = binaryLoop<F, 3>;
}
template<class F>
void setTernary(LoopTable& table, Code code)
{
    Loop* row = table.plain[static_cast<int>(code)];
    row[0] = ternaryLoop<F, 0>;
    row[1] = ternaryLoop<F, 1>;
    row[2] = ternaryLoop<F, 2>;
    row[3] = ternaryLoop<F, 3>;
    row[4] = ternaryLoop<F, 4>;
    row[5] = ternaryLoop<F, 5>;
    row[6] = ternaryLoop<F, 6>;
    row[7] = ternaryLoop<F, 7>;
}

void setFunctions(LoopTable& table)
{
    setUnary<Copy>(table, Code::Copy);
    setUnary<Exp>(table, Code::Exp);
    setUnary<Log>(table, Code::Log);
    setUnary<Abs>(table, Code::Abs);
    setUnary<Sign>(table, Code::Sign);
    setUnary<Square>(table, Code::Square);
    setUnary<Sin>(table, Code::Sin);
    setUnary<Cos>(table, Code::Cos);
    setUnary<Tan>(table, Code::Tan);
    setUnary<Asin>(table, Code::Asin);
    setUnary<Acos>(table, Code::Acos);
    setUnary<Atan>(table, Code::Atan);
    setUnary<Sinh>(table, Code::Sinh);
    setUnary<Cosh>(table, Code::Cosh);
    setUnary<Tanh>(table, Code::Tanh);
    setUnary<Erf>(table, Code::Erf);
    setUnary<Sigmoid>(table, Code::Sigmoid);
    setUnary<Softplus>(table, Code::Softplus);
    setUnary<Relu>(table, Code::Relu);
    setUnary<Gelu>(table, Code::Gelu);
    table.plain[static_cast<int>(Code::Sqrt)][0] = sqrtLoop;
}

void setComparisons(LoopTable& table)
{
    setBinary<Pow>(table, Code::Pow);
    setBinary<Lt>(table, Code::Lt);
    setBinary<Le>(table, Code::Le);
    setBinary<Gt>(table, Code::Gt);
    setBinary<Ge>(table, Code::Ge);
    setBinary<Eq>(table, Code::Eq);
    setBinary<Ne>(table, Code::Ne);
    setBinary<Max>(table, Code::Max);
    setBinary<Min>(table, Code::Min);
    setBinary<LeakyRelu>(table, Code::LeakyRelu);
    setBinary<Elu>(table, Code::Elu);
    setTernary<Where>(table, Code::Where);
    setTernary<Clip>(table, Code::Clip);
}

LoopTable allLoops()
{
    LoopTable table{};
    table.dense = {sumOf, dotOf, addTo, productOf};
    setLinks(table.links);
    setFunctions(table);
    setComparisons(table);
    for (Loop& loop : table.plain[static_cast<int>(Code::Call)])
        loop = callLoop;
    return table;
}

} // namespace
} // namespace ad::block
