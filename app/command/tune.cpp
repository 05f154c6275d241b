// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/tune.h"

#include "app/command/command.h"
#include "app/command/console.h"
#include "app/command/tensor_json.h"
#include "core/base/csv_field.h"
#include "core/base/text.h"
#include "core/scenario/json.h"
#include "core/scenario/race.h"
#include "core/scenario/tune.h"

#include <QFile>

namespace ad::app {

namespace {

constexpr int kMostRuns = 100'000;

struct TunedRacer
{
    std::size_t index = 0;
    std::string label;
    double rateBefore = 0;
    Tuned tuned;
};

/// Every racer but ghosts, which are kept as they are.
Result<std::vector<TunedRacer>> tuneAll(const Scenario& scenario, const Terrain& terrain, const TuneOptions& options)
{
    const std::unique_ptr<Objective> whole = terrain.wholeObjective();
    std::vector<TunedRacer> racers;
    for (std::size_t i = 0; i < scenario.racers.size(); ++i) {
        if (scenario.racers[i].isGhost)
            continue;
        const Result<TrialSetup> setup = setupOf(scenario, static_cast<int>(i), terrain);
        if (!setup)
            return setup.error();
        const Goal goal = goalFrom(*whole, setup->start, scenario.minima);
        racers.push_back(
            {i, labelOf(scenario.racers[i]), (*makeRecipe(setup->settings))->baseRate, *tune(*setup->objective(), *setup, goal, options)});
    }
    return racers;
}

std::string tuneJson(const Scenario& scenario, const std::vector<TunedRacer>& racers, const TuneOptions& options)
{
    Json json = {{"objective", objectiveName(options.objective)}, {"budget", options.budget}, {"racers", Json::array()}};
    for (const TunedRacer& racer : racers) {
        const Trial& trial = racer.tuned.trial;
        json["racers"].push_back({{"racer", racer.label},
                                  {"optimizer", scenario.racers[racer.index].optimizer},
                                  {"index", racer.index},
                                  {"lr", racer.tuned.isFound() ? Json(racer.tuned.rate) : Json(nullptr)},
                                  {"lr_before", racer.rateBefore},
                                  {"final_loss", toJson(trial.finalLoss)},
                                  {"status", statusName(trial.status)},
                                  {"steps_to_tolerance", trial.hasArrived() ? Json(trial.stepsToTolerance) : Json(nullptr)},
                                  {"runs", racer.tuned.runs}});
    }
    return json.dump(1) + "\n";
}

std::string tuneCsv(const Scenario& scenario, const std::vector<TunedRacer>& racers)
{
    std::string text = "racer,optimizer,lr_before,lr,final_loss,status,steps_to_tolerance,runs\n";
    for (const TunedRacer& racer : racers) {
        const Trial& trial = racer.tuned.trial;
        text += csvField(racer.label) + "," + scenario.racers[racer.index].optimizer + "," + exactText(racer.rateBefore) + "," +
                (racer.tuned.isFound() ? exactText(racer.tuned.rate) : "") + "," + exactText(trial.finalLoss) + "," +
                std::string(statusName(trial.status)) + "," + (trial.hasArrived() ? std::to_string(trial.stepsToTolerance) : "") + "," +
                std::to_string(racer.tuned.runs) + "\n";
    }
    return text;
}

std::string tuneTable(const std::vector<TunedRacer>& racers, const TuneOptions& options)
{
    std::vector<std::vector<std::string>> rows = {{"racer", "before", "lr", "final loss", "to tolerance", "runs"}};
    for (const TunedRacer& racer : racers) {
        const Trial& trial = racer.tuned.trial;
        rows.push_back({racer.label, shortText(racer.rateBefore), racer.tuned.isFound() ? shortText(racer.tuned.rate) : "all diverge",
                        shortText(trial.finalLoss, 6), trial.hasArrived() ? std::to_string(trial.stepsToTolerance) : "·",
                        std::to_string(racer.tuned.runs)});
    }
    const bool isLoss = options.objective == TrialObjective::FinalLoss;
    return table(rows, {false, true, true, true, true, true}) + "\nobjective: " +
           (isLoss ? "the lowest loss after all steps" : "the fewest steps until the loss stays within 0.1 % of the gap to the minimum") +
           "; " + std::to_string(options.budget) + " runs for each racer\n";
}

bool writeTuned(const QString& path, Scenario scenario, const std::vector<TunedRacer>& racers)
{
    for (const TunedRacer& racer : racers)
        if (racer.tuned.isFound())
            setTuned(scenario.racers[racer.index], {{"lr", racer.tuned.rate}});
    QFile file(path);
    const std::string text = toJson(scenario);
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), static_cast<qint64>(text.size())) >= 0 && file.flush())
        return true;
    report(path.toStdString(), {"can't be written: " + file.errorString().toStdString(), {}, {}});
    return false;
}

