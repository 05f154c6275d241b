// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages.h"

#include "app/main_window.h"
#include "ui/page/graph_page.h"

namespace ad::app {

void addPages(MainWindow& window)
{
    window.addPage(new ui::GraphPage(window.session(), window.player(), &window));
}

} // namespace ad::app
