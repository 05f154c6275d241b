// SPDX-License-Identifier: GPL-3.0-or-later
//
// Least crossings are NP-hard already for two columns, so we improve step by step (Gansner et al. 1993, section 3). A *sweep* goes
// through the columns, sorts each by the mean (or, every other time, the median) place of the neighbours in the column before, and
// then exchanges adjacent vertices as long as that takes crossings away. Sweeps to the right and to the left alternate. The result
// depends on the start, so we try several: depth first from the outputs (perfect for trees), depth first from the inputs, and the
// order of the indices.
#include "core/layout/order.h"

#include "core/layout/crossings.h"
#include "core/layout/exchange.h"
#include "core/layout/first_orders.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace ad {

namespace {

enum class Known { Free, Fixed };

class Sweeper
{
public:
    Sweeper(const Layers& layers, const OrderHints& hints)
        : m_layers(layers)
        , m_hints(hints)
    {
        m_hasGroups = std::any_of(layers.group.begin(), layers.group.end(), [](int group) { return group >= 0; });
    }

    OrderResult improve(Order start, int sweeps, Known known) const;

private:
    double wishOf(const Arrangement& arrangement, int vertex, Side side, bool useMedian) const;
    void sortColumn(Arrangement& arrangement, int rank, Side side, bool useMedian, Known known) const;
    void keepKnownOrder(const std::vector<int>& before, std::vector<int>& column) const;
    void keepGroupsTogether(std::vector<int>& column) const;
    bool isKnown(int vertex) const { return vertex < static_cast<int>(m_hints.previous.size()) && m_hints.previous[vertex].has_value(); }

