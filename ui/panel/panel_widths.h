// SPDX-License-Identifier: GPL-3.0-or-later
// How the width of the window is shared by the stage and the panels at its sides.
#pragma once

namespace ad::ui {

/// What one side asks for, in logical pixels. A side without a panel asks for 0 everywhere.
struct PanelWish
{
    int preferred = 0;
    int minimum = 0;
    int rail = 0;
    bool isOpen = false;
    bool isUrgent = false; ///< the user opened it just now: it stays open even if the stage becomes small
};

struct PanelWidths
{
    int left = 0;
    int right = 0;
    bool isLeftFolded = false;
    bool isRightFolded = false;

    friend bool operator==(const PanelWidths&, const PanelWidths&) = default;
};

/// The stage keeps 60 % of `total`: panels first shrink to their minimum, then fold, the right one first, an urgent one last.
[[nodiscard]] PanelWidths panelWidths(int total, const PanelWish& left, const PanelWish& right);

} // namespace ad::ui
