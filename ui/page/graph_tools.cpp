// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/graph_tools.h"

#include "ui/panel/check_tool.h"
#include "ui/panel/code_tool.h"
#include "ui/panel/cost_tool.h"
#include "ui/panel/jacobian_tool.h"
#include "ui/panel/loop_tool.h"
#include "ui/panel/pitfalls_tool.h"
#include "ui/panel/published_tool.h"
#include "ui/panel/sweep_tool.h"
#include "ui/panel/symbolic_tool.h"
#include "ui/panel/trace_tool.h"

namespace ad::ui {

std::vector<Tool*> makeGraphTools(QWidget* parent)
{
    // clang-format off
    return {
        new TraceTool(parent),
        new CodeTool(parent),
        new SweepTool(parent),
        new LoopTool(parent),
        new PitfallsTool(parent),
        new JacobianTool(parent),
        new CheckTool(parent),
        new SymbolicTool(parent),
        new CostTool(parent),
        new PublishedTool(parent),
    };
    // clang-format on
}

} // namespace ad::ui
