// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/eval_cost.h"

#include "app/command/console.h"
#include "core/base/text.h"
#include "core/diff/cost.h"

namespace ad::app {

namespace {

Json modeJson(const ModeCost& cost)
{
    return {{"sweeps", cost.sweeps}, {"multiplications", cost.multiplications}, {"stored", cost.stored}};
}

std::vector<std::string> modeRow(const std::string& name, const ModeCost& cost)
{
    return {name, shortText(cost.sweeps, 12), shortText(cost.multiplications, 12), shortText(cost.stored, 12)};
}

} // namespace

Result<EvalSection> evalCost(const EvalAnswer& answer, const QString&)
{
    const Cost cost = costOf(answer.program().graph, answer.program().output);
    EvalSection section;
    section.json["cost"] = {{"inputs", cost.inputs},
                            {"outputs", cost.outputs},
                            {"value", modeJson(cost.value)},
                            {"forward", modeJson(cost.forward)},
                            {"reverse", modeJson(cost.reverse)}};
    section.text = "all derivatives of " + shortText(cost.outputs, 12) + " outputs by " + shortText(cost.inputs, 12) + " inputs:\n" +
                   table({{"", "sweeps", "multiplications", "numbers stored"},
                          modeRow("value alone", cost.value),
                          modeRow("forward mode", cost.forward),
                          modeRow("reverse mode", cost.reverse)},
                         {false, true, true, true});
    return section;
}

} // namespace ad::app
