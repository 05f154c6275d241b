// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/race.h"

#include "app/command/command.h"
#include "app/command/console.h"
#include "app/command/csv.h"
#include "app/command/race_batches.h"
#include "app/command/race_ledger.h"
#include "app/command/racer_option.h"
#include "app/command/tensor_json.h"
#include "core/base/text.h"
#include "core/scenario/derive.h"
#include "core/scenario/race.h"

namespace ad::app {

namespace {

enum class Format { Table, Json, Csv };

Json runJson(const RacerRun& racer)
{
    Json path = Json::array();
    for (std::int64_t k = 0; k <= racer.run.stopStep; ++k)
        path.push_back(toJson(racer.run.at(k)));
    return {{"optimizer", racer.recipe->settings.optimizer},
            {"name", racer.label},
            {"path", path},
            {"loss", toJson(std::span<const double>(racer.run.loss))},
            {"status", statusName(racer.run.status)},
            {"steps", racer.run.stopStep}};
}

Json raceJson(const std::vector<RacerRun>& runs, const Scenario& scenario, const Terrain& terrain)
{
    Json racers = Json::array();
    for (const RacerRun& racer : runs)
        racers.push_back(runJson(racer));
    Json answer = {{"axes", terrain.names()}, {"start", toJson(std::span<const double>(terrain.start()))}, {"racers", racers}};
    addBatches(answer, runs, scenario, terrain);
    return answer;
}

std::string raceCsv(const std::vector<RacerRun>& runs, const Terrain& terrain)
{
    std::string text = "racer,optimizer,step";
    for (const std::string& name : terrain.names())
        text += "," + csvField(name);
    text += ",loss,status\n";
    for (const RacerRun& racer : runs) {
        for (std::int64_t k = 0; k <= racer.run.stopStep; ++k) {
            text += csvField(racer.label) + "," + racer.recipe->settings.optimizer + "," + std::to_string(k);
            for (const double x : racer.run.at(k))
                text += "," + exactText(x);
            text += "," + exactText(racer.run.loss[static_cast<std::size_t>(k)]) + "," + std::string(statusName(racer.run.status)) + "\n";
        }
    }
    return text;
}

std::string raceTable(const std::vector<RacerRun>& runs, const Terrain& terrain)
{
    std::vector<std::vector<std::string>> rows = {{"racer", "optimizer", "steps", "status", "loss", "|gradient|"}};
    for (const std::string& name : terrain.names())
        rows.front().push_back(displayName(name));
    for (const RacerRun& racer : runs) {
        const auto last = static_cast<std::size_t>(racer.run.stopStep);
        std::vector<std::string> row = {racer.label,
                                        racer.recipe->settings.optimizer,
                                        std::to_string(racer.run.stopStep),
                                        std::string(statusName(racer.run.status)),
                                        shortText(racer.run.loss[last], 8),
                                        shortText(racer.run.gradientNorm[last], 4)};
        for (const double x : racer.run.at(racer.run.stopStep))
            row.push_back(shortText(x, 8));
        rows.push_back(std::move(row));
    }
    std::vector<bool> isNumber = {false, false, true, false, true, true};
    isNumber.resize(rows.front().size(), true);
    return table(rows, isNumber);
}

/// Leaves only the racer that `text` means; false after an error was reported.
bool keepOnly(const std::string& text, const Source& source, Scenario& scenario)
{
    const Result<int> index = racerIndexOf(text, scenario);
    if (!index) {
        report(source.name, index.error());
        return false;
    }
    scenario.racers = {scenario.racers[static_cast<std::size_t>(*index)]};
    return true;
}

std::string raceText(const Scenario& scenario, const Terrain& terrain, const std::vector<RacerRun>& runs, Format format)
{
    switch (format) {
    case Format::Json:
        return raceJson(runs, scenario, terrain).dump(1) + "\n";
    case Format::Csv:
        return raceCsv(runs, terrain);
    case Format::Table:
        break;
    }
    return raceTable(runs, terrain) + batchLines(runs, scenario, terrain);
}

std::string ledgerText(const Ledgers& of, Format format)
{
    switch (format) {
    case Format::Json: {
        Json answer = raceJson(of.runs, of.scenario, of.terrain);
        for (std::size_t i = 0; i < of.runs.size(); ++i)
            answer["racers"][i]["ledger"] = ledgerJson(of, i);
        return answer.dump(1) + "\n";
    }
    case Format::Csv:
        return ledgerCsv(of);
    case Format::Table:
        break;
    }
    return ledgerTable(of);
}

} // namespace

int runRace(const QStringList& arguments)
{
    CommandLine line("race", "SCENARIO.json [--racer N] [--ledger [--steps A:B]] [--json|--csv]",
                     "Runs every racer of the scenario from its start and tells where it went. All steps are made, unless the\n"
                     "scenario says \"stop\": true; a racer that meets a number that is not finite always stops.");
    line.parser().addOption({"json", "Answer in JSON: every iterate with its loss."});
    line.parser().addOption({"csv", "Answer in CSV: one line an iterate."});
    line.parser().addOption({"racer", "Only this racer: its index, from 0, or its name.", "N"});
    line.parser().addOption({"ledger", "Every quantity of every step by name, for each coordinate."});
    line.parser().addOption({"steps", "Of the ledger only steps A to B; the first is 1, and both may be left out.", "A:B"});
    int status = kSuccess;
    if (!line.parse(arguments, status))
        return status;
    const QCommandLineParser& options = line.parser();
    if (options.positionalArguments().size() != 1)
        return line.misuse("one scenario file is needed ('-' reads standard input)");
    if (options.isSet("json") && options.isSet("csv"))
        return line.misuse("--json and --csv exclude each other");
    if (options.isSet("steps") && !options.isSet("ledger"))
        return line.misuse("--steps is an option of --ledger");
    const std::optional<StepRange> range = stepRange(options.value("steps").toStdString());
    if (!range)
        return line.misuse("--steps: two step numbers such as 1:20 expected, got '" + options.value("steps") + "'");
    const std::optional<Source> source = readSource(options.positionalArguments().front());
    std::optional<Scenario> scenario = source ? scenarioOf(*source) : std::nullopt;
    const std::optional<Terrain> terrain = scenario ? terrainOf(*source, *scenario) : std::nullopt;
    if (!terrain || (options.isSet("racer") && !keepOnly(options.value("racer").toStdString(), *source, *scenario)))
        return kFailure;
    const Result<std::vector<RacerRun>> runs = race(*scenario, *terrain);
    if (!runs) {
        report(source->name, runs.error());
        return kFailure;
    }
    if (runs->empty())
        reportNote(source->name, {}, "the scenario has no racers");
    const Format format = options.isSet("json") ? Format::Json : options.isSet("csv") ? Format::Csv : Format::Table;
    printOut(options.isSet("ledger") ? ledgerText({*scenario, *terrain, *runs, *range}, format)
                                     : raceText(*scenario, *terrain, *runs, format));
    return kSuccess;
}

} // namespace ad::app
