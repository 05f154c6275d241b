// SPDX-License-Identifier: GPL-3.0-or-later
// Where a formula that is too long goes on in a new line.
#pragma once

#include "ui/math/tex_node.h"

#include <vector>

namespace ad::ui {

/// An atom on the top level of a formula, in pixels.
struct BreakItem
{
    double width;
    double gap; // before it, unless it begins a line
    AtomClass atom;
    bool canBegin; // a line may begin with it: a relation, or a sum's + or −
};

struct FormulaLine
{
    size_t begin; // its first item
    double indent;
};

/// Divides a formula into lines not wider than `width` where it can. A line that begins with a relation stands below the first relation,
/// one that begins with + or − behind it. Chosen is what has the least sum of squared empty room, with a price on dividing a sum
/// (dynamic programming over the breaks, as TeX does with paragraphs). Cost: O(items + breaks²).
[[nodiscard]] std::vector<FormulaLine> brokenLines(const std::vector<BreakItem>& items, double width);

} // namespace ad::ui