    const Layers& m_layers;
    const OrderHints& m_hints;
    bool m_hasGroups = false;
};

/// The mean or median place of the neighbours on that side; NaN without neighbours.
double Sweeper::wishOf(const Arrangement& arrangement, int vertex, Side side, bool useMedian) const
{
    const auto segments = side == Side::Left ? m_layers.into(vertex) : m_layers.outOf(vertex);
    if (segments.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const auto placeOf = [&](int s) { return side == Side::Left ? arrangement.startOf(s) : arrangement.endOf(s); };
    if (segments.size() == 1)
        return placeOf(segments[0]);
    if (!useMedian || segments.size() == 2) {
        double sum = 0;
        for (const int s : segments)
            sum += placeOf(s);
        return sum / static_cast<double>(segments.size());
    }
    std::vector<int> places;
    for (const int s : segments)
        places.push_back(placeOf(s));
    const auto middle = places.begin() + static_cast<std::ptrdiff_t>(places.size() / 2);
    std::nth_element(places.begin(), middle, places.end());
    return *middle;
}

/// Vertices without a wish stay at their index; the others fill the places between in the order of their wishes.
void Sweeper::sortColumn(Arrangement& arrangement, int rank, Side side, bool useMedian, Known known) const
{
    const std::vector<int> before = arrangement.column(rank);
    std::vector<double> wish(before.size());
    std::vector<int> sorted;
    for (int i = 0; i < static_cast<int>(before.size()); ++i) {
        wish[i] = wishOf(arrangement, before[i], side, useMedian);
        if (!std::isnan(wish[i]))
            sorted.push_back(i);
    }
    std::stable_sort(sorted.begin(), sorted.end(), [&](int a, int b) { return wish[a] < wish[b]; });
    std::vector<int> column = before;
    auto next = sorted.begin();
    for (int i = 0; i < static_cast<int>(before.size()); ++i) {
        if (!std::isnan(wish[i]))
            column[i] = before[*next++];
    }
    if (known == Known::Fixed)
        keepKnownOrder(before, column);
    if (m_hasGroups)
        keepGroupsTogether(column);
    arrangement.setColumn(rank, std::move(column));
}

/// Puts the known vertices back into their order of `before`, at the places that known vertices have in `column`.
void Sweeper::keepKnownOrder(const std::vector<int>& before, std::vector<int>& column) const
{
    auto next = before.begin();
    for (int& vertex : column) {
        if (!isKnown(vertex))
            continue;
        while (!isKnown(*next))
            ++next;
        vertex = *next++;
    }
}

/// Moves the vertices of each group to the mean place of the group in this column.
void Sweeper::keepGroupsTogether(std::vector<int>& column) const
{
    struct Mean
    {
        double sum = 0;
        int count = 0;
    };
    std::vector<std::pair<int, Mean>> means;
    const auto meanOf = [&](int group) -> Mean& {
        const auto at = std::find_if(means.begin(), means.end(), [&](const auto& entry) { return entry.first == group; });
        return at != means.end() ? at->second : means.emplace_back(group, Mean{}).second;
    };
    for (int i = 0; i < static_cast<int>(column.size()); ++i) {
        if (m_layers.group[column[i]] >= 0) {
            Mean& mean = meanOf(m_layers.group[column[i]]);
            mean.sum += i;
            ++mean.count;
        }
    }
    std::vector<std::pair<std::pair<double, int>, int>> keyed; // ((place, group), vertex)
    for (int i = 0; i < static_cast<int>(column.size()); ++i) {
        const int group = m_layers.group[column[i]];
        const double place = group < 0 ? i : meanOf(group).sum / meanOf(group).count;
        keyed.push_back({{place, group}, column[i]});
    }
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < keyed.size(); ++i)
        column[i] = keyed[i].second;
}

OrderResult Sweeper::improve(Order start, int sweeps, Known known) const
{
    Arrangement arrangement(m_layers, std::move(start));
    if (m_hasGroups) {
        for (int rank = 0; rank < m_layers.rankCount; ++rank) {
            std::vector<int> column = arrangement.column(rank);
            keepGroupsTogether(column);
            arrangement.setColumn(rank, std::move(column));
        }
    }
    OrderResult best{arrangement.order(), arrangement.crossings()};
    int sinceBest = 0;
    for (int sweep = 0; sweep < sweeps && best.crossings > 0 && sinceBest < 6; ++sweep, ++sinceBest) {
        const Side side = sweep % 2 == 0 ? Side::Left : Side::Right;
        for (int i = 1; i < m_layers.rankCount; ++i)
            sortColumn(arrangement, side == Side::Left ? i : m_layers.rankCount - 1 - i, side, sweep % 4 >= 2, known);
        exchangeNeighbours(m_layers, m_hints, arrangement);
        const int crossings = arrangement.crossings();
        if (crossings < best.crossings) {
            best = {arrangement.order(), crossings};
            sinceBest = 0;
        }
    }
    Arrangement last(m_layers, best.order);
    exchangeNeighbours(m_layers, m_hints, last); // also brings preferred orders about where there was nothing to sweep
    return {last.order(), last.crossings()};
}

bool anyKnown(const std::vector<std::optional<double>>& values)
{
    return std::any_of(values.begin(), values.end(), [](const auto& value) { return value.has_value(); });
}

} // namespace

OrderResult orderVertices(const Layers& layers, const OrderHints& hints)
{
    const Sweeper sweeper(layers, hints);
    constexpr std::size_t kOneStart = 12'000; // segments; above it, more starts take longer than a user waits
    const int sweeps = std::clamp(static_cast<int>(120'000 / (layers.segments.size() + 1)), 4, 24);
    OrderResult best;
    best.crossings = std::numeric_limits<int>::max();
    for (const Order& start : firstOrders(layers, hints)) {
        OrderResult result = sweeper.improve(start, sweeps, Known::Free);
        if (result.crossings < best.crossings)
            best = std::move(result);
        if (best.crossings == 0 || layers.segments.size() > kOneStart)
            break;
    }
    if (!anyKnown(hints.previous))
        return best;
    OrderResult stable = sweeper.improve(previousOrder(layers, hints), sweeps, Known::Fixed);
    return 4 * stable.crossings <= 5 * best.crossings + 12 ? stable : best;
}

} // namespace ad
