// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/race_batches.h"

#include "core/base/text.h"

namespace ad::app {

void addBatches(Json& race, const std::vector<RacerRun>& runs, const Scenario& scenario, const Terrain& terrain)
{
    if (!terrain.batches())
        return;
    const BatchOrder order = terrain.batches()->order();
    race["rows"] = order.rows();
    race["batch"] = {{"size", order.size()},
                     {"shuffle", scenario.batch.isShuffled},
                     {"seed", scenario.batch.seed},
                     {"drop_last", scenario.batch.dropsLast}};
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const BatchOrder own = terrain.batches()->order(scenario.racers[i].batch);
        Json& racer = race["racers"][i];
        racer["batch_size"] = own.size();
        racer["epochs"] = own.epochsIn(runs[i].run.stopStep);
        if (!own.isWhole())
            racer["batch_loss"] = toJson(std::span<const double>(runs[i].run.batchLoss));
    }
}

std::string batchLines(const std::vector<RacerRun>& runs, const Scenario& scenario, const Terrain& terrain)
{
    std::string text;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (!terrain.hasBatches(scenario.racers[i].batch))
            continue;
        const BatchOrder own = terrain.batches()->order(scenario.racers[i].batch);
        text += runs[i].label + ": batches of " + std::to_string(own.size()) + " of " + std::to_string(own.rows()) + " rows, " +
                (scenario.batch.isShuffled ? "shuffled with seed " + std::to_string(scenario.batch.seed) : "in their order") + ": " +
                shortText(own.epochsIn(runs[i].run.stopStep)) + " epochs\n";
    }
    return text.empty() ? "" : "\n" + text + "Losses and gradients are those on all rows.\n";
}

} // namespace ad::app
