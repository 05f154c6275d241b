// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that begin on a cache line: a register that is read across two lines costs twice.
#pragma once

#include "core/run/block/step.h"

#include <cstdint>
#include <memory>

namespace ad::block {

class Buffer
{
public:
    Buffer() = default;
    /// `count` zeros.
    explicit Buffer(std::ptrdiff_t count)
        : m_storage(std::make_unique<double[]>(static_cast<std::size_t>(count + kLanes)))
    {
        constexpr std::uintptr_t kLine = kLanes * sizeof(double);
        const auto address = reinterpret_cast<std::uintptr_t>(m_storage.get());
        m_first = m_storage.get() + ((kLine - address % kLine) % kLine) / sizeof(double);
    }

    [[nodiscard]] double* data() const { return m_first; }

private:
    std::unique_ptr<double[]> m_storage;
    double* m_first = nullptr;
};

} // namespace ad::block
