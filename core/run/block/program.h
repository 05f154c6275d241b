// SPDX-License-Identifier: GPL-3.0-or-later
// A straight line of steps over slots: what a kernel of elementwise operations is compiled to.
#pragma once

#include "core/run/block/buffer.h"
#include "core/run/block/step.h"
#include "core/run/simd.h"

#include <span>
#include <vector>

namespace ad::block {

/// One pass over the points of a block: to = code(a, b, c), or a chain of arithmetic.
struct Step
{
    Loop loop = nullptr;   // null: a chain
    int firstLink = 0;     // of a chain
    Value value = nullptr; // for Code::Call
    Code code = Code::Copy;
    std::uint8_t uniform = 0; // which operands are one number for all points
    int to = 0;
    int a = 0;
    int b = 0;
    int c = 0;
};

struct Single;
using SingleFunction = void (*)(const Single* step, double* values, double accumulator);

/// A step, or two links, for one point. Each ends by going on to the next, so that every pair of operations has its own, well predicted,
/// jump.
struct Single
{
    SingleFunction function = nullptr;
    Value value = nullptr; // for Code::Call
    int slots[4] = {};     // of a step a, b, c and the result; of links b, c and b, c
};

/// Slots are numbered in this order: vectors in, outputs, temporaries; then the numbers: uniforms in, constants.
struct Program
{
    int vectors = 0;
    int outputs = 0;
    int temporaries = 0;
    int uniforms = 0;
    std::vector<double> constants;
    ChainLoop chain = nullptr;
    std::vector<Link> links;
    std::vector<Step> steps;
    std::vector<Single> singles; // the same for one point, and an end

    [[nodiscard]] int firstUniform() const { return vectors + outputs + temporaries; }
    [[nodiscard]] int firstConstant() const { return firstUniform() + uniforms; }
    [[nodiscard]] int slots() const { return firstConstant() + static_cast<int>(constants.size()); }
};

/// The memory that runs of one program need. Made for a program; grows no more.
class Memory
{
public:
    Memory() = default;
    explicit Memory(const Program& program);

private:
    friend void run(const Program&, std::span<const double* const>, std::span<const double>, std::span<double* const>, std::ptrdiff_t,
                    Memory&);
    friend void runOne(const Program&, std::span<const double>, std::span<double>, Memory&);

    Buffer m_storage; // the temporaries, then room for blocks that are copied
    std::vector<double*> m_slots;
    std::vector<double> m_values; // one a slot, for single points
};

/// Computes `count` points: vectors[i][p] and uniforms[i] go in, outputs[j][p] comes out. Outputs overlap no input.
/// `memory` was made for `program`. Nothing is allocated.
void run(const Program& program, std::span<const double* const> vectors, std::span<const double> uniforms, std::span<double* const> outputs,
         std::ptrdiff_t count, Memory& memory);

/// What runOne needs: the steps and links as functions of single numbers.
[[nodiscard]] std::vector<Single> singlesOf(std::span<const Step> steps, std::span<const Link> links);

/// One point of a program without uniforms: vectors[i] goes in, outputs[j] comes out.
void runOne(const Program& program, std::span<const double> vectors, std::span<double> outputs, Memory& memory);

} // namespace ad::block
