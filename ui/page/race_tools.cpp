// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/race_tools.h"

#include "ui/panel/basins_tool.h"
#include "ui/panel/data_tool.h"
#include "ui/panel/ledger_tool.h"
#include "ui/panel/rates_tool.h"
#include "ui/panel/runs_tool.h"
#include "ui/panel/search_tool.h"
#include "ui/panel/theory_tool.h"

namespace ad::ui {

std::vector<RaceTool*> makeRaceTools(QWidget* parent)
{
    std::vector<RaceTool*> tools;
    tools.push_back(new LedgerTool(parent));
    tools.push_back(new RatesTool(parent));
    tools.push_back(new SearchTool(parent));
    tools.push_back(new BasinsTool(parent));
    tools.push_back(new TheoryTool(parent));
    tools.push_back(new DataTool(parent));
    tools.push_back(new RunsTool(parent));
    return tools;
}

} // namespace ad::ui
