// SPDX-License-Identifier: GPL-3.0-or-later
// The instructions of a block program, and the loops that carry them out for many points at once.
//
// This header is also compiled with other target options than the rest of the program. It must stay free of inline functions, so that the
// linker never takes code for a newer processor in place of the common one.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ad::block {

/// Every loop takes a multiple of this many points.
inline constexpr std::ptrdiff_t kLanes = 8;
/// Points an instruction: enough to hide its dispatch, few enough that some twenty values stay in the first cache.
inline constexpr std::ptrdiff_t kBlock = 256;

/// What a step computes from its operands a, b, c. Call stands for ops without a loop of their own: the value function of the row.
enum class Code : std::uint8_t {
    Add,
    Sub,
    Mul,
    Div,
    Copy,
    Pow,
    Lt,
    Le,
    Gt,
    Ge,
    Eq,
    Ne,
    Exp,
    Log,
    Sqrt,
    Abs,
    Sign,
    Square,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Erf,
    Max,
    Min,
    Where,
    Clip,
    Sigmoid,
    Softplus,
    Relu,
    LeakyRelu,
    Elu,
    Gelu,
    Call,
};
inline constexpr int kCodeCount = static_cast<int>(Code::Call) + 1;
inline constexpr int kArithmeticCount = 4; // Add … Div, which have no loops: they are links of chains

using Value = double (*)(double, double, double); // of an op's row

/// What a loop works on: operands of `count` points each, or of one number where the bit of `uniform` is set (1: a, 2: b, 4: c).
struct Operands
{
    double* to;
    const double* a;
    const double* b;
    const double* c;
    std::ptrdiff_t count; // a multiple of kLanes
    Value value;          // for Code::Call
    unsigned uniform;     // for Code::Call; the other loops are chosen by it
};
using Loop = void (*)(const Operands&);

/// What a link of a chain does to the accumulator A, one value a point that stays in registers from link to link:
/// A ← b, result ← A, A ← A², A + b, A − b, b − A, A·b, A/b, b/A, A + b², A + b·c, A − b·c, b·c − A.
enum class Act : std::uint8_t {
    Load,
    Store,
    Square,
    Add,
    Sub,
    SubFrom,
    Mul,
    Div,
    DivInto,
    AddSquare,
    AddProduct,
    SubProduct,
    SubFromProduct,
    End
};
inline constexpr int kActCount = static_cast<int>(Act::End) + 1;

/// Of a function on registers, whose type depends on the instruction set.
using Erased = void (*)();

/// Operands are slots; they are one number for all points where the bit of `uniform` is set (1: b, 2: c).
struct Link
{
    Erased wide = nullptr;   // for many registers at once
    Erased narrow = nullptr; // for one
    int b = 0;               // of a Store: where to
    int c = 0;
    Act act = Act::End;
    std::uint8_t uniform = 0;
};
/// Takes `count` points (a multiple of kLanes) through the links from `first` to the next End.
using ChainLoop = void (*)(const Link* first, double* const* slots, std::ptrdiff_t count);

struct LinkTable
{
    ChainLoop loop;
    Erased wide[kActCount][4]; // [act][uniform]
    Erased narrow[kActCount][4];
};

/// C = A B, with C row by row, rows × columns; B row by row, inner × columns; A anywhere, so that it may be transposed.
struct Product
{
    double* c;
    const double* a;
    const double* b;
    double* scratch; // kLanes·inner numbers
    std::ptrdiff_t rows;
    std::ptrdiff_t inner;
    std::ptrdiff_t columns;
    std::ptrdiff_t aRow;    // from one row of A to the next
    std::ptrdiff_t aColumn; // from one column of A to the next
};

/// What tensors need besides elementwise loops; any number of elements.
struct DenseTable
{
    double (*sum)(const double* x, std::ptrdiff_t count);
    double (*dot)(const double* x, const double* y, std::ptrdiff_t count);
    void (*addTo)(double* to, const double* x, std::ptrdiff_t count);
    void (*product)(const Product& product);
};

/// The loops of one instruction set; null where no program needs the combination.
struct LoopTable
{
    DenseTable dense;
    LinkTable links;
    Loop plain[kCodeCount][8]; // [code][uniform]
};

[[nodiscard]] const LoopTable& loopsSse2();
[[nodiscard]] const LoopTable& loopsAvx2();
[[nodiscard]] const LoopTable& loopsAvx512();

} // namespace ad::block
