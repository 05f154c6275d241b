// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/basins.h"

#include "app/command/command.h"
#include "app/command/console.h"
#include "app/command/map_options.h"
#include "app/command/racer_option.h"
#include "app/command/tensor_json.h"
#include "core/base/text.h"
#include "core/scenario/basins.h"
#include "core/scenario/race.h"

#include <QElapsedTimer>

#include <algorithm>

namespace ad::app {

namespace {

constexpr int kMostSide = 4096;
constexpr qint64 kQuiet = 500; // milliseconds before progress is worth a line

/// "64x48".
std::optional<std::pair<int, int>> gridOf(const QString& text)
{
    const QStringList parts = text.toLower().split('x');
    bool isWidth = false;
    bool isHeight = false;
    const int columns = parts.value(0).toInt(&isWidth);
    const int rows = parts.value(1).toInt(&isHeight);
    const bool isSensible = columns >= 1 && rows >= 1 && columns <= kMostSide && rows <= kMostSide;
    return parts.size() == 2 && isWidth && isHeight && isSensible ? std::optional(std::pair{columns, rows}) : std::nullopt;
}

Json rowsJson(const BasinMap& map, const std::vector<int>& cells)
{
    Json rows = Json::array();
    for (int row = 0; row < map.rows; ++row) {
        const auto from = cells.begin() + static_cast<std::ptrdiff_t>(row) * map.columns;
        rows.push_back(std::vector<int>(from, from + map.columns));
    }
    return rows;
}

std::string basinsJson(const Scenario& scenario, const Terrain& terrain, int racer, const BasinMap& map)
{
    Json minima = Json::array();
    Json values = Json::array();
    for (const RaceMinimum& minimum : map.minima) {
        minima.push_back(toJson(std::span<const double>(minimum.at)));
        values.push_back(toJson(minimum.value));
    }
    const double window[] = {map.window.xmin, map.window.xmax, map.window.ymin, map.window.ymax};
    return Json{{"axes", terrain.names()},
                {"racer", labelOf(scenario.racers[static_cast<std::size_t>(racer)])},
                {"window", toJson(std::span<const double>(window, terrain.mapDimension() == 1 ? 2 : 4))},
                {"grid", {map.columns, map.rows}},
                {"minima", minima},
                {"values", values},
                {"basin", rowsJson(map, map.basin)},
                {"steps", rowsJson(map, map.steps)}}
               .dump() +
           "\n";
}

std::string basinsCsv(const BasinMap& map, bool isCurve)
{
    std::string text = isCurve ? "x,basin,steps\n" : "x,y,basin,steps\n";
    for (int row = 0; row < map.rows; ++row) {
        for (int column = 0; column < map.columns; ++column) {
            const Vec2 place = map.placeOf(column, row);
            const std::size_t cell = static_cast<std::size_t>(row) * map.columns + column;
            text += exactText(place.x) + (isCurve ? "" : "," + exactText(place.y)) + "," + std::to_string(map.basin[cell]) + "," +
                    std::to_string(map.steps[cell]) + "\n";
        }
    }
    return text;
}

std::string countsTable(const BasinMap& map)
{
    std::vector<std::vector<std::string>> rows = {{"", "reaches", "f", "starts", "share", "steps (median)"}};
    const auto add = [&](int basin, const std::string& sign, const std::string& name, const std::string& value) {
        std::vector<int> steps;
        for (std::size_t cell = 0; cell < map.basin.size(); ++cell)
            if (map.basin[cell] == basin)
                steps.push_back(map.steps[cell]);
        if (basin < 0 && steps.empty())
            return;
        std::sort(steps.begin(), steps.end());
        const double share = 100.0 * static_cast<double>(steps.size()) / static_cast<double>(map.basin.size());
        rows.push_back({sign, name, value, std::to_string(steps.size()), shortText(share, 3) + " %",
                        steps.empty() ? "–" : std::to_string(steps[steps.size() / 2])});
    };
    for (std::size_t i = 0; i < map.minima.size(); ++i)
        add(static_cast<int>(i), std::to_string(i), shortText(Tensor::vector(map.minima[i].at), 6), shortText(map.minima[i].value, 6));
    add(BasinMap::kDiverged, "-1", "diverges", "");
    add(BasinMap::kNone, "-2", "none after all steps", "");
    return table(rows, {true, false, true, true, true, true});
}

/// The request, checked, or nothing and what is wrong has been said.
struct Request
{
    Scenario scenario;
    Terrain terrain;
    int racer;
    BasinTask task;
    Rectangle window;
    int columns;
    int rows;
};

std::optional<Request> failed(int& status, int with)
{
    status = with;
    return std::nullopt;
}

std::optional<Request> requestOf(const CommandLine& line, const QCommandLineParser& options, int& status)
{
    const auto grid = gridOf(options.value("grid"));
    if (options.positionalArguments().size() != 1)
        return failed(status, line.misuse("one scenario file is needed ('-' reads standard input)"));
    if (options.isSet("json") && options.isSet("csv"))
        return failed(status, line.misuse("--json and --csv exclude each other"));
    if (!grid)
        return failed(status, line.misuse("--grid needs COLUMNSxROWS, from 1x1 to 4096x4096, not '" + options.value("grid") + "'"));
    bool isNumber = true;
    const int steps = options.isSet("steps") ? options.value("steps").toInt(&isNumber) : 0;
    if (!isNumber || steps < 0)
        return failed(status, line.misuse("--steps needs a whole number, not '" + options.value("steps") + "'"));
    const std::optional<Source> source = readSource(options.positionalArguments().front());
    std::optional<Scenario> scenario = source ? scenarioOf(*source) : std::nullopt;
    const std::optional<Terrain> terrain = scenario ? terrainOf(*source, *scenario) : std::nullopt;
    if (!terrain)
        return failed(status, kFailure);
    if (options.isSet("steps"))
        scenario->steps = steps;
    const Result<int> racer = racerIndexOf(options.value("racer").toStdString(), *scenario);
    const Result<BasinTask> task = racer ? basinTask(*scenario, *racer) : Result<BasinTask>(racer.error());
    if (!task) {
        report(source->name, task.error());
        return failed(status, kFailure);
    }
    const int inputs = terrain->mapDimension();
    const auto window = options.isSet("window") ? windowOf(options.value("window"), inputs) : ad::windowOf(*scenario, *terrain);
    if (!window)
        return failed(status,
                      line.misuse("--window needs XMIN,XMAX,YMIN,YMAX, each side longer than 0, not '" + options.value("window") + "'"));
    return Request{*scenario, *terrain, *racer, *task, *window, grid->first, grid->second};
}

void addOptions(QCommandLineParser& parser)
{
    parser.addOption({"racer", "Which racer: its index from 0, or its name.", "N", "0"});
    parser.addOption({"grid", "One start at the middle of each of so many cells.", "COLUMNSxROWS", "64x48"});
    parser.addOption({"steps", "How many steps each run has; the scenario's without it.", "N"});
    parser.addOption({"window", "Where the starts are; the scenario's window without it.", "XMIN,XMAX,YMIN,YMAX"});
    parser.addOption({"json", "Answer in JSON: \"basin\" and \"steps\" are rows from the bottom, each from left to right."});
    parser.addOption({"csv", "Answer in CSV: one line a start."});
}

/// One line that is written over, after half a second.
Progress progressLine()
{
    auto timer = std::make_shared<QElapsedTimer>();
    timer->start();
    auto told = std::make_shared<int>(-1);
    return [timer, told](double done) {
        const int percent = static_cast<int>(100 * done);
        if (timer->elapsed() < kQuiet || percent == *told)
            return true;
        *told = percent;
        printError("\rbasins: " + std::to_string(percent) + " %" + (percent == 100 ? "\n" : ""));
        return true;
    };
}

} // namespace

int runBasins(const QStringList& arguments)
{
    CommandLine line("basins", "SCENARIO.json [--racer N] [--grid 64x48] [--steps N] [--window XMIN,XMAX,YMIN,YMAX] [--json|--csv]",
                     "Runs one racer from the middle of each cell of a grid and tells which minimum it reaches, and in how many steps.\n"
                     "It has reached a minimum if it ends not further from it than 1 % of the window's diagonal (and than a third of the\n"
                     "way to the next minimum), with a loss at most 0.1 % of the window's typical height above it; its steps are those\n"
                     "before it stays there. -1: it diverged, or ended ten windows away; -2: it reached none.");
    addOptions(line.parser());
    int status = kSuccess;
    if (!line.parse(arguments, status))
        return status;
    const QCommandLineParser& options = line.parser();
    const std::optional<Request> request = requestOf(line, options, status);
    if (!request)
        return status;
    const Terrain& terrain = request->terrain;
    BasinMap map =
        emptyBasins(terrain, request->window, request->columns, request->rows, minimaOf(terrain, request->scenario, request->window));
    map = *completed(std::move(map), terrain, request->task, progressLine());
    printOut(options.isSet("json")  ? basinsJson(request->scenario, terrain, request->racer, map)
             : options.isSet("csv") ? basinsCsv(map, terrain.mapDimension() == 1)
                                    : countsTable(map));
    return kSuccess;
}

} // namespace ad::app
