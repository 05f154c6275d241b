// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/block/program.h"

#include <algorithm>
#include <cassert>

namespace ad::block {

namespace {

// Slots stand a cache line more than a block apart: at a whole power of two they would all compete for the same lines.
constexpr std::ptrdiff_t kStride = kBlock + kLanes;

constexpr std::ptrdiff_t roundedUp(std::ptrdiff_t count)
{
    return (count + kLanes - 1) / kLanes * kLanes;
}

void runSteps(const Program& program, double* const* slots, std::ptrdiff_t count)
{
    for (const Step& step : program.steps)
        if (!step.loop)
            program.chain(program.links.data() + step.firstLink, slots, count);
        else
            step.loop({slots[step.to], slots[step.a], slots[step.b], slots[step.c], count, step.value, step.uniform});
}

} // namespace

// Behind the temporaries there is room for one block of every vector in and out: points that fill no whole register are copied there.
Memory::Memory(const Program& program)
    : m_slots(static_cast<std::size_t>(program.slots()))
    , m_values(static_cast<std::size_t>(program.slots()))
{
    const std::ptrdiff_t blocks = program.temporaries + program.vectors + program.outputs;
    m_storage = Buffer(blocks * kStride);
    for (int i = 0; i < program.temporaries; ++i)
        m_slots[static_cast<std::size_t>(program.vectors + program.outputs + i)] = m_storage.data() + i * kStride;
    std::copy(program.constants.begin(), program.constants.end(), m_values.begin() + program.firstConstant());
    for (std::size_t i = static_cast<std::size_t>(program.firstUniform()); i < m_slots.size(); ++i)
        m_slots[i] = m_values.data() + i;
}

void run(const Program& program, std::span<const double* const> vectors, std::span<const double> uniforms, std::span<double* const> outputs,
         std::ptrdiff_t count, Memory& memory)
{
    assert(static_cast<int>(vectors.size()) == program.vectors && static_cast<int>(outputs.size()) == program.outputs);
    assert(static_cast<int>(uniforms.size()) == program.uniforms);
    double** slots = memory.m_slots.data();
    std::copy(uniforms.begin(), uniforms.end(), memory.m_values.begin() + program.firstUniform());
    const std::size_t in = vectors.size();
    for (std::ptrdiff_t first = 0; first < count; first += kBlock) {
        const std::ptrdiff_t points = std::min(kBlock, count - first);
        const bool isWhole = points % kLanes == 0;
        const auto staged = [&](std::size_t i) {
            return memory.m_storage.data() + (program.temporaries + static_cast<std::ptrdiff_t>(i)) * kStride;
        };
        for (std::size_t i = 0; i < in; ++i) {
            // Steps only read these; one table serves what is read and what is written.
            slots[i] = isWhole ? const_cast<double*>(vectors[i]) + first : staged(i);
            if (!isWhole)
                std::copy_n(vectors[i] + first, points, slots[i]);
        }
        for (std::size_t i = 0; i < outputs.size(); ++i)
            slots[in + i] = isWhole ? outputs[i] + first : staged(in + i);
        runSteps(program, slots, roundedUp(points));
        for (std::size_t i = 0; i < outputs.size() && !isWhole; ++i)
            std::copy_n(slots[in + i], points, outputs[i] + first);
    }
}

} // namespace ad::block
