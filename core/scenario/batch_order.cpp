// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/batch_order.h"

#include "core/optim/noise.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace ad {

std::vector<int> epochOrder(int rows, bool isShuffled, std::uint64_t seed, std::int64_t epoch)
{
    std::vector<int> order(static_cast<std::size_t>(rows));
    std::iota(order.begin(), order.end(), 0);
    if (!isShuffled)
        return order;
    const std::uint64_t stream = mixedBits(mixedBits(seed) ^ static_cast<std::uint64_t>(epoch));
    for (std::size_t left = order.size(); left > 1; --left) {
        // The remainder of 64 bits favours small numbers by less than rows/2⁶⁴, which nobody can see.
        const std::uint64_t pick = mixedBits(stream ^ (left * 0x9E3779B97F4A7C15U)) % left;
        std::swap(order[left - 1], order[static_cast<std::size_t>(pick)]);
    }
    return order;
}

BatchOrder::BatchOrder(const BatchChoice& choice, int rows)
    : m_rows(rows)
    , m_size(choice.size <= 0 ? rows : std::min(choice.size, rows))
    , m_isShuffled(choice.isShuffled)
    , m_dropsLast(choice.dropsLast)
    , m_seed(choice.seed)
{
    assert(rows >= 1);
}

int BatchOrder::batchesPerEpoch() const
{
    const int complete = m_rows / m_size;
    return complete + (m_rows % m_size != 0 && !m_dropsLast ? 1 : 0);
}

std::vector<int> BatchOrder::lengths() const
{
    if (m_rows % m_size == 0 || m_dropsLast)
        return {m_size};
    return {m_size, m_rows % m_size};
}

std::vector<int> BatchOrder::orderOf(std::int64_t epoch) const
{
    return epochOrder(m_rows, m_isShuffled && !isWhole(), m_seed, epoch);
}

std::vector<int> BatchOrder::part(const std::vector<int>& order, std::int64_t step) const
{
    const std::ptrdiff_t begin = (step % batchesPerEpoch()) * m_size;
    const std::ptrdiff_t end = std::min<std::ptrdiff_t>(begin + m_size, m_rows);
    return {order.begin() + begin, order.begin() + end};
}

} // namespace ad
