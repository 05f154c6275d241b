// SPDX-License-Identifier: GPL-3.0-or-later
// Which pages the window has.
#pragma once

namespace ad::app {

class MainWindow;

/// Makes the pages and puts them into the window, in the order of the switch.
void addPages(MainWindow& window);

} // namespace ad::app
