// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/graph_tools.h"

#include "ui/panel/trace_tool.h"

namespace ad::ui {

std::vector<Tool*> makeGraphTools(QWidget* parent)
{
    return {
        new TraceTool(parent),
    };
}

} // namespace ad::ui
