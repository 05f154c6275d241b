// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/race.h"

#include "app/command/command.h"
#include "app/command/console.h"
#include "app/command/tensor_json.h"
#include "core/base/text.h"
#include "core/scenario/derive.h"
#include "core/scenario/race.h"

namespace ad::app {

namespace {

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

std::string raceJson(const std::vector<RacerRun>& runs, const Terrain& terrain)
{
    Json racers = Json::array();
    for (const RacerRun& racer : runs)
        racers.push_back(runJson(racer));
    return Json{{"axes", terrain.names()}, {"start", toJson(std::span<const double>(terrain.start()))}, {"racers", racers}}.dump(1) + "\n";
}

// Fields with a comma, a quote or a line break are quoted (RFC 4180).
std::string csvField(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
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

} // namespace

int runRace(const QStringList& arguments)
{
    CommandLine line("race", "SCENARIO.json [--json|--csv]",
                     "Runs every racer of the scenario from its start and tells where it went. All steps are made, unless the\n"
                     "scenario says \"stop\": true; a racer that meets a number that is not finite always stops.");
    line.parser().addOption({"json", "Answer in JSON: every iterate with its loss."});
    line.parser().addOption({"csv", "Answer in CSV: one line an iterate."});
    int status = kSuccess;
    if (!line.parse(arguments, status))
        return status;
    const QCommandLineParser& options = line.parser();
    if (options.positionalArguments().size() != 1)
        return line.misuse("one scenario file is needed ('-' reads standard input)");
    if (options.isSet("json") && options.isSet("csv"))
        return line.misuse("--json and --csv exclude each other");
    const std::optional<Source> source = readSource(options.positionalArguments().front());
    const std::optional<Scenario> scenario = source ? scenarioOf(*source) : std::nullopt;
    const std::optional<Terrain> terrain = scenario ? terrainOf(*source, *scenario) : std::nullopt;
    if (!terrain)
        return kFailure;
    const Result<std::vector<RacerRun>> runs = race(*scenario, *terrain);
    if (!runs) {
        report(source->name, runs.error());
        return kFailure;
    }
    if (runs->empty())
        reportNote(source->name, {}, "the scenario has no racers");
    printOut(options.isSet("json")  ? raceJson(*runs, *terrain)
             : options.isSet("csv") ? raceCsv(*runs, *terrain)
                                    : raceTable(*runs, *terrain));
    return kSuccess;
}

} // namespace ad::app
