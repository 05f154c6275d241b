// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages.h"

#include "app/main_window.h"

namespace ad::app {

void addPages(MainWindow& window)
{
    Q_UNUSED(window)
}

} // namespace ad::app
