// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of the data each step sees.
#pragma once

#include "core/scenario/landscape_choice.h"

#include <cstdint>
#include <vector>

namespace ad {

/// The rows of an epoch in the order in which they are seen: a permutation of 0 … rows − 1 that depends on nothing but the seed and the
/// epoch, so that racers with the same seed see the same batches, and stepping back changes nothing. Not shuffled: in their own order.
///
/// @see Knuth, The Art of Computer Programming, volume 2 (1997), section 3.4.2, algorithm P; its random numbers are mixedBits.
[[nodiscard]] std::vector<int> epochOrder(int rows, bool isShuffled, std::uint64_t seed, std::int64_t epoch);

/// Mini-batches as PyTorch's DataLoader makes them: an epoch goes through all rows once; its last batch may be smaller, or is left out.
class BatchOrder
{
public:
    /// @param rows  at least 1. A size of 0 or of at least as many rows means all rows in every step.
    BatchOrder(const BatchChoice& choice, int rows);

    /// Every step sees all rows.
    [[nodiscard]] bool isWhole() const { return m_size == m_rows; }
    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] int size() const { return m_size; }
    /// At least 1.
    [[nodiscard]] int batchesPerEpoch() const;
    /// How many epochs so many steps are.
    [[nodiscard]] double epochsIn(std::int64_t steps) const { return static_cast<double>(steps) / batchesPerEpoch(); }
    [[nodiscard]] std::int64_t epochOf(std::int64_t step) const { return step / batchesPerEpoch(); }
    /// The different lengths of batches: one or two.
    [[nodiscard]] std::vector<int> lengths() const;

    /// The order of an epoch's rows; see epochOrder. Cost: O(rows).
    [[nodiscard]] std::vector<int> orderOf(std::int64_t epoch) const;
    /// The rows of the step that leaves iterate `step` ≥ 0. Cost: O(rows).
    [[nodiscard]] std::vector<int> rowsAt(std::int64_t step) const { return part(orderOf(epochOf(step)), step); }
    /// The same from the order of its epoch. Cost: O(size).
    [[nodiscard]] std::vector<int> part(const std::vector<int>& order, std::int64_t step) const;

private:
    int m_rows;
    int m_size;
    bool m_isShuffled;
    bool m_dropsLast;
    std::uint64_t m_seed;
};

} // namespace ad