/// What is wrong with the command line, or "".
QString readOptions(const QCommandLineParser& options, TuneOptions& tuning)
{
    if (options.positionalArguments().size() != 1)
        return "one scenario file is needed ('-' reads standard input)";
    if (options.isSet("json") && options.isSet("csv"))
        return "--json and --csv exclude each other";
    tuning.budget = options.value("budget").toInt();
    if (tuning.budget < 1 || tuning.budget > kMostRuns)
        return "--budget: a whole number ≥ 1 expected, got '" + options.value("budget") + "'";
    const std::string objective = options.value("objective").toStdString();
    if (objective == objectiveName(TrialObjective::StepsToTolerance))
        tuning.objective = TrialObjective::StepsToTolerance;
    else if (objective != objectiveName(TrialObjective::FinalLoss))
        return "--objective: final_loss or steps_to_tolerance expected, got '" + options.value("objective") + "'";
    return {};
}

} // namespace

int runTune(const QStringList& arguments)
{
    CommandLine line("tune", "SCENARIO.json [--budget N] [--objective final_loss|steps_to_tolerance] [--json|--csv] [-o FILE]",
                     "Finds the best learning rate of every racer, with the same number of runs for each: a grid from 1e-6 to 10,\n"
                     "refined around the best rate. The rate that a racer has is tried too, so none becomes worse.");
    line.parser().addOption({"budget", "Runs for each racer.", "N", QString::number(TuneOptions{}.budget)});
    line.parser().addOption(
        {"objective", "What is best: final_loss (then the fewest steps), or steps_to_tolerance.", "NAME", "final_loss"});
    line.parser().addOption({"json", "Answer in JSON."});
    line.parser().addOption({"csv", "Answer in CSV: one line a racer."});
    line.parser().addOption({"o", "Writes the scenario with the tuned racers.", "FILE"});
    int status = kSuccess;
    if (!line.parse(arguments, status))
        return status;
    const QCommandLineParser& options = line.parser();
    TuneOptions tuning;
    if (const QString misuse = readOptions(options, tuning); !misuse.isEmpty())
        return line.misuse(misuse);
    const std::optional<Source> source = readSource(options.positionalArguments().front());
    const std::optional<Scenario> scenario = source ? scenarioOf(*source) : std::nullopt;
    const std::optional<Terrain> terrain = scenario ? terrainOf(*source, *scenario) : std::nullopt;
    if (!terrain)
        return kFailure;
    const Result<std::vector<TunedRacer>> racers = tuneAll(*scenario, *terrain, tuning);
    if (!racers) {
        report(source->name, racers.error());
        return kFailure;
    }
    if (racers->empty())
        reportNote(source->name, {}, "the scenario has no racers");
    if (options.isSet("o") && !writeTuned(options.value("o"), *scenario, *racers))
        return kFailure;
    printOut(options.isSet("json")  ? tuneJson(*scenario, *racers, tuning)
             : options.isSet("csv") ? tuneCsv(*scenario, *racers)
                                    : tuneTable(*racers, tuning));
    return kSuccess;
}

} // namespace ad::app
