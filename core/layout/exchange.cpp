// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/exchange.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace ad {

namespace {

/// The sorted places of the neighbours of every vertex in a column, on both sides.
class Neighbours
{
public:
    Neighbours(const Layers& layers, const Arrangement& arrangement, const std::vector<int>& column);

    /// Crossings with `above` over `below`, minus those with the two exchanged; both are indices into the column.
    [[nodiscard]] int gain(int above, int below) const
    {
        return inversions(left(above), left(below)) + inversions(right(above), right(below));
    }

private:
    using Places = std::span<const int>;
    [[nodiscard]] Places left(int i) const { return Places(m_places).subspan(m_start[2 * i], m_start[2 * i + 1] - m_start[2 * i]); }
    [[nodiscard]] Places right(int i) const
    {
        return Places(m_places).subspan(m_start[2 * i + 1], m_start[2 * i + 2] - m_start[2 * i + 1]);
    }
    static int inversions(Places above, Places below);

    std::vector<int> m_start;
    std::vector<int> m_places;
};

Neighbours::Neighbours(const Layers& layers, const Arrangement& arrangement, const std::vector<int>& column)
    : m_start{0}
{
    const auto closeList = [&] {
        std::sort(m_places.begin() + m_start.back(), m_places.end());
        m_start.push_back(static_cast<int>(m_places.size()));
    };
    for (const int v : column) {
        for (const int s : layers.into(v))
            m_places.push_back(arrangement.startOf(s));
        closeList();
        for (const int s : layers.outOf(v))
            m_places.push_back(arrangement.endOf(s));
        closeList();
    }
}

/// Pairs (a, b) with a > b minus pairs with a < b.
int Neighbours::inversions(Places above, Places below)
{
    if (above.empty() || below.empty() || above.back() < below.front())
        return -static_cast<int>(above.size() * below.size());
    int sum = 0;
    std::size_t smaller = 0;
    std::size_t notLarger = 0;
    for (const int a : above) {
        while (smaller < below.size() && below[smaller] < a)
            ++smaller;
        while (notLarger < below.size() && below[notLarger] <= a)
            ++notLarger;
        sum += static_cast<int>(smaller) - static_cast<int>(below.size() - notLarger);
    }
    return sum;
}

bool prefersExchange(const OrderHints& hints, int above, int below)
{
    const int known = static_cast<int>(hints.preferred.size());
    return above < known && below < known && hints.preferred[above] && hints.preferred[below] &&
           *hints.preferred[below] < *hints.preferred[above];
}

/// Exchanging members of different groups would split a group, unless each of them is alone.
bool mayExchange(const Layers& layers, const std::vector<int>& column, int i)
{
    const int above = layers.group[column[i]];
    const int below = layers.group[column[i + 1]];
    if (above == below)
        return true;
    const bool aboveIsAlone = above < 0 || i == 0 || layers.group[column[i - 1]] != above;
    const bool belowIsAlone = below < 0 || i + 2 == static_cast<int>(column.size()) || layers.group[column[i + 2]] != below;
    return aboveIsAlone && belowIsAlone;
}

enum class Outcome { Same, Reordered, Improved };

Outcome exchangeInColumn(const Layers& layers, const OrderHints& hints, Arrangement& arrangement, int rank)
{
    constexpr int kMaxPasses = 8;
    std::vector<int> column = arrangement.column(rank);
    const Neighbours neighbours(layers, arrangement, column);
    std::vector<int> index(column.size()); // into `neighbours`
    std::iota(index.begin(), index.end(), 0);
    std::vector<char> isOpen(column.size() + 1, 1); // pairs (i − 1, i) which have changed since they were looked at
    Outcome outcome = Outcome::Same;
    bool changed = true;
    for (int pass = 0; pass < kMaxPasses && changed; ++pass) {
        changed = false;
        for (int i = 0; i + 1 < static_cast<int>(column.size()); ++i) {
            if (!std::exchange(isOpen[i + 1], 0))
                continue;
            const int gain = neighbours.gain(index[i], index[i + 1]);
            if (!(gain > 0 || (gain == 0 && prefersExchange(hints, column[i], column[i + 1]))) || !mayExchange(layers, column, i))
                continue;
            std::swap(column[i], column[i + 1]);
            std::swap(index[i], index[i + 1]);
            isOpen[i] = isOpen[i + 2] = 1;
            changed = true;
            outcome = gain > 0 ? Outcome::Improved : std::max(outcome, Outcome::Reordered);
        }
    }
    if (outcome != Outcome::Same)
        arrangement.setColumn(rank, std::move(column));
    return outcome;
}

} // namespace

void exchangeNeighbours(const Layers& layers, const OrderHints& hints, Arrangement& arrangement)
{
    constexpr int kMaxPasses = 4;
    std::vector<char> isOpen(layers.rankCount + 2, 1); // columns rank − 1 whose neighbours have changed since they were worked on
    bool improved = true;
    for (int pass = 0; pass < kMaxPasses && improved; ++pass) {
        improved = false;
        for (int rank = 0; rank < layers.rankCount; ++rank) {
            if (!std::exchange(isOpen[rank + 1], 0))
                continue;
            const Outcome outcome = exchangeInColumn(layers, hints, arrangement, rank);
            improved |= outcome == Outcome::Improved;
            if (outcome != Outcome::Same)
                isOpen[rank] = isOpen[rank + 2] = 1;
        }
    }
}

} // namespace ad
