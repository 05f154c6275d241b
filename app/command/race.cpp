// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/race.h"

#include "app/command/command.h"
#include "app/command/console.h"
#include "app/command/race_batches.h"
#include "app/command/race_ledger.h"
#include "app/command/racer_option.h"
#include "app/command/tensor_json.h"
#include "core/base/text.h"
#include "core/scenario/derive.h"
#include "core/scenario/race_csv.h"
#include "core/scenario/rules.h"

namespace ad::app {

namespace {

enum class Format { Table, Json, Csv };

/// A race that was run, with everything that is told about it.
struct Answer
{
    const Scenario& scenario;
    const Terrain& terrain;
    const std::vector<RacerRun>& runs;
    Standings standings;
};

Json orNull(const std::optional<std::int64_t>& number)
{
    return number ? Json(*number) : Json();
}

Json placeJson(const std::vector<double>& at, double value)
{
    return at.empty() ? Json() : Json{{"at", toJson(std::span<const double>(at))}, {"value", toJson(value)}};
}

Json runJson(const RacerRun& racer, const Reached& reached)
{
    Json path = Json::array();
    for (std::int64_t k = 0; k <= racer.run.stopStep; ++k)
        path.push_back(toJson(racer.run.at(k)));
    return {{"optimizer", racer.recipe->settings.optimizer},
            {"name", racer.label},
            {"path", path},
            {"loss", toJson(std::span<const double>(racer.run.loss))},
            {"status", statusName(racer.run.status)},
            {"steps", racer.run.stopStep},
            {"evaluations", racer.run.evaluations.back()},
            {"verdict", verdictName(reached.verdict)},
            {"steps_to_tolerance", orNull(reached.arrival)},
            {"minimum", placeJson(reached.at, reached.value)}};
}

Json raceJson(const Answer& answer)
{
    Json racers = Json::array();
    for (std::size_t i = 0; i < answer.runs.size(); ++i)
        racers.push_back(runJson(answer.runs[i], answer.standings.racers[i]));
    Json json = {{"axes", answer.terrain.names()},
                 {"start", toJson(std::span<const double>(answer.terrain.start()))},
                 {"rules", rulesLine(answer.scenario, answer.terrain)},
                 {"best_known", toJson(answer.standings.best.value)},
                 {"racers", racers}};
    addBatches(json, answer.runs, answer.scenario, answer.terrain);
    return json;
}

std::string raceTable(const Answer& answer)
{
    std::vector<std::vector<std::string>> rows = {
        {"racer", "optimizer", "steps", "verdict", "to tolerance", "evaluations", "loss", "|gradient|"}};
    for (const std::string& name : answer.terrain.names())
        rows.front().push_back(displayName(name));
    for (std::size_t i = 0; i < answer.runs.size(); ++i) {
        const RacerRun& racer = answer.runs[i];
        const Reached& reached = answer.standings.racers[i];
        const auto last = static_cast<std::size_t>(racer.run.stopStep);
        std::vector<std::string> row = {racer.label,
                                        racer.recipe->settings.optimizer,
                                        std::to_string(racer.run.stopStep),
                                        std::string(verdictName(reached.verdict)),
                                        reached.arrival ? std::to_string(*reached.arrival) : "-",
                                        std::to_string(racer.run.evaluations[last]),
                                        shortText(racer.run.loss[last], 8),
                                        shortText(racer.run.gradientNorm[last], 4)};
        for (const double x : racer.run.at(racer.run.stopStep))
            row.push_back(shortText(x, 8));
        rows.push_back(std::move(row));
    }
    std::vector<bool> isNumber = {false, false, true, false};
    isNumber.resize(rows.front().size(), true);
    return table(rows, isNumber) + "rules: " + rulesLine(answer.scenario, answer.terrain) + "\n";
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

enum class CsvOf { Curves, Standings };

std::string raceText(const Answer& answer, Format format, CsvOf csv)
{
    switch (format) {
    case Format::Json:
        return raceJson(answer).dump(1) + "\n";
    case Format::Csv:
        return csv == CsvOf::Standings ? standingsCsv(answer.scenario, answer.terrain, answer.runs, answer.standings)
                                       : curvesCsv(answer.scenario, answer.terrain, answer.runs, answer.standings);
    case Format::Table:
        break;
    }
    return raceTable(answer) + batchLines(answer.runs, answer.scenario, answer.terrain);
}

std::string ledgerText(const Answer& answer, const StepRange& range, Format format)
{
    const Ledgers of{answer.scenario, answer.terrain, answer.runs, range};
    switch (format) {
    case Format::Json: {
        Json json = raceJson(answer);
        for (std::size_t i = 0; i < answer.runs.size(); ++i)
            json["racers"][i]["ledger"] = ledgerJson(of, i);
        return json.dump(1) + "\n";
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
    CommandLine line("race", "SCENARIO.json [--racer N] [--ledger [--steps A:B]] [--json|--csv [--standings]]",
                     "Runs every racer of the scenario from its start and tells where it went. All steps are made, unless the\n"
                     "scenario says \"stop\": true; a racer that meets a number that is not finite always stops.");
    line.parser().addOption({"json", "Answer in JSON: every iterate with its loss."});
    line.parser().addOption({"csv", "Answer in CSV: one line an iterate."});
    line.parser().addOption({"standings", "Of the CSV: one line a racer, with its verdict, instead of one an iterate."});
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
    if (options.isSet("standings") && (!options.isSet("csv") || options.isSet("ledger")))
        return line.misuse("--standings is an option of --csv");
    const std::optional<StepRange> range = stepRange(options.value("steps").toStdString());
    if (!range)
        return line.misuse("--steps: two step numbers such as 1:20 expected, got '" + options.value("steps") + "'");
    const std::optional<Source> source = readSource(options.positionalArguments().front());
    std::optional<Scenario> scenario = source ? scenarioOf(*source) : std::nullopt;
    const std::optional<Terrain> terrain = scenario ? terrainOf(*source, *scenario) : std::nullopt;
    if (!terrain || (options.isSet("racer") && !keepOnly(options.value("racer").toStdString(), *source, *scenario)))
        return kFailure;
    const std::optional<std::vector<RacerRun>> runs = runsOf(*source, *scenario, *terrain);
    if (!runs)
        return kFailure;
    if (runs->empty())
        reportNote(source->name, {}, "the scenario has no racers");
    const Format format = options.isSet("json") ? Format::Json : options.isSet("csv") ? Format::Csv : Format::Table;
    const Answer answer{*scenario, *terrain, *runs, standingsOf(*scenario, *terrain, *runs)};
    printOut(options.isSet("ledger") ? ledgerText(answer, *range, format)
                                     : raceText(answer, format, options.isSet("standings") ? CsvOf::Standings : CsvOf::Curves));
    return kSuccess;
}

} // namespace ad::app
