// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/race_csv.h"

#include "core/base/csv_field.h"
#include "core/base/text.h"
#include "core/scenario/race_series.h"
#include "core/scenario/rules.h"

#include <cmath>

namespace ad {

namespace {

std::string number(double value)
{
    return std::isnan(value) ? "" : exactText(value);
}

std::string axisHeadings(const Terrain& terrain)
{
    std::string text;
    for (const std::string& name : terrain.names())
        text += "," + csvField(name);
    return text;
}

std::string numbers(std::span<const double> values)
{
    std::string text;
    for (const double value : values)
        text += "," + exactText(value);
    return text;
}

} // namespace

std::string curvesCsv(const Scenario& scenario, const Terrain& terrain, const std::vector<RacerRun>& runs, const Standings& standings)
{
    constexpr CurveQuantity kMore[] = {CurveQuantity::Gap, CurveQuantity::GradientNorm, CurveQuantity::LearningRate,
                                       CurveQuantity::UpdateRatio};
    std::string text = "racer,optimizer,step" + axisHeadings(terrain) + ",loss,status";
    for (const CurveQuantity quantity : kMore)
        text += "," + std::string(quantityName(quantity));
    text += ",evaluations,rules\n";
    std::string rules = csvField(rulesLine(scenario, terrain));
    for (const RacerRun& racer : runs) {
        const std::string head = csvField(racer.label) + "," + racer.recipe->settings.optimizer + ",";
        for (std::int64_t k = 0; k <= racer.run.stopStep; ++k) {
            const auto at = static_cast<std::size_t>(k);
            text += head + std::to_string(k) + numbers(racer.run.at(k)) + "," + exactText(racer.run.loss[at]) + "," +
                    std::string(statusName(racer.run.status));
            for (const CurveQuantity quantity : kMore)
                text += "," + number(quantityAt(racer.run, quantity, k, standings.best.value));
            text += "," + std::to_string(racer.run.evaluations[at]) + "," + rules + "\n";
            rules.clear();
        }
    }
    return text;
}

std::string standingsCsv(const Scenario& scenario, const Terrain& terrain, const std::vector<RacerRun>& runs, const Standings& standings)
{
    std::string text = "racer,optimizer,verdict,steps_to_tolerance,evaluations_to_tolerance,final_loss,final_gap,steps,evaluations,"
                       "hessian_evaluations,status" +
                       axisHeadings(terrain) + ",minimum,minimum_value,rules\n";
    const std::string rules = csvField(rulesLine(scenario, terrain));
    for (std::size_t i = 0; i < runs.size() && i < standings.racers.size(); ++i) {
        const Run& run = runs[i].run;
        const Reached& reached = standings.racers[i];
        const bool hasMinimum = !reached.at.empty();
        text += csvField(runs[i].label) + "," + runs[i].recipe->settings.optimizer + "," + std::string(verdictName(reached.verdict)) + ",";
        if (reached.arrival)
            text += std::to_string(*reached.arrival) + "," + std::to_string(run.evaluations[static_cast<std::size_t>(*reached.arrival)]);
        else
            text += ",";
        text += "," + exactText(run.loss.back()) + "," + number(run.loss.back() - standings.best.value) + "," +
                std::to_string(run.stopStep) + "," + std::to_string(run.evaluations.back()) + "," + std::to_string(run.hessianEvaluations) +
                "," + std::string(statusName(run.status)) + numbers(run.at(run.stopStep)) + ",";
        text += (hasMinimum ? csvField(placeText(reached.at, 17)) + "," + exactText(reached.value) : ",") + "," + rules + "\n";
    }
    return text;
}

} // namespace ad
