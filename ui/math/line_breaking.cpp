// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/math/line_breaking.h"

#include <algorithm>
#include <limits>

namespace ad::ui {
namespace {

constexpr double kPriceOfDividedSum = 0.5; // in parts of a wholly empty line; more than half-empty lines cost
constexpr double kPriceOfLine = 0.1;
constexpr double kPriceOfOverflow = 100.0; // per line width that sticks out

struct Indents
{
    double relation = 0.0;
    double term = 0.0;
};

/// Where continued lines begin: at and behind the first relation, unless its left side is so long that too little room would be left.
Indents indents(const std::vector<BreakItem>& items, double width)
{
    double x = 0.0;
    for (size_t i = 0; i + 1 < items.size(); ++i) {
        x += i ? items[i].gap : 0.0;
        const double behind = x + items[i].width + items[i + 1].gap;
        if (items[i].atom == AtomClass::Relation && items[i].canBegin)
            return behind <= 0.4 * width ? Indents{x, behind} : Indents{0.06 * width, 0.12 * width};
        x += items[i].width;
    }
    return {0.0, 0.0};
}

/// The ends of the items if all stand in one line.
std::vector<double> ends(const std::vector<BreakItem>& items)
{
    std::vector<double> result;
    double x = 0.0;
    for (const BreakItem& item : items)
        result.push_back(x += item.gap + item.width);
    return result;
}

} // namespace

std::vector<FormulaLine> brokenLines(const std::vector<BreakItem>& items, double width)
{
    if (items.empty())
        return {{0, 0.0}};
    const Indents indent = indents(items, width);
    const std::vector<double> end = ends(items);
    std::vector<FormulaLine> starts{{0, 0.0}};
    for (size_t i = 1; i < items.size(); ++i)
        if (items[i].canBegin)
            starts.push_back({i, items[i].atom == AtomClass::Relation ? indent.relation : indent.term});

    const size_t count = starts.size();
    std::vector<double> cost(count + 1, std::numeric_limits<double>::max());
    std::vector<size_t> previous(count + 1, 0);
    cost[0] = 0.0;
    for (size_t to = 1; to <= count; ++to)
        for (size_t from = 0; from < to; ++from) {
            const size_t first = starts[from].begin;
            const size_t last = (to == count ? items.size() : starts[to].begin) - 1;
            const double used = starts[from].indent + end[last] - end[first] + items[first].width;
            const double room = (width - used) / width;
            double price = cost[from] + (room < -1e-9 ? -room * kPriceOfOverflow : to == count ? 0.0 : room * room);
            price += kPriceOfLine;
            if (from > 0 && items[first].atom != AtomClass::Relation)
                price += kPriceOfDividedSum;
            if (price < cost[to]) {
                cost[to] = price;
                previous[to] = from;
            }
        }
    std::vector<FormulaLine> lines;
    for (size_t at = count; at > 0; at = previous[at])
        lines.push_back(starts[previous[at]]);
    std::reverse(lines.begin(), lines.end());
    return lines;
}

} // namespace ad::ui
