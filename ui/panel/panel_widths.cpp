// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/panel_widths.h"

#include <algorithm>

namespace ad::ui {
namespace {

constexpr double kSides = 0.4;

int smallest(const PanelWish& wish, bool isFolded)
{
    return isFolded ? wish.rail : wish.minimum;
}

} // namespace

PanelWidths panelWidths(int total, const PanelWish& left, const PanelWish& right)
{
    const int budget = static_cast<int>(kSides * total);
    PanelWidths result;
    result.isLeftFolded = !left.isOpen;
    result.isRightFolded = !right.isOpen;
    const auto isTooWide = [&] { return smallest(left, result.isLeftFolded) + smallest(right, result.isRightFolded) > budget; };
    const bool isLeftFirst = right.isUrgent && !left.isUrgent;
    for (const bool isLeft : {isLeftFirst, !isLeftFirst}) {
        const PanelWish& wish = isLeft ? left : right;
        if (isTooWide() && !wish.isUrgent)
            (isLeft ? result.isLeftFolded : result.isRightFolded) = true;
    }
    result.left = result.isLeftFolded ? left.rail : left.preferred;
    result.right = result.isRightFolded ? right.rail : right.preferred;
    // Both give in proportion to what they can give.
    const int excess = result.left + result.right - budget;
    const int leftSlack = result.left - smallest(left, result.isLeftFolded);
    const int rightSlack = result.right - smallest(right, result.isRightFolded);
    if (excess > 0 && leftSlack + rightSlack > 0) {
        const int given = std::min(excess, leftSlack + rightSlack);
        const int fromLeft = given * leftSlack / (leftSlack + rightSlack);
        result.left -= fromLeft;
        result.right -= given - fromLeft;
    }
    return result;
}

} // namespace ad::ui
