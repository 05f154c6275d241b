// SPDX-License-Identifier: GPL-3.0-or-later
// What one step computed, by name: the material of the ledger.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace ad {

/// One quantity of a step, e.g. "m", with a number for each coordinate. What is the same for all coordinates is repeated.
struct RecordedQuantity
{
    std::string_view name; // one of the row's Optimizer::quantities, or of commonQuantities()
    std::vector<double> values;

    friend bool operator==(const RecordedQuantity&, const RecordedQuantity&) = default;
};

/// The quantities of one step in the order in which they were computed. Steps write into it if they are given one; without, they only
/// compute.
class StepRecord
{
public:
    explicit StepRecord(int dimension)
        : m_dimension(dimension)
    {
    }

    std::int64_t iterate = 0; // the one that the step leaves
    std::int64_t number = 1;  // of the step, counted from 1 since the optimizer's memory began: t in its formulas

    /// Notes coordinate i of a quantity; the first note of a name opens its row.
    void note(std::string_view name, int i, double value);
    /// Null if the step has no such quantity.
    [[nodiscard]] const RecordedQuantity* find(std::string_view name) const;
    [[nodiscard]] const std::vector<RecordedQuantity>& quantities() const { return m_quantities; }

private:
    int m_dimension;
    std::vector<RecordedQuantity> m_quantities;
};

} // namespace ad
